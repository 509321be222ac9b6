"""Between full size and working size: strips, shrunken photos, planes resized a strip at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image

from py_app.types import Pixels, Plane, Size

STRIP_PIXELS = 1 << 20
"""Pixels a strip: float32 RGB takes 12 MB, which a phone's WASM heap can spare."""


WHOLE = 0.0, 0.0, 1.0, 1.0


def iterate_strips(size: Size, *, pixels: int = STRIP_PIXELS) -> Iterator[slice]:
    """Yield row slices that cover an image of `size` (height, width), each at most `pixels` large."""
    height, width = size
    rows = max(1, pixels // max(1, width))
    for top in range(0, height, rows):
        yield slice(top, min(top + rows, height))


def shrink_size(size: Size, side: int) -> Size:
    """Return the (height, width) whose longest side is at most `side` pixels; nothing is enlarged."""
    height, width = size
    scale = min(1.0, side / max(height, width))
    return max(1, round(height * scale)), max(1, round(width * scale))


def shrink_colours(rgb: Pixels, side: int) -> Plane:
    """Shrink a photo to work on.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`.
    side
        The longest side of the result, pixels.

    Returns
    -------
    Plane
        float32 `(3, h, w)` in [0, 1].
    """
    height, width = shrink_size((rgb.shape[0], rgb.shape[1]), side)
    planes = np.empty((3, height, width), np.float32)
    for plane, channel in zip(planes, iterate_channels(rgb), strict=True):
        plane[:] = np.asarray(channel.resize((width, height), Image.Resampling.BOX))
    planes /= 255
    return planes


def iterate_channels(rgb: Pixels) -> Iterator[Image.Image]:
    """Yield the channels as grey images, one after the other: a colour image takes Pillow four bytes a pixel more."""
    for channel in range(rgb.shape[2]):
        yield Image.fromarray(np.ascontiguousarray(rgb[..., channel]))


def resize_plane(
    plane: Plane, size: Size, rows: slice | None = None, *, window: tuple[float, float, float, float] = WHOLE
) -> Plane:
    """Resize bilinearly (half-pixel centres), or only some rows of the result.

    Parameters
    ----------
    plane
        float32 `(h, w)`.
    size
        (height, width) of the whole result.
    rows
        The rows to compute; all of them unless given.
    window
        What of the plane is resized: left, top, right, bottom as shares of it.

    Returns
    -------
    Plane
        float32 `(rows, width)`, writable; a strip equals the same rows of the whole.
    """
    height, width = size
    rows = rows or slice(0, height)
    left, top, right, bottom = (share * plane.shape[1 - index % 2] for index, share in enumerate(window))
    scale = (bottom - top) / height
    box = (left, top + rows.start * scale, right, min(top + rows.stop * scale, plane.shape[0]))
    resized = Image.fromarray(plane).resize((width, rows.stop - rows.start), Image.Resampling.BILINEAR, box)
    return np.array(resized)


def to_uint8(values: Plane) -> Pixels:
    """Clip to [0, 255] and round."""
    return np.rint(np.clip(values, 0, 255)).astype(np.uint8)
