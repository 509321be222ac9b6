"""Separable filters in plain numpy: float32 planes enter, planes of the same height and width leave.

Several planes are stacked in front, `(C, H, W)`, so that each one is contiguous and stays in the cache.
"""

from __future__ import annotations

import numpy as np

from py_app.types import Pixels, Plane


def box_mean(planes: Plane, radius: int) -> Plane:
    """Average the square window of `2 * radius + 1` pixels a side, counting only pixels inside the image.

    Windows are built by doubling and not from a running total: a float32 total over a whole row loses the
    digits that variances need.

    Parameters
    ----------
    planes
        float32 `(..., H, W)`.
    radius
        Pixels, at least 0.

    Returns
    -------
    Plane
        float32, the shape of `planes`.
    """
    if radius == 0:
        return planes
    height, width = planes.shape[-2:]
    share_y = 1 / _slide_sum(np.ones((height, 1), np.float32), radius, -2)
    share_x = 1 / _slide_sum(np.ones((1, width), np.float32), radius, -1)
    result = np.empty_like(planes)
    for index in np.ndindex(planes.shape[:-2]):
        sums = _slide_sum(_slide_sum(planes[index], radius, -2), radius, -1)
        np.multiply(sums * share_y, share_x, out=result[index])
    return result


def slide_maximum(alpha: Pixels, radius: int) -> Pixels:
    """Return the maximum of the square window of `2 * radius + 1` pixels a side, built by doubling.

    Parameters
    ----------
    alpha
        uint8 `(H, W)`.
    radius
        Pixels, at least 0.

    Returns
    -------
    Pixels
        uint8 `(H, W)`.
    """
    for axis in (0, 1):
        window, size = np.pad(alpha, [(radius, radius) if axis == side else (0, 0) for side in (0, 1)]), 1
        while size < 2 * radius + 1:
            step = min(size, 2 * radius + 1 - size)
            end = window.shape[axis] - step
            parts = (window[:end], window[step:]) if axis == 0 else (window[:, :end], window[:, step:])
            window = np.maximum(*parts)
            size += step
        alpha = window
    return alpha


def _slide_sum(values: Plane, radius: int, axis: int) -> Plane:
    """Add `2 * radius + 1` neighbours along an axis, from windows whose lengths are powers of two."""
    length = values.shape[axis]
    margin = [(0, 0)] * values.ndim
    margin[axis] = (radius, radius)
    window = np.pad(values, margin)

    def part(start: int, stop: int) -> Plane:
        return window[..., start:stop] if axis == -1 else window[..., start:stop, :]

    total = np.zeros_like(values)
    covered, size, remaining = 0, 1, 2 * radius + 1
    while remaining:
        if remaining & 1:
            total += part(covered, covered + length)
            covered += size
        remaining >>= 1
        if remaining:
            end = window.shape[axis]
            window = part(0, end - size) + part(size, end)
            size *= 2
    return total
