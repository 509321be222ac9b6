"""JSON from outside enters; its value leaves, every number finite, or a `ValueError` whatever is wrong with it."""

from __future__ import annotations

import json
import math
from typing import Any

MAX_WHOLE = 2**53 - 1
"""The largest whole number that every reader of JSON takes for the same one (RFC 8259, section 6)."""


def read_json(text: str | bytes) -> Any:
    """Read JSON text that may be hostile.

    Raises
    ------
    ValueError
        It is no JSON, nested too deeply, names a field twice, or has a number that is not finite or too large.
    """
    try:
        return json.loads(
            text,
            parse_constant=_refuse,
            parse_float=_read_float,
            parse_int=_read_int,
            object_pairs_hook=_read_object,
        )
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is not a number")


def _read_float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(f"{digits[:20]} is too large")
    return value


def _read_int(digits: str) -> int:
    if len(digits) > len(str(-MAX_WHOLE)) or abs(int(digits)) > MAX_WHOLE:
        raise ValueError(f"{digits[:20]} is too large")
    return int(digits)


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field is named twice")
    return fields
