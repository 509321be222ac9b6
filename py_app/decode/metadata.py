"""A file's metadata enters; what of it counts leaves: orientation, resolution, colour space."""

from __future__ import annotations

import math
from dataclasses import dataclass

from py_app.decode.ifd import Directory, open_tree

ORIENTATION = 0x0112
"""Exif and TIFF tag (CIPA DC-008); 5 to 8 swap rows and columns."""

X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 0x011A, 0x011B, 0x0128
"""Exif and TIFF tags."""

EXIF_DIRECTORY, INTEROP_DIRECTORY, COLOUR_SPACE, INTEROP_INDEX = 0x8769, 0xA005, 0xA001, 0x0001
"""Exif tags: two directories below the first, and what stands in them."""

ADOBE_RGB_SPACES, ADOBE_RGB_INDEX = (2, 0xFFFF), b"R03"
"""What says Adobe RGB where no profile does: cameras write "uncalibrated" and DCF's option file R03."""

PER_INCH = {2: 1.0, 3: 2.54}
"""What makes a resolution of that unit one by the inch."""

METRES_PER_INCH = 0.0254
"""For the formats whose resolution is by the metre."""

MIN_DPI, MAX_DPI = 1, 65535
"""Pixels an inch that every format which is written can hold: JPEG has 16 bits for it, and none for a fraction."""

NO_RESOLUTION = 0.0, 0.0
"""What writers put where they know none."""

Resolution = tuple[float, float]


@dataclass(frozen=True)
class Exif:
    """What counts of Exif data.

    Attributes
    ----------
    orientation
        1 to 8; 1 where nothing is said.
    dpi
        Horizontal and vertical resolution in pixels an inch, as stated, possible or not; None where nothing is said.
    is_adobe_rgb
        Whether it names a colour space that only a profile could describe.
    is_whole
        Whether all of it could be read.
    """

    orientation: int = 1
    dpi: Resolution | None = None
    is_adobe_rgb: bool = False
    is_whole: bool = True


def read_exif(data: bytes) -> Exif:
    """Read Exif data, with or without the "Exif" in front that JPEG has; none at all is whole."""
    if not data:
        return Exif()
    tree = open_tree(data.removeprefix(b"Exif\0\0"))
    if tree is None:
        return Exif(is_whole=False)
    main = tree.read(tree.first)
    below, interop = Directory(), Directory()
    if EXIF_DIRECTORY in main.fields:
        below = tree.read(main.whole(EXIF_DIRECTORY))
    if INTEROP_DIRECTORY in below.fields:
        interop = tree.read(below.whole(INTEROP_DIRECTORY))
    is_adobe = interop.raw(INTEROP_INDEX)[:3] == ADOBE_RGB_INDEX or below.whole(COLOUR_SPACE) in ADOBE_RGB_SPACES
    is_whole = main.is_whole and below.is_whole and interop.is_whole
    return Exif(read_orientation(main), read_resolution(main), is_adobe, is_whole)


def read_orientation(directory: Directory) -> int:
    """Return the orientation, 1 where there is none that is defined."""
    orientation = directory.whole(ORIENTATION, 1)
    return orientation if 1 <= orientation <= 8 else 1


def read_resolution(directory: Directory) -> Resolution | None:
    """Return the horizontal and vertical resolution that is stated, in pixels an inch."""
    scale = PER_INCH.get(directory.whole(RESOLUTION_UNIT, 2))
    if scale is None or not {X_RESOLUTION, Y_RESOLUTION} <= directory.fields.keys():
        return None
    return directory.number(X_RESOLUTION) * scale, directory.number(Y_RESOLUTION) * scale


def is_turned(orientation: int) -> bool:
    """Tell whether an Exif orientation swaps rows and columns."""
    return orientation in (5, 6, 7, 8)


def is_possible(dpi: Resolution) -> bool:
    """Tell whether every format that is written can hold a resolution."""
    return all(math.isfinite(value) and MIN_DPI <= value <= MAX_DPI for value in dpi)
