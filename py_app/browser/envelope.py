"""What Python did, or why it failed, enters; an envelope for JavaScript leaves, as Pyodide keeps only an error's text.

An envelope is `{ok: true, …}`, for an image `{ok: true, data: Uint8Array, report: JSON text}`, or
`{ok: false, error: JSON text}`; no exception crosses the border.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from py_app.errors import OffcutError, OutOfMemory


async def seal(work: Callable[[], Awaitable[tuple[bytes, dict[str, Any]]]]) -> Any:
    """Run `work` and put its result or its error into an envelope."""
    try:
        data, report = await work()
    except Exception as error:
        return _envelope({"ok": False, "error": json.dumps(_record(error))})
    return _envelope({"ok": True, "data": data, "report": json.dumps(report)})


def answer(work: Callable[[], dict[str, Any]]) -> Any:
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
