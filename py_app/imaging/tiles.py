"""Bounds of a value, at a small size, enter; the parts of the large plane leave that are not 0 for certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from py_app.types import Plane, Size

TILE = 8
"""Pixels of the small size, a side: smaller tiles leave less to do, larger ones are fewer."""

EMPTY, MIXED, FULL = range(3)


@dataclass(frozen=True)
class Part:
    """A rectangle of the large plane; `is_full` where its values are all 255."""

    rows: slice
    columns: slice
    is_full: bool


def iterate_parts(least: Plane, most: Plane, size: Size) -> Iterator[Part]:
    """Yield what of a plane in [0, 255] is 255 for certain, and what is uncertain; the rest is 0 for certain.

    Parameters
    ----------
    least, most
        float32 `(h, w)`: bounds of what is interpolated linearly and clipped.
    size
        (height, width) of the large plane, at least as large.

    Yields
    ------
    Part
        From top to bottom and left to right; none overlaps another.
    """
    tops, lefts = (_edges(small, large) for small, large in zip(least.shape, size, strict=True))
    kinds = np.where(_by_tile(least, np.minimum) >= 255, FULL, np.where(_by_tile(most, np.maximum) > 0, MIXED, EMPTY))
    for row, (top, bottom) in zip(kinds, pairwise(tops), strict=True):
        changes = [0, *(np.flatnonzero(np.diff(row)) + 1), len(row)]
        for first, last in pairwise(changes):
            if row[first] != EMPTY:
                yield Part(slice(top, bottom), slice(lefts[first], lefts[last]), row[first] == FULL)


def _edges(small: int, large: int) -> list[int]:
    """Return where the tiles begin at the large size, and where the last one ends."""
    return [round(edge * large / small) for edge in (*range(0, small, TILE), small)]


def _by_tile(plane: Plane, fold: np.ufunc) -> Plane:
    """Fold each tile with the pixels around it, which interpolation also reads, to one value."""

    def fold_rows(rows: Plane) -> Plane:
        return np.stack([fold.reduce(rows[max(0, top - 1) : top + TILE + 1]) for top in range(0, len(rows), TILE)])

    return fold_rows(fold_rows(plane).T).T
