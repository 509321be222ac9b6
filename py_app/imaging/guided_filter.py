"""A guide in colour and a plane enter; the colour lines that explain the plane leave, to be read at any size."""

from __future__ import annotations

import numpy as np

from py_app.imaging.filters import box_mean
from py_app.imaging.resize import resize_plane, to_uint8
from py_app.imaging.symmetric import UPPER_TRIANGLE, solve_symmetric
from py_app.imaging.tiles import iterate_parts
from py_app.types import Pixels, Plane


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


def evaluate_lines(rgb: Pixels, lines: Plane) -> Pixels:
    """Evaluate colour lines, fitted at a smaller size, on every full-size pixel.

    Where they give 0 or 255 whatever the colours are, as they do but along an edge, the colours are not looked at.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`.
    lines
        float32 `(4, h, w)`, at most as large: slopes and offset.

    Returns
    -------
    Pixels
        uint8 `(H, W)`, clipped and rounded.
    """
    size = rgb.shape[0], rgb.shape[1]
    alpha = np.zeros(size, np.uint8)
    least = lines[3] + 255 * np.minimum(lines[:3], 0).sum(0)
    most = lines[3] + 255 * np.maximum(lines[:3], 0).sum(0)
    for part in iterate_parts(least, most, size):
        rows, columns = part.rows, part.columns
        if part.is_full:
            alpha[rows, columns] = 255
            continue
        *slopes, value = (resize_plane(plane, size, rows, columns) for plane in lines)
        for channel, slope in enumerate(slopes):
            value += slope * rgb[rows, columns, channel]
        alpha[rows, columns] = to_uint8(value)
    return alpha
