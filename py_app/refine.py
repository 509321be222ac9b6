"""A mask at model size enters; the alpha matte at source size leaves, carried along the photo's own edges."""

from __future__ import annotations

import numpy as np

from py_app.filters import fit_colour_lines
from py_app.models import RefineRule
from py_app.resize import iterate_strips, resize_plane, shrink_colours, to_uint8
from py_app.types import Mask, Pixels, Plane, Source

FITTING_SIDE = 1024
"""Longest side, in pixels, at which colour lines are fitted: finer costs time and gains nothing measured."""


def refine(source: Source, mask: Mask, rule: RefineRule) -> Pixels:
    """Compute the alpha matte by fast guided upsampling (He and Sun, "Fast guided filter", 2015), then levels.

    Parameters
    ----------
    source
        The decoded image; its own alpha multiplies the matte.
    mask
        float32 `(h, w)` in [0, 1].
    rule
        Window, regularisation and levels that suit the network, from its manifest.

    Returns
    -------
    Pixels
        uint8 `(H, W)`. Full-size work happens in strips.
    """
    guide = shrink_colours(source.rgb, FITTING_SIDE)
    target = resize_plane(mask, (guide.shape[1], guide.shape[2]))
    lines = fit_colour_lines(guide, target, radius=rule.radius, epsilon=rule.epsilon)
    black, white = rule.levels
    lines[3] -= black
    lines /= white - black
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
