"""What Python did, or why it failed, enters; an envelope for JavaScript leaves, as Pyodide keeps only an error's text.

An envelope is `{ok: true, …}`, for an image `{ok: true, data: Uint8Array, report: JSON text}`, or
`{ok: false, error: JSON text}`; no exception crosses the border.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Awaitable
from typing import Any

from py_app.errors import OffcutError, coded


async def to_envelope(work: Awaitable[dict[str, Any]]) -> Any:
    """Await `work` and put the fields it gives, or its error, into an envelope."""
    try:
        return _convert({"ok": True, **await work})
    except Exception as error:
        return _failure(error)


def _failure(error: Exception) -> Any:
    """Return the envelope of an error; what is a fault of ours is traced in the browser's console, too."""
    if not isinstance(error, OffcutError):
        traceback.print_exception(error, file=sys.stderr)
    return _convert({"ok": False, "error": json.dumps(coded(error).to_record())})


def _convert(fields: dict[str, Any]) -> Any:
    from js import Object
    from pyodide.ffi import to_js

    return to_js(fields, dict_converter=Object.fromEntries)
