"""Regions of interest, as a person draws or types them, enter; checked boxes and the parts of a source leave."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from py_app.errors import InvalidOption
from py_app.imaging.resize import resize_plane, shrink_size, to_uint8
from py_app.types import Pixels, Plane, Size, Source

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
            raise InvalidOption(f"The region {box} has less than {least} pixels a side inside the picture.")
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
        raise InvalidOption("A region of interest is four numbers: x1 y1 x2 y2, in pixels.") from error
    if not all(math.isfinite(number) for box in boxes for number in box):
        raise InvalidOption("A region of interest has finite corners.")
    if len(regions) > MOST_REGIONS:
        raise InvalidOption(f"{len(regions)} regions of interest are more than {MOST_REGIONS}.")
    return regions


def crop_source(source: Source, rows: slice, columns: slice) -> Source:
    """Return a part of a source, which shares its pixels."""
    alpha = None if source.alpha is None else source.alpha[rows, columns]
    return replace(source, rgb=source.rgb[rows, columns], alpha=alpha)


def join_alphas(size: Size, places: Sequence[Place], alphas: Sequence[Pixels]) -> Pixels:
    """Return the alpha of the whole, uint8 `(H, W)`: at each pixel the largest of its regions', 0 outside them."""
    if len(alphas) == 1 and alphas[0].shape == size:
        return alphas[0]
    whole = np.zeros(size, np.uint8)
    for place, alpha in zip(places, alphas, strict=True):
        np.maximum(whole[place], alpha, out=whole[place])
    return whole


def join_planes(size: Size, places: Sequence[Place], planes: Sequence[Plane], *, side: int) -> Pixels:
    """Return a small plane of the whole from those of its regions: the largest at each pixel, 0 outside them.

    Parameters
    ----------
    size
        (height, width) of the source.
    places
        The regions in it.
    planes
        float32 `(h, w)` in [0, 1], one a region, of any size.
    side
        The longest side of the result, pixels.

    Returns
    -------
    Pixels
        uint8 `(h, w)`.
    """
    height, width = shrink_size(size, side)
    whole = np.zeros((height, width), np.float32)
    for (rows, columns), plane in zip(places, planes, strict=True):
        part = whole[_scale(rows, size[0], height), _scale(columns, size[1], width)]
        np.maximum(part, resize_plane(plane, (part.shape[0], part.shape[1])), out=part)
    return to_uint8(whole * 255)


def _scale(part: slice, before: int, after: int) -> slice:
    """Return the part of a side `after` pixels long that was `part` of `before`; at least one pixel."""
    start, stop, _ = part.indices(before)
    first = min(start * after // before, after - 1)
    return slice(first, max(first + 1, round(stop * after / before)))
