"""A background's description enters; a painter of the canvas leaves, which gives its colours a strip at a time."""

from __future__ import annotations

from functools import partial

import numpy as np
from PIL import Image

from py_app.imaging.resample import Window, resample_rows
from py_app.imaging.resize import resize_plane, to_uint8
from py_app.options.background import Background, Blur, Gradient, Picture
from py_app.options.colour import Colour
from py_app.render.blurred import blur_around
from py_app.render.composite import Painter, composite
from py_app.render.layout import Placement
from py_app.types import Pixels, Plane, Size


def prepare_background(background: Background, placement: Placement, rgb: Pixels, alpha: Pixels) -> Painter:
    """Prepare to paint what is behind the subject.

    Parameters
    ----------
    background
        A colour, a gradient, an image or the photo, blurred.
    placement
        The canvas, and where the photo is on it.
    rgb, alpha
        uint8 `(H, W, 3)` and `(H, W)`: the photo and its matte, for `Blur`.

    Returns
    -------
    Painter
        For the canvas.
    """
    match background:
        case Gradient():
            return partial(_paint_gradient, background, placement.canvas)
        case Picture():
            return _prepare_picture(background, placement.canvas)
        case Blur():
            planes = blur_around(rgb, alpha, background.deviation)
            return partial(_paint_planes, planes, _find_window(placement), placement.canvas)
        case colour:
            return partial(_paint_colour, colour)


def _paint_colour(colour: Colour, rows: slice) -> Pixels:
    return np.array(colour, np.uint8)


def _paint_gradient(gradient: Gradient, canvas: Size, rows: slice) -> Pixels:
    """Paint as CSS does (CSS Images 3, section 3.1): the corners in its direction get the first and last colour."""
    height, width = canvas
    radians = np.deg2rad(gradient.angle)
    right, up = np.float32(np.sin(radians)), np.float32(np.cos(radians))
    length = np.float32(abs(width * right) + abs(height * up))
    x = np.arange(width, dtype=np.float32) + np.float32(0.5 - width / 2)
    y = np.arange(rows.start, rows.stop, dtype=np.float32)[:, None] + np.float32(0.5 - height / 2)
    along = (x * right - y * up) / length + np.float32(0.5)
    places, colours = zip(*gradient.stops, strict=True)
    out = np.empty((*along.shape, 3), np.uint8)
    for channel, values in enumerate(zip(*colours, strict=True)):
        out[..., channel] = to_uint8(np.interp(along, places, values).astype(np.float32))
    return out


def _prepare_picture(picture: Picture, canvas: Size) -> Painter:
    """Scale an image, centred or wherever it is asked for, as CSS's object-fit and object-position do."""
    source = picture.source
    (height, width), around = source.size, np.array(picture.around, np.uint8)
    pixels = (
        source.rgb
        if source.alpha is None
        else composite(source.rgb, source.alpha, partial(_paint_colour, picture.around))
    )
    ratios = canvas[0] / height, canvas[1] / width
    x, y = picture.position
    if picture.fit == "cover":
        scale = max(ratios)
        shown_height, shown_width = min(height, canvas[0] / scale), min(width, canvas[1] / scale)
        top, left = y * (height - shown_height), x * (width - shown_width)
        window = left, top, min(width, left + shown_width), min(height, top + shown_height)
        return partial(_paint_window, pixels, window, canvas)
    shown = max(1, round(height * min(ratios))), max(1, round(width * min(ratios)))
    top, left = round(y * (canvas[0] - shown[0])), round(x * (canvas[1] - shown[1]))
    inside = partial(_paint_window, pixels, (0, 0, width, height), shown)
    return partial(_paint_framed, inside, (top, left, *shown), around, canvas)


def _paint_window(pixels: Pixels, window: Window, size: Size, rows: slice) -> Pixels:
    """Paint rows of a window (left, top, right, bottom) of an image that is scaled to `size`."""

    def read_rows(near: slice) -> Image.Image:
        return Image.fromarray(pixels[near])

    return np.asarray(resample_rows(read_rows, pixels.shape[0], window, size, rows, Image.Resampling.LANCZOS))


def _paint_framed(
    inside: Painter, frame: tuple[int, int, int, int], around: Pixels, canvas: Size, rows: slice
) -> Pixels:
    """Paint rows of an image that is smaller than the canvas, at (top, left, height, width)."""
    top, left, height, width = frame
    out = np.empty((rows.stop - rows.start, canvas[1], 3), np.uint8)
    out[:] = around
    first, last = max(rows.start, top), min(rows.stop, top + height)
    if first < last:
        out[first - rows.start : last - rows.start, left : left + width] = inside(slice(first - top, last - top))
    return out


def _find_window(placement: Placement) -> tuple[float, float, float, float]:
    """Return what of the photo is behind the canvas, (left, top, right, bottom) as shares of it.

    The canvas's own place, so that the background stays where it was; where the canvas is beyond the photo, the
    nearest window of the same shape within it.
    """
    sides = [
        (-start / drawn, whole / drawn)
        for start, drawn, whole in zip(
            (placement.left, placement.top), placement.size[::-1], placement.canvas[::-1], strict=True
        )
    ]
    shrink = max(1.0, *(length for _, length in sides))
    spans = []
    for start, length in sides:
        centre, half = start + length / 2, length / shrink / 2
        centre = min(max(centre, half), 1 - half)
        spans.append((max(0.0, centre - half), min(1.0, centre + half)))
    (left, right), (top, bottom) = spans
    return left, top, right, bottom


def _paint_planes(planes: Plane, window: tuple[float, float, float, float], canvas: Size, rows: slice) -> Pixels:
    """Paint rows of a window (shares of the image) of float32 `(3, h, w)` in [0, 255]."""
    out = np.empty((rows.stop - rows.start, canvas[1], 3), np.uint8)
    for channel, plane in enumerate(planes):
        out[..., channel] = to_uint8(resize_plane(plane, canvas, rows, window=window))
    return out
