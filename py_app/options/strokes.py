"""What a person painted on the matte: strokes as vectors, in the source's pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from py_app.errors import InvalidOption
from py_app.options.kinds import Choice, Items, Number, Switch
from py_app.options.option import Control, Option

Mode: TypeAlias = Literal["erase", "restore"]

Point: TypeAlias = tuple[float, float]

MAX_STROKES, MAX_POINTS = 10_000, 100_000
"""Of a picture, and of one stroke."""

MAX_SIZE, FARTHEST = 20_000, 1_000_000
"""Pixels: a brush's diameter, and how far off a point may be."""

COORDINATE = Number(-FARTHEST, FARTHEST, "pixels")


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


def parse_stroke(stroke: Any) -> Stroke:
    """Read `{"mode": "erase", "size": 20, "hardness": 0.8, "snap": false, "points": [[x, y], …]}`.

    Raises
    ------
    InvalidOption
        A value is missing or invalid.
    """
    if not isinstance(stroke, dict):
        raise InvalidOption(f"Use an object of {', '.join(option.name for option in STROKE_OPTIONS)}.")
    return Stroke(
        mode=MODE.read(stroke),
        size=BRUSH_SIZE.read(stroke),
        hardness=HARDNESS.read(stroke),
        snap=SNAP.read(stroke),
        points=POINTS.read(stroke),
    )


def _parse_point(point: Any) -> Point:
    if not isinstance(point, list) or len(point) != 2:
        raise InvalidOption("Use [x, y].")
    return COORDINATE.parse(point[0]), COORDINATE.parse(point[1])


MODE = Option[Mode](
    "mode",
    Choice(get_args(Mode)),
    "`erase` lowers alpha to 0, `restore` raises it to 255, or to the source's own",
    is_required=True,
)

BRUSH_SIZE = Option[float](
    "size",
    Number(1, MAX_SIZE, "pixels"),
    "the brush's diameter in the source",
    is_required=True,
    label="brush-size",
    control=Control(2, 250, 1, 40),  # per mille of the source's longer side: a brush is for pictures of all sizes
)

HARDNESS = Option[float](
    "hardness",
    Number(0, 1),
    "the share of the radius with the full effect",
    default=1,
    label="brush-hardness",
    control=Control(0, 1, 0.05, 0.8),
)

SNAP = Option[bool](
    "snap",
    Switch(),
    "spare what has other colours than lie under the middle of the stroke",
    default=False,
    label="brush-snap",
)

POINTS = Option[tuple[Point, ...]](
    "points",
    Items(_parse_point, 1, MAX_POINTS, "Point", "`[[x, y], …]` in pixels", "(readonly [x: number, y: number])"),
    "where the brush went in the source, x to the right, y down; the first pixel's centre is 0.5, 0.5",
    is_required=True,
)

STROKE_OPTIONS: tuple[Option[Any], ...] = (MODE, BRUSH_SIZE, HARDNESS, SNAP, POINTS)

STROKES = Option[tuple[Stroke, ...]](
    "strokes",
    Items(
        parse_stroke,
        0,
        MAX_STROKES,
        "Stroke",
        "`[{mode, size, hardness, snap, points: [[x, y], …]}, …]` in the photo's pixels",
        "Stroke",
    ),
    "what was erased and restored by hand, in this order and after the options above",
    default=(),
    default_words="none",
)
