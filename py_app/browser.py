"""The Python half of the engine worker's seam: JavaScript calls a `Session`, and gets envelopes back.

An envelope is `{ok: true, …}`, for an image `{ok: true, data: Uint8Array, report: JSON text}`, or
`{ok: false, error: JSON text}`; no exception crosses the border, as Pyodide would keep only its text.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import numpy as np

from py_app.backends.web import JsRun, WebBackend
from py_app.browser_files import JsFile, JsRead, read_file
from py_app.decode import decode, offer_half
from py_app.errors import InvalidOption, OffcutError, OutOfMemory
from py_app.graph import parse_facts
from py_app.levels import parse_plan
from py_app.limits import find_capacity
from py_app.models import parse_manifest
from py_app.options import parse_options
from py_app.own_networks import adopt, try_out
from py_app.pipeline import estimate_matte, render
from py_app.reference import judge, prepare_reference, read_reference
from py_app.report import OnStage, Rendering, build_report
from py_app.types import Matte
from py_app.workspace import Workspace


class Session:
    """All that lives as long as the engine worker: the backend and the finished mattes.

    `heap_limit` is how many bytes the WebAssembly heap may take on this device.
    """

    def __init__(self, js_run: JsRun, heap_limit: int) -> None:
        self._backend = WebBackend(js_run)
        self._workspace = Workspace()
        self._capacity = find_capacity(heap_limit)

    async def cut(self, key: str, js_file: JsFile, plan: str, options: str, js_on_stage: OnStage) -> Any:
        """Estimate the matte of an image file, keep it under `key` and return its first rendering.

        `plan` is JSON text, `{"manifests": [{…}, …], "solve": true}`: the manifests of the level's networks, in its
        order, as they are in `models/NAME.json`, and the level's flag. The backend is asked for each network once.
        """

        async def work() -> tuple[bytes, dict[str, Any]]:
            chosen = parse_options(json.loads(options))
            chosen_plan = parse_plan(plan)
            file, max_pixels = read_file(js_file)
            self._workspace.make_room()
            try:
                matte = await estimate_matte(
                    file,
                    chosen_plan.models,
                    self._backend,
                    solve=chosen_plan.solve,
                    max_pixels=max_pixels,
                    capacity=self._capacity,
                    on_stage=js_on_stage,
                )
                rendering = render(matte, chosen, on_stage=js_on_stage)
            except MemoryError as error:
                raise OutOfMemory(str(error), details=offer_half(file, max_pixels)) from error
            self._workspace.add(key, matte)
            return rendering.data, _report(matte, rendering)

        return await _seal(work)

    async def render(self, key: str, js_read: JsRead, options: str, js_on_stage: OnStage) -> Any:
        """Render a kept matte again; `js_read` gives the source's file where it is needed."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            chosen = parse_options(json.loads(options))
            if key not in self._workspace:
                raise InvalidOption(f"There is no cutout '{key}'.")
            if self._workspace.is_resident(key):
                matte = self._workspace.get(key)
            else:
                file, max_pixels = read_file(await js_read())
                self._workspace.make_room()
                source = decode(file, max_pixels=max_pixels, capacity=self._capacity)
                matte = self._workspace.restore(key, source)
            rendering = render(matte, chosen, on_stage=js_on_stage)
            return rendering.data, _report(matte, rendering)

        return await _seal(work)

    def prepare_reference(self, manifest: str, js_reference: Any) -> Any:
        """Return the network's input for its reference picture: `{ok, data: Float32Array, shape}`."""

        def work() -> dict[str, Any]:
            reference = read_reference(js_reference.to_bytes())
            tensor = prepare_reference(reference, parse_manifest(manifest).input)
            return {"data": tensor.reshape(-1), "shape": list(tensor.shape)}

        return _answer(work)

    def judge(self, manifest: str, js_reference: Any, js_output: Any) -> Any:
        """Compare a backend's output with the reference: `{ok, isRight, difference}`."""

        def work() -> dict[str, Any]:
            reference = read_reference(js_reference.to_bytes())
            output = np.frombuffer(js_output.to_py(), np.float32)
            judgement = judge(output, reference, parse_manifest(manifest).output)
            return {"isRight": judgement.is_right, "difference": judgement.difference}

        return _answer(work)

    async def adopt(self, draft: str, facts: str) -> Any:
        """Complete a draft with what is known of a person's own file; the report is the manifest."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            graph, file = parse_facts(json.loads(facts))
            return b"", adopt(draft, graph, file)

        return await _seal(work)

    async def try_out(self, manifest: str) -> Any:
        """Run a person's own network once, on a generated picture."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            await try_out(parse_manifest(manifest), self._backend)
            return b"", {}

        return await _seal(work)

    def forget(self, key: str) -> None:
        """Give back what is kept under `key`."""
        self._workspace.forget(key)


def _report(matte: Matte, rendering: Rendering) -> dict[str, Any]:
    """Return the report with what a browser adds: how large the WebAssembly heap has become, in bytes.

    A heap never shrinks, so its length is the most that any picture so far has taken.
    """
    import pyodide_js

    return {**build_report(matte, rendering), "heap": pyodide_js._module.HEAPU8.length}


async def _seal(work: Callable[[], Awaitable[tuple[bytes, dict[str, Any]]]]) -> Any:
    """Run `work` and put its result or its error into an envelope."""
    try:
        data, report = await work()
    except Exception as error:
        return _envelope({"ok": False, "error": json.dumps(_record(error))})
    return _envelope({"ok": True, "data": data, "report": json.dumps(report)})


def _answer(work: Callable[[], dict[str, Any]]) -> Any:
    """Put what `work` returns, or its error, into an envelope."""
    try:
        return _envelope({"ok": True, **work()})
    except Exception as error:
        return _envelope({"ok": False, "error": json.dumps(_record(error))})


def _record(error: Exception) -> dict[str, object]:
    if isinstance(error, OffcutError):
        return error.to_record()
    if isinstance(error, MemoryError):
        return OutOfMemory(str(error)).to_record()
    trace = "".join(traceback.format_exception(error))
    return OffcutError(repr(error), details={"traceback": trace}).to_record()


def _envelope(fields: dict[str, Any]) -> Any:
    from js import Object
    from pyodide.ffi import to_js

    return to_js(fields, dict_converter=Object.fromEntries)
