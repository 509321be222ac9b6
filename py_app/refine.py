"""A mask at model size enters; the alpha matte at source size leaves."""

from __future__ import annotations

import numpy as np
from PIL import Image

from py_app.strips import iterate_strips
from py_app.types import Mask, Pixels, Source

LEVELS = (0.05, 0.95)
"""Coverage taken as fully transparent and fully opaque: networks rarely say 0 or 1 outright."""


def refine(source: Source, mask: Mask) -> Pixels:
    """Compute the alpha matte.

    Parameters
    ----------
    source
        The decoded image; its own alpha multiplies the matte.
    mask
        float32 `(h, w)` in [0, 1].

    Returns
    -------
    Pixels
        uint8 `(H, W)`: bicubic upsampling (half-pixel centres), then levels; computed in strips.
    """
    height, width = source.size
    black, white = LEVELS
    coverage = Image.fromarray(mask)
    rows_per_row = mask.shape[0] / height
    alpha = np.empty(source.size, np.uint8)
    for rows in iterate_strips(source.size):
        box = (0, rows.start * rows_per_row, mask.shape[1], rows.stop * rows_per_row)
        strip = coverage.resize((width, rows.stop - rows.start), Image.Resampling.BICUBIC, box=box)
        levelled = np.clip((np.asarray(strip) - black) / (white - black), 0, 1)
        alpha[rows] = np.rint(levelled * 255)
    return alpha if source.alpha is None else multiply_alpha(alpha, source.alpha)


def multiply_alpha(first: Pixels, second: Pixels) -> Pixels:
    """Return the rounded product of two uint8 `(H, W)` alphas, 255 being 1."""
    product = np.empty_like(first)
    for rows in iterate_strips((first.shape[0], first.shape[1])):
        product[rows] = (first[rows].astype(np.uint16) * second[rows] + 127) // 255
    return product
