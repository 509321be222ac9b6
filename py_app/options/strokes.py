"""What a person painted on the matte: strokes as vectors, in the source's pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast, get_args

from py_app.errors import InvalidOption
from py_app.options.fields import Fields, read_choice, read_number, read_switch

Mode: TypeAlias = Literal["erase", "restore"]

Point: TypeAlias = tuple[float, float]

MAX_STROKES, MAX_POINTS = 10_000, 100_000
"""Of a picture, and of one stroke."""

MAX_SIZE, FARTHEST = 20_000, 1_000_000
"""Pixels: a brush's diameter, and how far off a point may be."""


@dataclass(frozen=True)
class Stroke:
    """One movement of a brush.

    Attributes
    ----------
    mode
        "erase" lowers alpha to 0, "restore" raises it to 255, or to what the source's own is.
    size
        The brush's diameter in pixels.
    hardness
        In [0, 1]: the share of the radius within which the effect is full.
    snap
        Whether the effect spares what has other colours than lie under the middle of the stroke.
    points
        (x, y) in pixels of the source, x to the right, y down; the first pixel's centre is (0.5, 0.5). One point
        is a dab.
    """

    mode: Mode
    size: float
    hardness: float
    snap: bool
    points: tuple[Point, ...]


def parse_strokes(fields: Fields) -> tuple[Stroke, ...]:
    """Read `strokes`, `[{"mode": "erase", "size": 20, "hardness": 0.8, "snap": false, "points": [[x, y], …]}, …]`.

    Raises
    ------
    InvalidOption
        A stroke is invalid; the message says which, from 1.
    """
    strokes = fields.get("strokes")
    if strokes is None:
        return ()
    if not isinstance(strokes, list) or len(strokes) > MAX_STROKES:
        raise InvalidOption(f"strokes must be a list of at most {MAX_STROKES}.")
    return tuple(_parse_stroke(stroke, f"Stroke {number}") for number, stroke in enumerate(strokes, 1))


def _parse_stroke(stroke: Any, which: str) -> Stroke:
    if not isinstance(stroke, dict) or stroke.get("size") is None or stroke.get("mode") is None:
        raise InvalidOption(f"{which} must have a mode, a size and points.")
    points = stroke.get("points")
    if not isinstance(points, list) or not 1 <= len(points) <= MAX_POINTS:
        raise InvalidOption(f"{which} must have 1 to {MAX_POINTS} points.")
    return Stroke(
        mode=cast(Mode, read_choice(stroke, "mode", get_args(Mode))),
        size=read_number(stroke, "size", 1, MAX_SIZE),
        hardness=read_number(stroke, "hardness", 0, 1, default=1),
        snap=read_switch(stroke, "snap"),
        points=tuple(_parse_point(point, which) for point in points),
    )


def _parse_point(point: Any, which: str) -> Point:
    if isinstance(point, list) and len(point) == 2 and all(map(_is_coordinate, point)):
        return point[0], point[1]
    raise InvalidOption(f"Invalid point {point!r} in {which.lower()}. Expected [x, y], in pixels.")


def _is_coordinate(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and abs(value) <= FARTHEST
