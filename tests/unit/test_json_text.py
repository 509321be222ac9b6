"""JSON from outside: what is read is plain and finite; all else is one kind of error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from py_app.json_text import read_json

HOSTILE: list[str | bytes] = [
    "",
    "{",
    "not json",
    "NaN",
    '{"a": Infinity}',
    "[-Infinity]",
    "1e400",
    "[-1e999]",
    "9" * 400,
    str(2**53),
    "1" + "0" * 5000,
    "[" * 100_000 + "]" * 100_000,
    '{"a":' * 100_000,
    b"\xff\xfe\x00",
    b'{"a": "\xff"}',
    '{"a": 1, "a": 2}',
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_a_value_error(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        read_json(text)


@pytest.mark.parametrize("value", [None, True, 0, -1, 1.5, 1e-9, 2**53 - 1, "text", [1, [2]], {"a": {"b": []}}])
def test_plain_values_are_read(value: Any) -> None:
    assert read_json(json.dumps(value)) == value
    assert read_json(json.dumps(value).encode()) == value
