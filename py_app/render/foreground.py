"""A photo and its alpha matte enter; the subject's own colours, without the old background, leave."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from py_app.imaging.filters import box_mean
from py_app.imaging.resize import resize_plane, shrink_colours, shrink_shown_colours, shrink_size, to_uint8
from py_app.imaging.strips import iterate_strips
from py_app.types import Pixels, Plane, Size

Index: TypeAlias = NDArray[np.intp]

COARSE_SIDE, COARSE_RADIUS = 256, 11
"""Pixels: the first pass looks 4 % of the image away, for the colours behind a whole lock of hair."""

FINE_SIDE, FINE_RADIUS = 1024, 3
"""Pixels: the second pass follows the colours along the edge."""

EMPTY = 1e-5
"""Window weight that counts as none."""


def estimate_foreground(rgb: Pixels, alpha: Pixels, *, shown: Pixels | None = None) -> Pixels:
    """Estimate F in I = αF + (1 − α)B wherever a pixel is partly transparent.

    Blur fusion twice, coarse then fine (Forte, "Approximate fast foreground colour estimation", ICIP 2021),
    with the last correction at full size.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`.
    alpha
        uint8 `(H, W)`, straight: how much of each pixel is the subject's.
    shown
        uint8 `(H, W)`: the source's own alpha. Where it is 0 the colour is no part of the photo and counts for nothing.

    Returns
    -------
    Pixels
        uint8 `(H, W, 3)`: exactly `rgb` where `alpha` is 255 or 0, and `rgb` itself where it is nothing else.
    """
    foreground = rgb
    layers: Plane | None = None
    size = alpha.shape[0], alpha.shape[1]
    for rows in iterate_strips(size):
        strip = alpha[rows]
        between = np.flatnonzero(strip - np.uint8(1) < 254)  # 0 becomes 255
        if not between.size:
            continue
        y, x = np.divmod(between, size[1])
        if layers is None:
            layers = _blur_layers(rgb, alpha, shown)
            foreground = rgb.copy()  # not before the layers, whose making takes memory of its own
        weight = strip[y, x].astype(np.float32) / np.float32(255)
        y += rows.start
        colours = rgb[y, x].T.astype(np.float32)
        foreground[y, x] = to_uint8(_correct(colours, weight, _sample(layers, y, x, size))).T
    return foreground


def _blur_layers(rgb: Pixels, alpha: Pixels, shown: Pixels | None) -> Plane:
    """Return the blurred foreground and background, float32 `(6, h, w)` in [0, 255], at the fine size."""
    colours, weight, evidence = _shrink(rgb, alpha, shown, COARSE_SIDE)
    layers = _blur(colours, colours, weight, evidence, COARSE_RADIUS)
    colours, weight, evidence = _shrink(rgb, alpha, shown, FINE_SIDE)
    fine = weight.shape[0], weight.shape[1]
    layers = np.stack([resize_plane(plane, fine) for plane in layers])
    return _blur(_correct(colours, weight, layers), layers[3:], weight, evidence, FINE_RADIUS)


def _shrink(rgb: Pixels, alpha: Pixels, shown: Pixels | None, side: int) -> tuple[Plane, Plane, Plane]:
    """Return colours in [0, 255], alpha in [0, 1] and where there is evidence, 1 or 0, at a reduced size."""
    height, width = shrink_size((alpha.shape[0], alpha.shape[1]), side)
    small = Image.fromarray(alpha).resize((width, height), Image.Resampling.BOX)
    weight = np.asarray(small, np.float32) / np.float32(255)
    if shown is None:
        return shrink_colours(rgb, side) * 255, weight, np.ones_like(weight)
    colours = shrink_shown_colours(rgb, shown, side)
    return colours[:3], weight, (colours[3] > 0).astype(np.float32)


def _blur(foreground: Plane, background: Plane, alpha: Plane, evidence: Plane, radius: int) -> Plane:
    """Average each layer over a window, weighted by how much of it shows."""
    near, far = alpha * evidence, (1 - alpha) * evidence
    return np.concatenate(
        [
            box_mean(foreground * near, radius) / (box_mean(near, radius) + EMPTY),
            box_mean(background * far, radius) / (box_mean(far, radius) + EMPTY),
        ]
    )


def _correct(colours: Plane, alpha: Plane, layers: Plane) -> Plane:
    """Move the blurred foreground so that both layers, composited, come closer to the photo."""
    near, far = layers[:3], layers[3:]
    corrected: Plane = np.clip(near + alpha * (colours - alpha * near - (1 - alpha) * far), 0, 255)
    return corrected


def _sample(planes: Plane, rows: Index, columns: Index, size: Size) -> Plane:
    """Read planes of a smaller size bilinearly at full-size pixels: float32 `(planes, pixels)`."""
    height, width = planes.shape[1:]
    y = np.clip((rows + 0.5) * (height / size[0]) - 0.5, 0, height - 1).astype(np.float32)
    x = np.clip((columns + 0.5) * (width / size[1]) - 0.5, 0, width - 1).astype(np.float32)
    top, left = y.astype(np.intp), x.astype(np.intp)
    bottom, right = np.minimum(top + 1, height - 1), np.minimum(left + 1, width - 1)
    y -= top
    x -= left
    upper = planes[:, top, left] * (1 - x) + planes[:, top, right] * x
    lower = planes[:, bottom, left] * (1 - x) + planes[:, bottom, right] * x
    sampled: Plane = upper * (1 - y) + lower * y
    return sampled
