"""A mask at model size follows the photo's own edges at working size, and reaches full size along them."""

from __future__ import annotations

import numpy as np

from py_app.imaging.filters import fit_colour_lines
from py_app.imaging.resize import iterate_strips, resize_plane, to_uint8
from py_app.network.manifest import RefineRule
from py_app.types import Mask, Pixels, Plane, Source

WORKING_SIDE = 1024
"""Longest side, in pixels, at which a matte is made: finer costs time and gains nothing measured."""

REACH, FLATNESS = 1, 1e-5
"""Window and colour variance of the way up to full size: as tight as float32 allows, to keep what was solved."""

BLACK, WHITE = 0.05, 0.95
"""Opacities that become 0 and 1: what lines overshoot, and the veil that a solution leaves."""


def follow_edges(guide: Plane, mask: Mask, rule: RefineRule) -> Plane:
    """Move a mask's edges to those of the photo (He, Sun, Tang, "Guided image filtering", PAMI 2013).

    Parameters
    ----------
    guide
        float32 `(3, h, w)` in [0, 1]: the photo at working size.
    mask
        float32 in [0, 1] at model size.
    rule
        Window and regularisation that suit the network, from its manifest.

    Returns
    -------
    Plane
        float32 `(h, w)` in [0, 1]: the coverage at working size.
    """
    target = resize_plane(mask, (guide.shape[1], guide.shape[2]))
    *slopes, coverage = fit_colour_lines(guide, target, radius=rule.radius, epsilon=rule.epsilon)
    for slope, channel in zip(slopes, guide, strict=True):
        coverage += slope * channel
    clipped: Plane = np.clip(coverage, 0, 1)
    return clipped


def enlarge(source: Source, guide: Plane, coverage: Plane) -> Pixels:
    """Carry a coverage to full size by fast guided upsampling (He and Sun, "Fast guided filter", 2015).

    Parameters
    ----------
    source
        The decoded image; its own alpha multiplies the matte.
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
    alpha = evaluate_lines(source.rgb, lines)
    return alpha if source.alpha is None else multiply_alpha(alpha, source.alpha)


def evaluate_lines(rgb: Pixels, lines: Plane) -> Pixels:
    """Evaluate colour lines, fitted at a smaller size, on every full-size pixel.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`.
    lines
        float32 `(4, h, w)`: slopes and offset.

    Returns
    -------
    Pixels
        uint8 `(H, W)`, clipped and rounded.
    """
    size = rgb.shape[0], rgb.shape[1]
    alpha = np.empty(size, np.uint8)
    for rows in iterate_strips(size):
        *slopes, value = (resize_plane(plane, size, rows) for plane in lines)
        for channel, slope in enumerate(slopes):
            value += slope * rgb[rows, :, channel]
        alpha[rows] = to_uint8(value)
    return alpha


def multiply_alpha(first: Pixels, second: Pixels) -> Pixels:
    """Return the rounded product of two uint8 `(H, W)` alphas, 255 being 1."""
    product = np.empty_like(first)
    for rows in iterate_strips((first.shape[0], first.shape[1])):
        product[rows] = (first[rows].astype(np.uint16) * second[rows] + 127) // 255
    return product
