"""Between full size and working size: photos enter and shrunken ones leave, planes enter and leave at any size."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from PIL import Image

from py_app.imaging.resample import resample_rows
from py_app.imaging.strips import STRIP_PIXELS, iterate_strips
from py_app.types import Pixels, Plane, Size

WHOLE = 0.0, 0.0, 1.0, 1.0
"""Left, top, right, bottom as shares of a plane."""


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


def shrink_shown_colours(rgb: Pixels, alpha: Pixels, side: int) -> Plane:
    """Shrink a photo that is partly transparent: what is hidden does not bleed into what is seen.

    Parameters
    ----------
    rgb, alpha
        uint8 `(H, W, 3)` and `(H, W)`, straight.
    side
        The longest side of the result, pixels.

    Returns
    -------
    Plane
        float32 `(4, h, w)` in [0, 255]: straight colours, then alpha.
    """
    size = shrink_size((alpha.shape[0], alpha.shape[1]), side)
    window = 0, 0, alpha.shape[1], alpha.shape[0]
    planes = np.empty((4, *size), np.float32)

    def read_rows(near: slice) -> Image.Image:
        return Image.fromarray(np.dstack([rgb[near], alpha[near]]))

    for rows in iterate_strips(size, pixels=STRIP_PIXELS * math.prod(size) // alpha.size):
        strip = resample_rows(read_rows, alpha.shape[0], window, size, rows, Image.Resampling.BOX)  # premultiplies
        planes[:, rows] = np.asarray(strip).transpose(2, 0, 1)
    return planes


def iterate_channels(rgb: Pixels) -> Iterator[Image.Image]:
    """Yield the channels as grey images, one after the other: a colour image takes Pillow four bytes a pixel more."""
    for channel in range(rgb.shape[2]):
        yield Image.fromarray(np.ascontiguousarray(rgb[..., channel]))


def resize_plane(
    plane: Plane,
    size: Size,
    rows: slice | None = None,
    columns: slice | None = None,
    *,
    window: tuple[float, float, float, float] = WHOLE,
) -> Plane:
    """Resize bilinearly (half-pixel centres), or only some rows and columns of the result.

    Parameters
    ----------
    plane
        float32 `(h, w)`.
    size
        (height, width) of the whole result.
    rows, columns
        What to compute; all of them unless given.
    window
        What of the plane is resized: left, top, right, bottom as shares of it.

    Returns
    -------
    Plane
        float32 `(rows, columns)`, writable; a part equals the same part of the whole.
    """
    rows = rows or slice(0, size[0])
    left, top, right, bottom = (share * plane.shape[1 - index % 2] for index, share in enumerate(window))

    def read_rows(near: slice) -> Image.Image:
        return Image.fromarray(plane[near])

    filter, edges = Image.Resampling.BILINEAR, (left, top, right, bottom)
    return np.array(resample_rows(read_rows, plane.shape[0], edges, size, rows, filter, columns=columns))


def to_uint8(values: Plane) -> Pixels:
    """Clip to [0, 255] and round."""
    return np.rint(np.clip(values, 0, 255)).astype(np.uint8)
