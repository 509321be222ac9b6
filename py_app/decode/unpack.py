"""Decoded pixels enter; upright 8-bit RGB and straight alpha leave, strip by strip and in one copy."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from py_app.decode.metadata import is_turned
from py_app.decode.opened import Frame, Loaded
from py_app.errors import UnsupportedFormat
from py_app.imaging.colour_space import Convert
from py_app.imaging.resample import resample_rows
from py_app.imaging.strips import STRIP_PIXELS, iterate_strips
from py_app.types import Pixels, Size


def unpack(
    loaded: Loaded, size: Size, orientation: int, *, frame: Frame | None = None, convert: Convert | None = None
) -> tuple[Pixels, Pixels | None]:
    """Return the pixels of an image of any mode.

    Parameters
    ----------
    loaded
        As it is stored.
    size
        The (height, width) to give it, as stored: its own, or a smaller one.
    orientation
        Exif orientation, 1 to 8, that makes it upright.
    frame
        Where pixels are stored; None where everywhere. Outside all is transparent.
    convert
        What brings the colours into the space that they are to have; None where they are in it.

    Returns
    -------
    tuple of Pixels
        uint8 `(H, W, 3)` and straight alpha `(H, W)`, None where all is opaque.

    Raises
    ------
    UnsupportedFormat
        Pixels of a kind that has no 8-bit colours.
    """
    read = _StripReader(loaded, frame, convert)
    upright = size[::-1] if is_turned(orientation) else size
    rgb = np.empty((*upright, 3), np.uint8)
    alpha = np.empty(upright, np.uint8) if read.has_alpha else None
    stored_rgb = _view_as_stored(rgb, orientation)
    stored_alpha = None if alpha is None else _view_as_stored(alpha, orientation)
    image = loaded.image
    read_at_once = STRIP_PIXELS * math.prod(size) // (image.width * image.height)
    for rows in iterate_strips(size, pixels=read_at_once):
        strip = _read_strip(read, size, rows)
        stored_rgb[rows] = strip[..., :3]
        if stored_alpha is not None:
            stored_alpha[rows] = strip[..., 3]
    return rgb, None if alpha is None or alpha.min() == 255 else alpha


class _StripReader:
    """Gives rows of a loaded image at its own size, as uint8 `(rows, width, 3 or 4)`."""

    def __init__(self, loaded: Loaded, frame: Frame | None, convert: Convert | None) -> None:
        self.image = loaded.image
        self._loaded, self._frame, self._convert = loaded, frame, convert
        self.has_alpha = loaded.image.has_transparency_data or loaded.key is not None or frame is not None

    def __call__(self, first: int, last: int) -> Pixels:
        box = 0, first, self.image.width, last
        colours, alpha = self._read_colours(box)
        rgb = self._convert(colours) if self._convert else _to_8_bits(colours)
        if not self.has_alpha:
            return rgb
        if alpha is None:
            alpha = np.full(rgb.shape[:2], 255, np.uint8)
        if self._loaded.key is not None:
            alpha = np.where((colours == np.array(self._loaded.key)).all(axis=2), 0, alpha).astype(np.uint8)
        if self._frame:
            alpha = _clear_outside(alpha, self._frame, first)
        return np.dstack([rgb, alpha])

    def _read_colours(self, box: tuple[int, int, int, int]) -> tuple[NDArray[Any], Pixels | None]:
        """Return uint8 or uint16 colours and, where the mode has it, alpha."""
        strip = self.image.crop(box)
        if strip.mode.startswith("I"):
            grey = np.clip(np.asarray(strip), 0, 65535).astype(np.uint16)
            return np.repeat(grey[..., None], 3, axis=2), None
        if strip.mode in ("F", "LAB"):
            raise UnsupportedFormat(f"Unsupported pixel format {strip.mode}.")
        if strip.has_transparency_data:
            pixels = np.asarray(strip.convert("RGBA"))
            colours, alpha = pixels[..., :3], pixels[..., 3]
        else:
            colours, alpha = np.asarray(strip.convert("RGB")), None
        if self._loaded.low_bytes is None:
            return colours, alpha
        low = np.asarray(self._loaded.low_bytes.crop(box))[..., :3]
        return colours.astype(np.uint16) << 8 | low, alpha


def _to_8_bits(colours: NDArray[Any]) -> Pixels:
    return colours if colours.dtype == np.uint8 else np.rint(colours / np.float32(257)).astype(np.uint8)


def _clear_outside(alpha: Pixels, frame: Frame, first: int) -> Pixels:
    left, top, right, bottom = frame
    inside = np.zeros_like(alpha)
    rows, columns = slice(max(0, top - first), max(0, bottom - first)), slice(left, right)
    inside[rows, columns] = alpha[rows, columns]
    return inside


def _view_as_stored(upright: Pixels, orientation: int) -> Pixels:
    """Return a view whose first row and column are where Exif says that the stored ones belong (CIPA DC-008)."""
    view = upright.swapaxes(0, 1) if is_turned(orientation) else upright
    rows = slice(None, None, -1 if orientation in (3, 4, 6, 7) else 1)
    columns = slice(None, None, -1 if orientation in (2, 3, 7, 8) else 1)
    return view[rows, columns]


def _read_strip(read: _StripReader, size: Size, rows: slice) -> Pixels:
    """Return some rows at `size`, uint8 `(rows, width, 3 or 4)`."""
    whole = read.image.height, read.image.width
    if whole == size:
        return read(rows.start, rows.stop)

    def read_rows(near: slice) -> Image.Image:
        return Image.fromarray(read(near.start, near.stop))

    window = 0, 0, whole[1], whole[0]
    return np.asarray(resample_rows(read_rows, whole[0], window, size, rows, Image.Resampling.LANCZOS))
