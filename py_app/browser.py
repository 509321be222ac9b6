"""The Python half of the engine worker's seam: JavaScript calls a `Session`, and gets envelopes back.

An envelope is `{ok: true, data: Uint8Array, report: JSON text}` or `{ok: false, error: JSON text}`; no
exception crosses the border, as Pyodide would keep only its text.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from py_app.backends.web import JsRun, WebBackend
from py_app.errors import InvalidOption, OffcutError, OutOfMemory
from py_app.levels import parse_plan
from py_app.options import parse_options
from py_app.pipeline import estimate_matte, render
from py_app.report import OnStage, build_report
from py_app.workspace import Workspace


class Session:
    """All that lives as long as the engine worker: the backend and the finished mattes."""

    def __init__(self, js_run: JsRun) -> None:
        self._backend = WebBackend(js_run)
        self._workspace = Workspace()

    async def cut(self, key: str, js_data: Any, plan: str, options: str, js_on_stage: OnStage) -> Any:
        """Estimate the matte of an image file, keep it under `key` and return its first rendering.

        `plan` is JSON text, `{"manifests": [{…}, …], "solve": true}`: the manifests of the level's networks, in its
        order, as they are in `models/NAME.json`, and the level's flag. The backend is asked for each network once.
        """

        async def work() -> tuple[bytes, dict[str, Any]]:
            chosen = parse_options(json.loads(options))
            chosen_plan = parse_plan(plan)
            matte = await estimate_matte(
                js_data.to_bytes(), chosen_plan.models, self._backend, solve=chosen_plan.solve, on_stage=js_on_stage
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

    def forget(self, key: str) -> None:
        """Give back what is kept under `key`."""
        self._workspace.forget(key)


async def _seal(work: Callable[[], Awaitable[tuple[bytes, dict[str, Any]]]]) -> Any:
    """Run `work` and put its result or its error into an envelope."""
    from js import Object
    from pyodide.ffi import to_js

    envelope: dict[str, Any]
    try:
        data, report = await work()
        envelope = {"ok": True, "data": data, "report": json.dumps(report)}
    except OffcutError as error:
        envelope = {"ok": False, "error": json.dumps(error.to_record())}
    except MemoryError as error:
        envelope = {"ok": False, "error": json.dumps(OutOfMemory(str(error)).to_record())}
    except Exception as error:
        record = OffcutError(repr(error), details={"traceback": traceback.format_exc()}).to_record()
        envelope = {"ok": False, "error": json.dumps(record)}
    return to_js(envelope, dict_converter=Object.fromEntries)
