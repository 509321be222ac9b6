"""The Python half of the engine worker's seam: JavaScript calls a `Session`, and gets envelopes back."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from py_app.browser.backend import JsRun, WebBackend
from py_app.browser.envelope import answer, seal
from py_app.browser.files import JsFile, JsRead, read_file
from py_app.browser.workspace import Workspace
from py_app.decode.decode import decode, offer_half
from py_app.decode.limits import find_capacity
from py_app.errors import InvalidOption, OutOfMemory
from py_app.matte.uncertainty import paint_doubt
from py_app.network.graph import parse_facts
from py_app.network.manifest import parse_manifest
from py_app.network.own_networks import adopt, try_out
from py_app.network.plan import parse_plan
from py_app.network.reference import judge, prepare_reference, read_reference
from py_app.options import RenderOptions, parse_options
from py_app.pipeline import estimate_matte, render
from py_app.report import OnStage, Rendering, build_report
from py_app.types import Matte


class Session:
    """All that lives as long as the engine worker: the backend and the finished mattes.

    `heap_limit` is how many bytes the WebAssembly heap may take on this device.
    """

    def __init__(self, js_run: JsRun, heap_limit: int) -> None:
        self._backend = WebBackend(js_run)
        self._workspace = Workspace()
        self._capacity = find_capacity(heap_limit)

    async def cut(
        self,
        key: str,
        js_file: JsFile,
        plan: str,
        options: str,
        js_on_stage: OnStage,
        js_background: JsFile | None = None,
    ) -> Any:
        """Estimate the matte of an image file, keep it under `key` and return its first rendering.

        `plan` is JSON text, see `levels.parse_plan`. The backend is asked for each network once a region.
        `js_background` has the bytes of the image that is to be behind the subject, if there is one.
        """

        async def work() -> tuple[bytes, dict[str, Any]]:
            chosen = _choose(options, js_background)
            chosen_plan = parse_plan(plan)
            file, max_pixels = read_file(js_file)
            self._workspace.make_room()
            try:
                matte = await estimate_matte(
                    file,
                    chosen_plan,
                    self._backend,
                    max_pixels=max_pixels,
                    capacity=self._capacity,
                    on_stage=js_on_stage,
                )
                rendering = render(matte, chosen, on_stage=js_on_stage)
            except MemoryError as error:
                raise OutOfMemory(str(error), details=offer_half(file, max_pixels)) from error
            self._workspace.add(key, matte)
            return rendering.data, _report(matte, rendering)

        return await seal(work)

    async def render(
        self, key: str, js_read: JsRead, options: str, js_on_stage: OnStage, js_background: JsFile | None = None
    ) -> Any:
        """Render a kept matte again; `js_read` gives the source's file where it is needed."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            chosen = _choose(options, js_background)
            self._require(key)
            if self._workspace.is_resident(key):
                matte = self._workspace.get(key)
            else:
                file, max_pixels = read_file(await js_read())
                self._workspace.make_room()
                source = decode(file, max_pixels=max_pixels, capacity=self._capacity)
                matte = self._workspace.restore(key, source)
            rendering = render(matte, chosen, on_stage=js_on_stage)
            return rendering.data, _report(matte, rendering)

        return await seal(work)

    async def doubt(self, key: str) -> Any:
        """Return a picture, to be laid over the source, of where a kept matte is in doubt."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            self._require(key)
            return paint_doubt(self._workspace.doubt(key)), {}

        return await seal(work)

    def prepare_reference(self, manifest: str, js_reference: Any) -> Any:
        """Return the network's input for its reference picture: `{ok, data: Float32Array, shape}`."""

        def work() -> dict[str, Any]:
            reference = read_reference(js_reference.to_bytes())
            tensor = prepare_reference(reference, parse_manifest(manifest).input)
            return {"data": tensor.reshape(-1), "shape": list(tensor.shape)}

        return answer(work)

    def judge(self, manifest: str, js_reference: Any, js_output: Any) -> Any:
        """Compare a backend's output with the reference: `{ok, isRight, difference}`."""

        def work() -> dict[str, Any]:
            reference = read_reference(js_reference.to_bytes())
            output = np.frombuffer(js_output.to_py(), np.float32)
            judgement = judge(output, reference, parse_manifest(manifest).output)
            return {"isRight": judgement.is_right, "difference": judgement.difference}

        return answer(work)

    async def adopt(self, draft: str, facts: str) -> Any:
        """Complete a draft with what is known of a person's own file; the report is the manifest."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            graph, file = parse_facts(json.loads(facts))
            return b"", adopt(draft, graph, file)

        return await seal(work)

    async def try_out(self, manifest: str) -> Any:
        """Run a person's own network once, on a generated picture."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            await try_out(parse_manifest(manifest), self._backend)
            return b"", {}

        return await seal(work)

    def forget(self, key: str) -> None:
        """Give back what is kept under `key`."""
        self._workspace.forget(key)

    def _require(self, key: str) -> None:
        if key not in self._workspace:
            raise InvalidOption(f"There is no cutout '{key}'.")


def _choose(options: str, js_background: JsFile | None) -> RenderOptions:
    """Check options; the image behind the subject comes beside them, as JSON holds no bytes."""
    image = decode(read_file(js_background)[0]) if js_background else None
    return parse_options(json.loads(options), image)


def _report(matte: Matte, rendering: Rendering) -> dict[str, Any]:
    """Return the report with what a browser adds: how large the WebAssembly heap has become, in bytes.

    A heap never shrinks, so its length is the most that any picture so far has taken.
    """
    import pyodide_js

    return {**build_report(matte, rendering), "heap": pyodide_js._module.HEAPU8.length}
