"""The file that is wanted: four options that belong together."""

from __future__ import annotations

from typing import get_args

import pytest

from py_app.errors import InvalidOption
from py_app.options.output import SUFFIXES, Format, Output, find_format, parse_output


@pytest.mark.parametrize(
    ("fields", "output"),
    [
        ({}, Output("png", None, None)),
        ({"format": "jpeg", "quality": 80}, Output("jpeg", 80, None)),
        ({"format": "webp", "lossless": True}, Output("webp", None, True)),
        ({"format": "webp", "lossless": False, "quality": 1}, Output("webp", 1, False)),
        ({"channels": "alpha"}, Output("mask", None, None)),
        ({"channels": "alpha", "format": "mask"}, Output("mask", None, None)),
        ({"channels": "rgba", "format": "zip"}, Output("zip", None, None)),
    ],
)
def test_outputs(fields: dict[str, object], output: Output) -> None:
    assert parse_output(fields) == output


@pytest.mark.parametrize(
    "fields",
    [
        *({"channels": "alpha", "format": format} for format in ("webp", "jpeg", "zip")),
        *({"format": "webp", "lossless": True, "quality": 80}, {"format": "gif"}, {"channels": "rgb"}),
        *({"quality": 0}, {"quality": 101}, {"lossless": "yes"}),
    ],
)
def test_what_contradicts_itself_or_is_none(fields: dict[str, object]) -> None:
    with pytest.raises(InvalidOption):
        parse_output(fields)


def test_every_format_has_its_suffix() -> None:
    assert set(SUFFIXES) == set(get_args(Format))
    assert [find_format(suffix) for suffix in (".jpg", ".JPEG", ".png", ".zip", ".gif", "")] == [
        *("jpeg", "jpeg", "png", "zip", None, None)
    ]
