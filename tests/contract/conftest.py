"""The backends under test: Python's half of the browser's, the native one, and the browser's inference worker."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from py_app.browser.backend import WebBackend
from py_app.errors import error_from_code
from py_app.network.backend import Inference, InferenceBackend
from py_app.network.manifest import Manifest
from py_app.types import Tensor
from tests.fake_javascript import install, make_run
from web.build.server import SiteServer


class PageBackend:
    """The inference host and its worker in a real page, behind the same interface as the others."""

    def __init__(self, page: Page, threads: int) -> None:
        self._page = page
        page.evaluate(Path(__file__).with_name("page_backend.js").read_text(), threads)

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        """Send the tensor to the page and bring the output back."""
        data = base64.b64encode(tensor.tobytes()).decode()
        answer = self._page.evaluate(
            "(job) => runInference(job)", {"model": model.name, "data": data, "shape": tensor.shape}
        )
        if "code" in answer:
            raise error_from_code(answer["code"], answer["message"])
        output = np.frombuffer(base64.b64decode(answer["data"]), np.float32).reshape(answer["shape"])
        return Inference(output, answer["backend"], answer["threads"])


@pytest.fixture(scope="module", params=["web", "native", "wasm-1", "wasm-2"])
def backend(request: pytest.FixtureRequest) -> Iterator[InferenceBackend]:
    """Each backend in turn."""
    if request.param == "web":
        manifests: dict[str, Manifest] = request.getfixturevalue("manifests")
        with pytest.MonkeyPatch.context() as patch:
            install(patch)
            yield WebBackend(make_run(request.getfixturevalue("native"), manifests.values()))
    elif request.param == "native":
        yield request.getfixturevalue("native_backend")
    else:
        site: SiteServer = request.getfixturevalue("site")
        browser: Browser = request.getfixturevalue("chromium")
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{site.url}models/levels.json")
            yield PageBackend(page, int(request.param[-1]))
