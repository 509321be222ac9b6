"""A yes-or-no plane enters; its connected regions, numbered, leave."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.intp]


def label_components(plane: NDArray[np.bool_], *, diagonal: bool = False) -> Labels:
    """Number connected regions, joining the runs of neighbouring rows.

    Parameters
    ----------
    plane
        bool `(H, W)`.
    diagonal
        Whether pixels that touch at a corner are connected.

    Returns
    -------
    Labels
        intp `(H, W)`: 0 where `plane` is false, else the region, from 1 in reading order.
    """
    height, width = plane.shape
    flat = np.zeros((height, width + 1), np.bool_)  # a false column ends every row's last run
    flat[:, :-1] = plane
    change = np.flatnonzero(np.diff(flat.reshape(-1), prepend=False))
    starts, stops = change[::2], change[1::2]
    first, second = _touching(starts, stops, width + 1, int(diagonal))
    region = _join(starts.size, first, second)
    _, number = np.unique(region, return_inverse=True)
    labels = np.zeros(flat.size, np.intp)
    labels[flat.reshape(-1)] = np.repeat(number + 1, stops - starts)
    return labels.reshape(flat.shape)[:, :-1]


def _touching(starts: Labels, stops: Labels, stride: int, slack: int) -> tuple[Labels, Labels]:
    """Return the pairs of runs (by number) of which the second lies right below the first."""
    low = np.searchsorted(stops, starts + stride - slack, "right")
    high = np.searchsorted(starts, stops + stride + slack, "left")
    count = np.maximum(high - low, 0)
    first = np.repeat(np.arange(starts.size), count)
    second = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    return first, second


def _join(size: int, first: Labels, second: Labels) -> Labels:
    """Return for each of `size` nodes the lowest node that it is connected to, through edges first to second."""
    lowest = np.arange(size)
    while True:
        lower = np.minimum(lowest[first], lowest[second])
        joined = lowest.copy()
        for side in (lowest[first], lowest[second]):
            np.minimum.at(joined, side, lower)
        joined = joined[joined]
        if np.array_equal(joined, lowest):
            return lowest
        lowest = joined
