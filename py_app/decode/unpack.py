"""A decoded Pillow image enters; upright 8-bit RGB and straight alpha leave, strip by strip and in one copy."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from py_app.decode.metadata import is_turned
from py_app.errors import UnsupportedFormat
from py_app.imaging.resample import resample_rows
from py_app.imaging.strips import STRIP_PIXELS, iterate_strips
from py_app.types import Pixels, Size


def unpack(image: Image.Image, size: Size, orientation: int) -> tuple[Pixels, Pixels | None]:
    """Return the pixels of an image of any mode.

    Parameters
    ----------
    image
        Loaded, as it is stored.
    size
        The (height, width) to give it, as stored: its own, or a smaller one.
    orientation
        Exif orientation, 1 to 8, that makes it upright.

    Returns
    -------
    tuple of Pixels
        uint8 `(H, W, 3)` and straight alpha `(H, W)`, None where all is opaque.

    Raises
    ------
    UnsupportedFormat
        Pixels of a kind that has no 8-bit colours.
    """
    upright = size[::-1] if is_turned(orientation) else size
    rgb = np.empty((*upright, 3), np.uint8)
    alpha = np.empty(upright, np.uint8) if image.has_transparency_data else None
    stored_rgb = _view_as_stored(rgb, orientation)
    stored_alpha = None if alpha is None else _view_as_stored(alpha, orientation)
    read_at_once = STRIP_PIXELS * math.prod(size) // (image.width * image.height)
    for rows in iterate_strips(size, pixels=read_at_once):
        strip = _read_strip(image, size, rows)
        stored_rgb[rows] = strip[..., :3]
        if stored_alpha is not None:
            stored_alpha[rows] = strip[..., 3]
    return rgb, None if alpha is None or alpha.min() == 255 else alpha


def _view_as_stored(upright: Pixels, orientation: int) -> Pixels:
    """Return a view whose first row and column are where Exif says that the stored ones belong (CIPA DC-008)."""
    view = upright.swapaxes(0, 1) if is_turned(orientation) else upright
    rows = slice(None, None, -1 if orientation in (3, 4, 6, 7) else 1)
    columns = slice(None, None, -1 if orientation in (2, 3, 7, 8) else 1)
    return view[rows, columns]


def _read_strip(image: Image.Image, size: Size, rows: slice) -> Pixels:
    """Return some rows at `size`, uint8 `(rows, width, 3 or 4)`."""
    height, width = size
    if image.size == (width, height):
        return _convert(image.crop((0, rows.start, width, rows.stop)))

    def read_rows(near: slice) -> Image.Image:
        return Image.fromarray(_convert(image.crop((0, near.start, image.width, near.stop))))

    window = 0, 0, image.width, image.height
    return np.asarray(resample_rows(read_rows, image.height, window, size, rows, Image.Resampling.LANCZOS))


def _convert(strip: Image.Image) -> Pixels:
    """Return 8-bit RGB, or RGBA where the mode knows transparency."""
    if strip.mode.startswith("I"):
        return _convert_16_bit_grey(strip)
    if strip.has_transparency_data:
        return np.asarray(strip.convert("RGBA"))
    if strip.mode in ("F", "LAB"):
        raise UnsupportedFormat(f"Unsupported pixel format {strip.mode}.")
    return np.asarray(strip.convert("RGB"))


def _convert_16_bit_grey(strip: Image.Image) -> Pixels:
    values = np.clip(np.asarray(strip), 0, 65535)
    grey = np.rint(values / np.float32(257)).astype(np.uint8)
    transparent = strip.info.get("transparency")
    if transparent is None:
        return np.repeat(grey[..., None], 3, axis=2)
    return np.dstack([grey, grey, grey, np.where(values == transparent, 0, 255).astype(np.uint8)])
