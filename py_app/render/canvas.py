"""A cutout and its placement enter; the canvas leaves with the cutout where it belongs."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from py_app.imaging.resize import iterate_strips, to_uint8
from py_app.render.layout import Placement
from py_app.types import Pixels, Plane

SUPPORT = 2
"""Pixels to either side that a bicubic filter reads. Not Lanczos: its second lobe dims the rim inside of an edge."""


def arrange(rgb: Pixels, alpha: Pixels, placement: Placement) -> tuple[Pixels, Pixels]:
    """Draw a cutout on its canvas.

    Parameters
    ----------
    rgb, alpha
        uint8 `(H, W, 3)` and `(H, W)`, straight.
    placement
        Where.

    Returns
    -------
    tuple[Pixels, Pixels]
        The same for the canvas, empty where the photo is not. Where the photo keeps its size so does every pixel its
        values; a canvas within the photo is a view.
    """
    rows, columns = placement.find_visible()
    is_exact = placement.size == alpha.shape
    if is_exact and (rows.stop - rows.start, columns.stop - columns.start) == placement.canvas:
        inside = _shift(rows, placement.top), _shift(columns, placement.left)
        return rgb[inside], alpha[inside]
    placed_rgb = np.zeros((*placement.canvas, 3), np.uint8)
    placed_alpha = np.zeros(placement.canvas, np.uint8)
    if is_exact:
        inside = _shift(rows, placement.top), _shift(columns, placement.left)
        placed_rgb[rows, columns], placed_alpha[rows, columns] = rgb[inside], alpha[inside]
    elif rows.start < rows.stop and columns.start < columns.stop:
        _resize(rgb, alpha, placement, placed_rgb, placed_alpha)
    return placed_rgb, placed_alpha


def _resize(rgb: Pixels, alpha: Pixels, placement: Placement, placed_rgb: Pixels, placed_alpha: Pixels) -> None:
    """Draw a resized cutout into a canvas, a strip at a time."""
    rows, columns = placement.find_visible()
    height, width = alpha.shape
    scale_y, scale_x = height / placement.size[0], width / placement.size[1]
    left, right = ((edge - placement.left) * scale_x for edge in (columns.start, columns.stop))
    reach = math.ceil(SUPPORT * max(1, scale_y)) + 1
    drawn = columns.stop - columns.start
    for strip in iterate_strips((rows.stop - rows.start, max(drawn, math.ceil(width * scale_y)))):
        start, stop = rows.start + strip.start, rows.start + strip.stop
        top, bottom = (start - placement.top) * scale_y, (stop - placement.top) * scale_y
        near = slice(max(0, math.floor(top) - reach), min(height, math.ceil(bottom) + reach))
        region = left, top - near.start, min(right, width), min(bottom, height) - near.start
        weight = alpha[near].astype(np.float32)
        size = drawn, stop - start
        opacity = _resize_plane(weight, size, region)
        # Multiplied by alpha, so that hidden colours stay hidden; in float, so that overshoots cancel each other out.
        visible: Plane = np.maximum(opacity, np.float32(0.5))
        for channel in range(3):
            premultiplied: Plane = _resize_plane(rgb[near, :, channel] * weight, size, region)
            placed_rgb[start:stop, columns, channel] = to_uint8(premultiplied / visible)
        placed_alpha[start:stop, columns] = to_uint8(opacity)


def _resize_plane(plane: Plane, size: tuple[int, int], region: tuple[float, float, float, float]) -> Plane:
    return np.asarray(Image.fromarray(plane).resize(size, Image.Resampling.BICUBIC, region))


def _shift(part: slice, start: int) -> slice:
    return slice(part.start - start, part.stop - start)
