"""Separable filters in plain numpy: float32 planes enter, planes of the same height and width leave.

Several planes are stacked in front, `(C, H, W)`, so that each one is contiguous and stays in the cache.
"""

from __future__ import annotations

import numpy as np

from py_app.types import Pixels, Plane

UPPER_TRIANGLE = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
"""Of a symmetric 3 x 3 matrix, row by row."""


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


def fit_colour_lines(guide: Plane, target: Plane, *, radius: int, epsilon: float) -> Plane:
    """Fit `target = a · guide + b` in every window and average the fits that cover a pixel.

    This is the guided filter (He, Sun, Tang, "Guided image filtering", PAMI 2013, equations 19 to 21) before
    its last step. The fits also hold on a finer copy of the guide (He and Sun, "Fast guided filter", 2015): so
    a small result reaches full size.

    Parameters
    ----------
    guide
        float32 `(3, H, W)` in [0, 1].
    target
        float32 `(H, W)` in [0, 1].
    radius
        Pixels.
    epsilon
        Colour variance below which the guide counts as flat; float32 needs at least 1e-5.

    Returns
    -------
    Plane
        float32 `(4, H, W)`: the slopes for red, green and blue, then the offset.
    """
    mean_guide = box_mean(guide, radius)
    mean_target = box_mean(target, radius)
    cross = box_mean(guide * target, radius) - mean_guide * mean_target
    spread = [
        box_mean(guide[i] * guide[j], radius) - mean_guide[i] * mean_guide[j] + np.float32(epsilon if i == j else 0)
        for i, j in UPPER_TRIANGLE
    ]
    lines = np.empty((4, *target.shape), np.float32)
    lines[:3] = solve_symmetric(spread, cross)
    lines[3] = mean_target - (lines[:3] * mean_guide).sum(0)
    return box_mean(lines, radius)


def solve_symmetric(matrix: list[Plane], vector: Plane) -> Plane:
    """Solve a symmetric positive 3 x 3 system for every pixel; `matrix` is the upper triangle.

    Elimination keeps every pivot above the regularisation; a determinant would be lost in float32.
    """
    xx, xy, xz, yy, yz, zz = matrix
    x, y, z = vector
    ratio_y, ratio_z = xy / xx, xz / xx
    pivot_y = yy - ratio_y * xy
    rest_yz = yz - ratio_y * xz
    ratio_zy = rest_yz / pivot_y
    y = y - ratio_y * x
    z = (z - ratio_z * x - ratio_zy * y) / (zz - ratio_z * xz - ratio_zy * rest_yz)
    y = (y - rest_yz * z) / pivot_y
    return np.stack([(x - xy * y - xz * z) / xx, y, z])


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
