"""A mask at model size follows the photo's own edges at working size, and reaches full size along them."""

from __future__ import annotations

import numpy as np

from py_app.imaging.guided_filter import evaluate_lines, fit_colour_lines
from py_app.imaging.resize import resize_plane
from py_app.types import Mask, Pixels, Plane

WORKING_SIDE = 1024
"""Longest side, in pixels, at which a matte is made: finer costs time and gains nothing measured."""

REACH, FLATNESS = 1, 1e-5
"""Window and colour variance of the way up to full size: as tight as float32 allows, to keep what was solved."""

BLACK, WHITE = 0.05, 0.95
"""Opacities that become 0 and 1: what lines overshoot, and the veil that a solution leaves."""


def follow_edges(guide: Plane, mask: Mask, *, radius: int, epsilon: float) -> Plane:
    """Move a mask's edges to those of the photo (He, Sun, Tang, "Guided image filtering", PAMI 2013).

    Parameters
    ----------
    guide
        float32 `(3, h, w)` in [0, 1]: the photo at working size.
    mask
        float32 in [0, 1] at model size.
    radius, epsilon
        Window (pixels at working size) and colour variance that suit the network.

    Returns
    -------
    Plane
        float32 `(h, w)` in [0, 1]: the coverage at working size.
    """
    target = resize_plane(mask, (guide.shape[1], guide.shape[2]))
    *slopes, coverage = fit_colour_lines(guide, target, radius=radius, epsilon=epsilon)
    for slope, channel in zip(slopes, guide, strict=True):
        coverage += slope * channel
    clipped: Plane = np.clip(coverage, 0, 1)
    return clipped


def enlarge(rgb: Pixels, guide: Plane, coverage: Plane) -> Pixels:
    """Carry a coverage to full size by fast guided upsampling (He and Sun, "Fast guided filter", 2015).

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`: the photo.
    guide
        float32 `(3, h, w)` in [0, 1]: the photo at working size.
    coverage
        float32 `(h, w)` in [0, 1].

    Returns
    -------
    Pixels
        uint8 `(H, W)`. Full-size work happens in strips.
    """
    lines = fit_colour_lines(guide, coverage, radius=REACH, epsilon=FLATNESS)
    lines[3] -= BLACK
    lines /= WHITE - BLACK
    lines[3] *= 255  # colours in [0, 255] now give alpha in [0, 255]
    return evaluate_lines(rgb, lines)
