"""An alpha matte and a person's strokes enter; the painted matte leaves. Strokes are drawn at full resolution."""

from __future__ import annotations

import math

import numpy as np

from py_app.imaging.alpha import multiply_alpha
from py_app.imaging.resize import to_uint8
from py_app.imaging.strips import iterate_strips
from py_app.options.strokes import Point, Stroke
from py_app.render.colour_similarity import measure_colour_similarity
from py_app.render.polyline import iterate_segments, simplify
from py_app.types import Pixels, Plane, Size

LONGEST = 4
"""Radii: longer segments are drawn in parts, whose boxes hold little but the stroke itself."""

SHORTEST = 64
"""Pixels below which a part is not worth it, however thin the brush."""

CORE = 0.3
"""The share of a snapping brush's diameter that shows which colours are meant."""

Window = tuple[slice, slice]
"""Rows and columns of the image."""


def apply_strokes(alpha: Pixels, strokes: tuple[Stroke, ...], rgb: Pixels) -> Pixels:
    """Paint strokes on a matte, one after the other.

    Within one stroke the effect does not add up: a pixel gets its strongest. The cost follows the painted area.

    Parameters
    ----------
    alpha
        uint8 `(H, W)`.
    strokes
        In pixels of the source.
    rgb
        uint8 `(H, W, 3)`: the photo, whose colours lead strokes that snap.

    Returns
    -------
    Pixels
        uint8 `(H, W)`; `alpha` itself where nothing was painted.
    """
    if not strokes:
        return alpha
    alpha = alpha.copy()
    for stroke in strokes:
        window = _find_window(stroke, (alpha.shape[0], alpha.shape[1]))
        if window is None:
            continue
        effect = _rasterise(stroke, window, stroke.size / 2, stroke.hardness)
        if stroke.snap:
            core = _rasterise(stroke, window, max(stroke.size * CORE / 2, 0.5), 1)
            similarity = measure_colour_similarity(rgb[window], core, effect)
            effect = multiply_alpha(effect, np.maximum(similarity, core))
        painted = alpha[window]
        target = 0 if stroke.mode == "erase" else 255
        for rows in iterate_strips((painted.shape[0], painted.shape[1])):
            share = effect[rows].astype(np.uint16)
            painted[rows] = (painted[rows] * (255 - share) + target * share + 127) // 255
    return alpha


def _find_window(stroke: Stroke, size: Size) -> Window | None:
    """Return the part of an image that a stroke can reach; None where it misses the image."""
    rows, columns = (
        _span([point[axis] for point in stroke.points], stroke.size / 2, size[1 - axis]) for axis in (1, 0)
    )
    return (rows, columns) if rows.start < rows.stop and columns.start < columns.stop else None


def _span(coordinates: list[float], radius: float, whole: int) -> slice:
    start, stop = math.floor(min(coordinates) - radius) - 1, math.ceil(max(coordinates) + radius) + 1
    return slice(max(0, start), min(whole, stop))


def _rasterise(stroke: Stroke, window: Window, radius: float, hardness: float) -> Pixels:
    """Return a stroke's effect in its window, uint8: 255 within `hardness` of the radius, smoothly 0 beyond it.

    A pixel more of falloff, half of it to either side, is the edge's own coverage of pixels.
    """
    rows, columns = window
    effect = np.zeros((rows.stop - rows.start, columns.stop - columns.start), np.uint8)
    falloff = np.float32(radius * (1 - hardness) + 1)
    for start, end in iterate_segments(simplify(stroke.points), max(LONGEST * radius, SHORTEST)):
        part_rows, part_columns = (
            _span([start[axis], end[axis]], radius, side.stop) for axis, side in ((1, rows), (0, columns))
        )
        top, bottom = max(part_rows.start, rows.start), min(part_rows.stop, rows.stop)
        left, right = max(part_columns.start, columns.start), min(part_columns.stop, columns.stop)
        if top >= bottom or left >= right:
            continue
        x = np.arange(left, right, dtype=np.float32) + np.float32(0.5)
        for strip in iterate_strips((bottom - top, right - left)):
            y = np.arange(top + strip.start, top + strip.stop, dtype=np.float32)[:, None] + np.float32(0.5)
            share = np.clip((radius + 0.5 - _measure(x, y, start, end)) / falloff, 0, 1)
            if hardness < 1:
                share *= share * (3 - 2 * share)  # no visible ring where the falloff begins and ends
            part = effect[top - rows.start :, left - columns.start : right - columns.start][strip]
            np.maximum(part, to_uint8(share * 255), out=part)
    return effect


def _measure(x: Plane, y: Plane, start: Point, end: Point) -> Plane:
    """Return the distance of pixel centres from a segment, float32 `(rows, columns)`."""
    across, down = end[0] - start[0], end[1] - start[1]
    squared = across * across + down * down
    dx, dy = x - np.float32(start[0]), y - np.float32(start[1])
    if squared:
        along = np.clip((dx * np.float32(across) + dy * np.float32(down)) / np.float32(squared), 0, 1)
        dx, dy = dx - along * np.float32(across), dy - along * np.float32(down)
    distance: Plane = np.hypot(dx, dy)
    return distance
