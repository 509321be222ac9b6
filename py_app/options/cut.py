"""How a photo is cut, beside what its cutout looks like: the declarations of what `estimate_matte` needs."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, get_args

from py_app.options.kinds import Choice, Text, Whole
from py_app.options.option import Option
from py_app.options.region import ROI

LevelName: TypeAlias = Literal["fast", "balanced", "best"]
"""The keys of models/levels.json."""

LEVEL = Option[LevelName](
    "level", Choice(get_args(LevelName)), "how much care is taken", default="balanced", label="level"
)

MODEL = Option[str | None](
    "model",
    Text(str, "the name of a network, such as `u2netp` or `isnet`", "NAME"),
    "run this network alone, whatever the level",
    label="model",
)

MAX_PIXELS = Option[int | None](
    "max_pixels",
    Whole(1, 1_000_000_000, "pixels"),
    "reduce a larger photo; other options in pixels still mean the file's",
    default_words="as they are",
)

THREADS = Option[int | None](
    "threads", Whole(1, 1024, "threads"), "use this many processor threads", default_words="as many as are useful"
)

OPTIONS: tuple[Option[Any], ...] = (LEVEL, MODEL, ROI, MAX_PIXELS)
"""Those of one photo; `THREADS` are an engine's."""
