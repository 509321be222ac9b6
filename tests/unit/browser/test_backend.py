"""What crosses to the inference worker and back: a flat buffer and a shape, an inference or an error record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from py_app.browser.backend import WebBackend
from py_app.errors import DownloadError, OffcutError, OutOfMemory, error_codes
from py_app.network.backend import Inference
from py_app.network.manifest import Manifest
from py_app.types import Notice, Tensor
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL
from tests.fake_javascript import JsArray, JsObject, JsTypedArray, make_run, to_js

OTHER = replace(FAKE_MODEL, name="other")


class _Backend:
    """Gives the first channel, and says which network it was; `other` has something to be told."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        notices = (Notice("backend-fallback", "WebGPU was lost."),) if model.name == "other" else ()
        return Inference(tensor[:, :1], f"on-{model.name}", len(model.name), notices)


def make_tensor() -> Tensor:
    return np.random.default_rng(8).random((1, 3, 4, 6), np.float32)


def test_an_inference_crosses_unchanged() -> None:
    backend, tensor = WebBackend(make_run(_Backend(), [FAKE_MODEL, OTHER])), make_tensor()
    first, second = run_now(backend.run(FAKE_MODEL, tensor)), run_now(backend.run(OTHER, tensor))
    assert first.output.dtype == np.float32
    assert np.array_equal(first.output, tensor[:, :1])
    assert (first.backend, first.threads, first.notices) == ("on-fake", 4, ())
    assert (second.backend, second.threads) == ("on-other", 5)
    assert second.notices == (Notice("backend-fallback", "WebGPU was lost."),)


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_flat_buffer_and_a_shape_cross(is_mirrored: bool) -> None:
    """Also of a view that is no run of memory."""
    crossed: list[tuple[Any, ...]] = []

    async def run(model: str, data: Any, shape: Any) -> Any:
        crossed.append((model, data, shape))
        output = to_js(np.arange(6, dtype=np.float32))
        return JsObject(ok=True, data=output, shape=to_js([1, 1, 2, 3]), backend="wasm", threads=1, notices=JsArray([]))

    tensor = make_tensor()[..., :: -1 if is_mirrored else 1]
    inference = run_now(WebBackend(run).run(FAKE_MODEL, tensor))
    ((model, data, shape),) = crossed
    assert (model, shape.to_py()) == ("fake", [1, 3, 4, 6])
    assert isinstance(data, JsTypedArray)
    assert data.to_py().format == "f"
    assert np.array_equal(np.reshape(data.to_py(), tensor.shape), tensor)
    assert np.array_equal(inference.output, [[[[0, 1, 2], [3, 4, 5]]]])


def test_an_unknown_network() -> None:
    with pytest.raises(DownloadError, match="'fake'"):
        run_now(WebBackend(make_run(_Backend(), [OTHER])).run(FAKE_MODEL, make_tensor()))


@pytest.mark.parametrize("code", [*error_codes(), "of-tomorrow"])
def test_an_error_record_is_raised_as_its_class(code: str) -> None:
    async def run(model: str, data: Any, shape: Any) -> Any:
        return JsObject(ok=False, code=code, message="It stopped", details='{"reason": "insecure"}')

    with pytest.raises(OffcutError, match="It stopped") as caught:
        run_now(WebBackend(run).run(FAKE_MODEL, make_tensor()))
    assert caught.value.details == {"reason": "insecure"}
    assert caught.value.code == (code if code in error_codes() else OffcutError.code)
    assert isinstance(caught.value, OutOfMemory) == (code == "out-of-memory")
