"""A photo and its matte enter; the blurred photo leaves, at a small size and without a trace of the subject."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from py_app.imaging.filters import box_mean
from py_app.imaging.resize import shrink_colours
from py_app.types import Pixels, Plane

WORKING_SIDE = 512
"""Longest side, in pixels: the smallest blur, 0.2 % of it, is a pixel."""

RIM = 3
"""Pixels around the subject that are left out with it: a matte's edge is a little off."""

WIDER, LEVELS = 3, 4
"""Where the subject leaves no colours near, they come from a blur so many times wider, up to so many times."""

FAINT = 1e-3
"""Weight of that wider blur: it counts where a thousandth of a window is background."""


def blur_around(rgb: Pixels, alpha: Pixels, deviation: float) -> Plane:
    """Blur the background alone: a normalised convolution (Knutsson and Westin, 1993) that is blind to the subject.

    Parameters
    ----------
    rgb, alpha
        uint8 `(H, W, 3)` and `(H, W)`.
    deviation
        Standard deviation as a share of the longer side.

    Returns
    -------
    Plane
        float32 `(3, h, w)` in [0, 255]; where the subject was, the colours around it. A mean grey where the subject
        is everything.
    """
    colours = shrink_colours(rgb, WORKING_SIDE) * 255
    height, width = colours.shape[1:]
    small = Image.fromarray(alpha).resize((width, height), Image.Resampling.BOX)
    weight = (box_mean((np.asarray(small) > 0).astype(np.float32), RIM) < 1e-6).astype(np.float32)
    sigma = deviation * max(height, width)
    total = weight.sum(dtype=np.float64)
    mean = (colours * weight).sum((1, 2), dtype=np.float64) / total if total else np.full(3, 127.5)
    blurred = np.broadcast_to(mean.astype(np.float32)[:, None, None], colours.shape)
    for level in reversed(range(LEVELS)):
        near, share = (_blur(planes, sigma * WIDER**level) for planes in (colours * weight, weight))
        blurred = (near + FAINT * blurred) / (share + FAINT)
    return np.asarray(blurred, np.float32)


def _blur(planes: Plane, sigma: float) -> Plane:
    """Blur with a Gaussian, to within 3 %: three box filters with its variance, r (r + 1) / 3 each.

    Wells, "Efficient synthesis of Gaussian filters by cascaded uniform filters", PAMI 1986.
    """
    radius = max(1, round((math.sqrt(1 + 4 * sigma**2) - 1) / 2))
    for _ in range(3):
        planes = box_mean(planes, min(radius, max(planes.shape[-2:])))
    return planes
