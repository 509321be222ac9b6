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
from py_app.errors import InvalidOption, OffcutError, OutOfMemory
from py_app.graph import parse_facts
from py_app.levels import parse_plan
from py_app.models import parse_manifest
from py_app.options import parse_options
from py_app.own_networks import adopt, try_out
from py_app.pipeline import estimate_matte, render
from py_app.reference import judge, prepare_reference, read_reference
from py_app.report import OnStage, build_report
from py_app.workspace import Workspace


class Session:
    """All that lives as long as the engine worker: the backend and the finished mattes."""

    def __init__(self, js_run: JsRun) -> None:
        self._backend = WebBackend(js_run)
        self._workspace = Workspace()

    async def cut(self, key: str, js_data: Any, plan: str, options: str, js_on_stage: OnStage) -> Any:
        """Estimate the matte of an image file, keep it under `key` and return its first rendering.

        `plan` is JSON text, `{"manifests": [{…}, …], "solve": true, "mirror": true}`: the manifests of the level's
        networks, in its order, as they are in `models/NAME.json`, and the level's flags. The backend is asked for each
        network once, or twice in a row where the photo is mirrored too.
        """

        async def work() -> tuple[bytes, dict[str, Any]]:
            chosen = parse_options(json.loads(options))
            chosen_plan = parse_plan(plan)
            matte = await estimate_matte(
                js_data.to_bytes(),
                chosen_plan.models,
                self._backend,
                solve=chosen_plan.solve,
                mirror=chosen_plan.mirror,
                on_stage=js_on_stage,
            )
            self._workspace.add(key, matte)
            rendering = render(matte, chosen, on_stage=js_on_stage)
            return rendering.data, build_report(matte, rendering)

        return await _seal(work)

    async def render(self, key: str, js_read: Callable[[], Awaitable[Any]], options: str, js_on_stage: OnStage) -> Any:
        """Render a kept matte again; `js_read` gives the source's bytes where they are needed."""

        async def work() -> tuple[bytes, dict[str, Any]]:
            chosen = parse_options(json.loads(options))
            if key not in self._workspace:
                raise InvalidOption(f"There is no cutout '{key}'.")
            if self._workspace.is_resident(key):
                matte = self._workspace.get(key)
            else:
                matte = self._workspace.restore(key, (await js_read()).to_bytes())
            rendering = render(matte, chosen, on_stage=js_on_stage)
            return rendering.data, build_report(matte, rendering)

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
