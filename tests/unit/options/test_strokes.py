"""Strokes from JSON: as they were painted, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from py_app.errors import InvalidOption
from py_app.options import parse_options
from py_app.options.strokes import Stroke

STROKE: dict[str, Any] = {"mode": "erase", "size": 20, "points": [[1, 2.5], [-3, 4]]}


def test_strokes_keep_their_order() -> None:
    second = {"mode": "restore", "size": 1, "hardness": 0, "snap": True, "points": [[0, 0]]}
    assert parse_options({"strokes": [STROKE, second]}).strokes == (
        Stroke("erase", 20, 1, False, ((1, 2.5), (-3, 4))),
        Stroke("restore", 1, 0, True, ((0, 0),)),
    )
    assert parse_options({"strokes": []}).strokes == parse_options({}).strokes == ()


@pytest.mark.parametrize(
    "change",
    [
        *({"mode": mode} for mode in ("paint", 1)),
        *({"size": size} for size in (0, 20_001, "20", True, None)),
        *({"hardness": hardness} for hardness in (-0.1, 1.1, "1", True)),
        *({"snap": snap} for snap in (1, "yes")),
        *({"points": points} for points in ([], [[1]], [[1, 2, 3]], [["1", 2]], [[1, 1e7]], [[True, 1]], "12", None)),
    ],
)
def test_what_is_none(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidOption):
        parse_options({"strokes": [STROKE, STROKE | change]})


@pytest.mark.parametrize("strokes", [STROKE, [[]], ["erase"], 7])
def test_what_is_no_list_of_strokes(strokes: object) -> None:
    with pytest.raises(InvalidOption):
        parse_options({"strokes": strokes})
