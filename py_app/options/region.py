"""Regions of interest, as a person draws or types them, enter; checked boxes leave."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, TypeAlias

from py_app.errors import InvalidOption
from py_app.options.kinds import Items, Number
from py_app.options.option import Option
from py_app.types import Size

MIN_SIDE = 8
"""Pixels: in less no network sees anything."""

MAX_REGIONS = 64

COORDINATE = Number(-1_000_000, 1_000_000, "pixels")

Place: TypeAlias = tuple[slice, slice]
"""Rows and columns of a source."""

WHOLE: Place = slice(None), slice(None)


@dataclass(frozen=True)
class Region:
    """A box in pixels of the upright source, edges included as in remove.bg's `roi`: x1 y1 x2 y2."""

    left: float
    top: float
    right: float
    bottom: float

    def fit(self, size: Size) -> Place:
        """Return the rows and columns of a source of `size` that the box touches.

        Raises
        ------
        InvalidOption
            The box lies outside, or hardly anything of it inside.
        """
        rows = slice(max(0, math.floor(self.top)), min(size[0], math.ceil(self.bottom)))
        columns = slice(max(0, math.floor(self.left)), min(size[1], math.ceil(self.right)))
        minimum = min(MIN_SIDE, *size)
        if rows.stop - rows.start < minimum or columns.stop - columns.start < minimum:
            box = f"{self.left:g} {self.top:g} {self.right:g} {self.bottom:g}"
            raise InvalidOption(
                f"The region {box} is too small: it must cover at least {minimum} pixels a side of the picture."
            )
        return rows, columns


def parse_region(box: Any) -> Region:
    """Read [x1, y1, x2, y2] in pixels, its corners in any order.

    Raises
    ------
    InvalidOption
        The box has not four numbers.
    """
    if not isinstance(box, list | tuple) or len(box) != 4:
        raise InvalidOption("Use four numbers: x1, y1, x2, y2.")
    x1, y1, x2, y2 = map(COORDINATE.parse, box)
    return Region(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


ROI = Option[tuple[Region, ...]](
    "roi",
    Items(parse_region, 0, MAX_REGIONS, "Region", "boxes `[x1, y1, x2, y2]` in the upright photo's pixels", "Box"),
    "cut only what is in these boxes; each is cut alone, and their subjects add up",
    default=(),
    default_words="the whole photo",
)
