"""What is changed at the subject's edges: the declarations of the options that `py_app.render.edits` follows."""

from __future__ import annotations

from typing import Any

from py_app.options.kinds import Number, Switch, Whole
from py_app.options.option import Control, Option

MAX_REACH = 100
"""How far an edge can be moved or softened."""

FEATHER = Option[float](
    "feather",
    Number(0, MAX_REACH, "pixels"),
    "soften the edge by this standard deviation",
    default=0,
    label="feather",
    control=Control(0, 20, 0.5, 0),
)

SHIFT_EDGE = Option[float](
    "shift_edge",
    Number(-MAX_REACH, MAX_REACH, "pixels"),
    "move the edge outwards, or inwards where negative",
    default=0,
    label="shift-edge",
    control=Control(-10, 10, 0.5, 0),
)

DECONTAMINATE = Option[bool](
    "decontaminate",
    Switch(),
    "take the old background out of the colours of soft pixels",
    default=True,
    label="decontaminate",
)

KEEP_ISLANDS = Option[int | None](
    "keep_islands", Whole(1, 1000, "parts"), "keep this many separate parts, the largest ones", default_words="all"
)

MIN_ISLAND = Option[float](
    "min_island",
    Number(0, 1),
    "drop parts that are smaller than this share of the largest",
    default=0,
    label="drop-crumbs",
)

FILL_HOLES = Option[bool](
    "fill_holes", Switch(), "make opaque what the subject encloses", default=False, label="fill-holes"
)

TRANSLUCENT = Option[bool](
    "translucent", Switch(), "let light through glass and veils", default=False, label="translucent"
)

OPTIONS: tuple[Option[Any], ...] = (
    FEATHER,
    SHIFT_EDGE,
    DECONTAMINATE,
    KEEP_ISLANDS,
    MIN_ISLAND,
    FILL_HOLES,
    TRANSLUCENT,
)
