"""Regions of interest, as a person draws or types them, enter; checked boxes leave."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from py_app.errors import InvalidOption
from py_app.types import Size

LEAST_SIDE = 8
"""Pixels: in less no network sees anything."""

MOST_REGIONS = 64

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
        least = min(LEAST_SIDE, *size)
        if rows.stop - rows.start < least or columns.stop - columns.start < least:
            box = f"{self.left:g} {self.top:g} {self.right:g} {self.bottom:g}"
            raise InvalidOption(
                f"The region {box} is too small: it must cover at least {least} pixels a side of the picture."
            )
        return rows, columns


def parse_regions(value: Iterable[Sequence[Any]] | None) -> tuple[Region, ...]:
    """Read boxes, each x1, y1, x2, y2 in pixels, its corners in any order.

    Raises
    ------
    InvalidOption
        One has not four finite numbers, or there are more than `MOST_REGIONS`.
    """
    try:
        boxes = [[float(number) for number in box] for box in value or ()]
        regions = tuple(Region(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)) for x1, y1, x2, y2 in boxes)
    except (OverflowError, TypeError, ValueError) as error:
        raise InvalidOption("Invalid region of interest. Use four numbers: x1 y1 x2 y2, in pixels.") from error
    if not all(math.isfinite(number) for box in boxes for number in box):
        raise InvalidOption("Invalid region of interest. Its corners must be finite.")
    if len(regions) > MOST_REGIONS:
        raise InvalidOption(f"Too many regions of interest: {len(regions)}, at most {MOST_REGIONS}.")
    return regions
