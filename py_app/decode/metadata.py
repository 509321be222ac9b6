"""An opened image enters; what of its metadata counts leaves: orientation, RGB profile, resolution."""

from __future__ import annotations

import math

from PIL import Image

ORIENTATION = 0x0112
"""Exif tag (CIPA DC-008); 5 to 8 swap rows and columns."""

X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 0x011A, 0x011B, 0x0128
"""Exif and TIFF tags."""

PER_INCH = {2: 1.0, 3: 2.54}
"""What makes a resolution of that unit one by the inch."""


def read_orientation(image: Image.Image) -> int:
    """Return the Exif orientation, 1 where there is none; of a PNG this reads the pixels, too."""
    orientation: int = image.getexif().get(ORIENTATION, 1)
    return orientation


def is_turned(orientation: int) -> bool:
    """Tell whether an Exif orientation swaps rows and columns."""
    return orientation in (5, 6, 7, 8)


def is_rgb_profile(profile: bytes) -> bool:
    """Tell whether an ICC profile may stand in an RGB file (ICC.1:2022, bytes 16 to 19 and 36 to 39)."""
    is_icc = profile[36:40] == b"acsp"
    return not is_icc or profile[16:20] == b"RGB "


def read_dpi(image: Image.Image) -> tuple[float, float] | None:
    """Return the horizontal and vertical resolution that a file states, in pixels an inch."""
    try:
        horizontal, vertical = (float(value) for value in _find_resolution(image))
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    usable = math.isfinite(horizontal) and math.isfinite(vertical) and min(horizontal, vertical) > 0
    return (horizontal, vertical) if usable else None


def _find_resolution(image: Image.Image) -> tuple[float, float]:
    """Return the format's own field or, where it has none or left it empty, what Exif says.

    Pillow makes up 72 for JPEG and 1 for TIFF where nothing is said.
    """
    is_stated = image.format not in ("JPEG", "MPO", "TIFF") or image.info.get("jfif_unit")
    if is_stated and "dpi" in image.info:
        horizontal, vertical = image.info["dpi"]
        return horizontal, vertical
    exif = image.getexif()
    scale = PER_INCH[exif.get(RESOLUTION_UNIT, 2)]
    return float(exif[X_RESOLUTION]) * scale, float(exif[Y_RESOLUTION]) * scale
