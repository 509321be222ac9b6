"""Colours and alpha enter; the pixels to be written leave: RGBA, or RGB on a background."""

from __future__ import annotations

import numpy as np
from PIL import Image

from py_app.options import Background
from py_app.resize import iterate_strips
from py_app.types import Pixels


def composite(rgb: Pixels, alpha: Pixels, background: Background | None) -> Pixels:
    """Apply the matte: C = αF + (1 − α)B.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`: foreground colours.
    alpha
        uint8 `(H, W)`, straight.
    background
        A colour, an image that is scaled to cover, or None for transparency.

    Returns
    -------
    Pixels
        uint8 `(H, W, 4)` with RGB 0 where alpha is 0, or `(H, W, 3)` on a background. Where alpha is 255
        the colour is exactly `rgb`.
    """
    height, width = alpha.shape
    if background is None:
        rgba = np.empty((height, width, 4), np.uint8)
        for rows in iterate_strips((height, width)):
            rgba[rows, :, :3] = rgb[rows] * (alpha[rows, :, None] > 0)
            rgba[rows, :, 3] = alpha[rows]
        return rgba
    behind = _cover(background, height, width)
    out = np.empty((height, width, 3), np.uint8)
    for rows in iterate_strips((height, width)):
        weight = alpha[rows, :, None].astype(np.uint16)
        out[rows] = (rgb[rows] * weight + behind[rows] * (255 - weight) + 127) // 255
    return out


def _cover(background: Background, height: int, width: int) -> Pixels:
    """Return the background as uint8 that broadcasts to `(height, width, 3)`; an image is cropped to fill."""
    if isinstance(background, tuple):
        return np.broadcast_to(np.array(background, np.uint8), (height, width, 3))
    scale = max(height / background.shape[0], width / background.shape[1])
    crop_height, crop_width = height / scale, width / scale
    top, left = (background.shape[0] - crop_height) / 2, (background.shape[1] - crop_width) / 2
    box = (left, top, left + crop_width, top + crop_height)
    image = Image.fromarray(background).resize((width, height), Image.Resampling.LANCZOS, box=box)
    return np.asarray(image)
