"""Pixels enter; the bytes of an image file leave, with the profile and resolution and no other metadata."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from PIL import Image

from py_app.errors import InvalidOption
from py_app.options import Format
from py_app.options.output import USUAL_QUALITY
from py_app.render.png import write_png
from py_app.types import Pixels

WEBP_EFFORT = 20
"""How hard lossless files are packed, of 100: more costs much time and gains little."""

WEBP_MAX_SIDE = 16383
"""Pixels; the format stores 14 bits a side."""

X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT, INCH = 282, 283, 296, 2
"""Exif tags (CIPA DC-008) by which WebP, which has no field of its own, carries the resolution."""


def encode(
    pixels: Pixels,
    *,
    format: Format,
    quality: int | None = None,
    lossless: bool | None = None,
    icc_profile: bytes | None = None,
    dpi: tuple[float, float] | None = None,
) -> bytes:
    """Write an image file.

    Parameters
    ----------
    pixels
        uint8 `(H, W)`, `(H, W, 3)` or `(H, W, 4)` with straight alpha.
    format
        "png", "webp", "jpeg" or "mask" (a PNG).
    quality
        1 to 100; None is 95 for JPEG and, where it is not lossless, 90 for WebP.
    lossless
        Whether WebP keeps every pixel; None: if it has no quality. Its alpha is always kept.
    icc_profile, dpi
        Written as they are.

    Returns
    -------
    bytes
        The same bytes for the same input.

    Raises
    ------
    InvalidOption
        The image is too large for the format.
    """
    if format in ("png", "mask"):
        return write_png(pixels, icc_profile=icc_profile, dpi=dpi)
    settings: dict[str, Any] = {"icc_profile": icc_profile}
    if dpi:
        settings["dpi"] = dpi
    if format == "jpeg":
        # Without "optimize", for which Pillow guesses a buffer that grainy photos do not fit into (a tenth more bytes).
        settings |= {"quality": quality or USUAL_QUALITY[format], "subsampling": 0}
    else:
        if max(pixels.shape[:2]) > WEBP_MAX_SIDE:
            raise InvalidOption(
                f"WebP is limited to {WEBP_MAX_SIDE} pixels a side. Choose another format or a smaller size."
            )
        lossless = quality is None if lossless is None else lossless
        settings |= {"lossless": lossless, "method": 2, "exact": True}
        settings["quality"] = WEBP_EFFORT if lossless else quality or USUAL_QUALITY[format]
        settings |= {"exif": _resolution_exif(*dpi)} if dpi else {}
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format.upper(), **settings)
    return buffer.getvalue()


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of files by name, stored as they are (images do not shrink), without times or owners."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)  # whose date is 1980: the same bytes for the same files
    return buffer.getvalue()


def _resolution_exif(horizontal: float, vertical: float) -> Image.Exif:
    exif = Image.Exif()
    exif[X_RESOLUTION], exif[Y_RESOLUTION] = horizontal, vertical
    exif[RESOLUTION_UNIT] = INCH
    return exif
