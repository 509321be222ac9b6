"""A cutout and its placement enter; the canvas leaves with the cutout where it belongs."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
from PIL import Image

from py_app.imaging.resample import ReadRows, resample_rows
from py_app.imaging.resize import to_uint8
from py_app.imaging.strips import iterate_strips
from py_app.render.layout import Placement
from py_app.types import Pixels, Plane


def place_on_canvas(rgb: Pixels, alpha: Pixels, placement: Placement) -> tuple[Pixels, Pixels]:
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
    """Draw a resized cutout into a canvas, a strip at a time.

    Not by Lanczos: its second lobe dims the rim inside of an edge.
    """
    rows, columns = placement.find_visible()
    height, width = alpha.shape
    scale_y, scale_x = height / placement.size[0], width / placement.size[1]
    left, right = ((edge - placement.left) * scale_x for edge in (columns.start, columns.stop))
    top, bottom = ((edge - placement.top) * scale_y for edge in (rows.start, rows.stop))
    window, size = (left, top, min(right, width), bottom), (rows.stop - rows.start, columns.stop - columns.start)

    def resample(read_rows: ReadRows, strip: slice) -> Plane:
        return np.asarray(resample_rows(read_rows, height, window, size, strip, Image.Resampling.BICUBIC))

    def read_weight(near: slice) -> Image.Image:
        return Image.fromarray(alpha[near].astype(np.float32))

    def read_premultiplied(channel: int, near: slice) -> Image.Image:
        return Image.fromarray(rgb[near, :, channel] * alpha[near].astype(np.float32))

    for strip in iterate_strips((size[0], max(size[1], math.ceil(width * scale_y)))):
        drawn = slice(rows.start + strip.start, rows.start + strip.stop), columns
        opacity = resample(read_weight, strip)
        # Multiplied by alpha, so that hidden colours stay hidden; in float, so that overshoots cancel each other out.
        visible: Plane = np.maximum(opacity, np.float32(0.5))
        for channel in range(3):
            premultiplied = resample(partial(read_premultiplied, channel), strip)
            placed_rgb[(*drawn, channel)] = to_uint8(premultiplied / visible)
        placed_alpha[drawn] = to_uint8(opacity)


def _shift(part: slice, start: int) -> slice:
    return slice(part.start - start, part.stop - start)
