"""A BMP file enters; an `Opened` leaves. Pixels of any bit masks are read here, Pillow knows only some."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from py_app.decode.metadata import METRES_PER_INCH
from py_app.decode.opened import Loaded, Opened, load_image, open_clean
from py_app.errors import Truncated, UnsupportedFormat
from py_app.imaging.strips import iterate_strips
from py_app.types import Pixels, Size

FILE_HEADER = 14

BIT_FIELDS = 3, 6
"""Compressions that stand for bit masks: of three colours, and with alpha."""

OS2_SHORT, LONG_HEADER, WITH_MASKS, WITH_ALPHA, OS2_LONG = 16, 40, 52, 56, 64
"""Bytes of the headers: the first one of Windows, those that have the masks inside, and those of OS/2 beside them."""

UNREAD = {4: "BMP file with a JPEG inside", 5: "BMP file with a PNG inside"}
UNREAD |= dict.fromkeys((11, 12, 13), "BMP file of CMYK")
UNREAD_OS2 = {3: "BMP file of OS/2 with Huffman codes", 4: "BMP file of OS/2 with run lengths of 24 bits"}
"""Compressions, whose numbers mean something else after OS/2's header."""

UNREAD_BITS = 2, 64
"""A pixel, of Windows CE and of GDI+."""


@dataclass(frozen=True)
class Fields:
    """A picture of bit masks (red, green, blue, alpha) whose pixels are 16 or 32 bits wide."""

    size: Size
    bits: int
    start: int
    is_upwards: bool
    masks: tuple[int, int, int, int]

    @property
    def row_bytes(self) -> int:
        """Return how many bytes a row takes: they are filled up to four."""
        return (self.size[1] * self.bits + 31) // 32 * 4


def open_bmp(data: bytes) -> Opened:
    """Read a BMP file's header.

    Raises
    ------
    UnsupportedFormat
        It is of a kind that is not read; `variant` in the details says which.
    Truncated
        It is damaged.
    """
    header = struct.unpack_from("<I", data, FILE_HEADER)[0] if len(data) >= FILE_HEADER + LONG_HEADER else 0
    compression = struct.unpack_from("<I", data, 30)[0] if header >= LONG_HEADER else 0
    if unread := _name_unread(data, header, compression):
        raise UnsupportedFormat(f"A {unread} is not read.", details={"variant": unread})
    if compression in BIT_FIELDS:
        fields = _read_fields(data, header, compression)
        horizontal, vertical = struct.unpack_from("<ii", data, 38)
        dpi = (horizontal * METRES_PER_INCH, vertical * METRES_PER_INCH) if horizontal and vertical else None
        deep = max(8, *(mask.bit_count() for mask in fields.masks))
        return Opened("BMP", fields.size, partial(_load, data, fields), dpi=dpi, bits=deep)
    image = open_clean(data, "BMP")

    def load(size: Size | None) -> Loaded:
        return Loaded(load_image(image, "BMP"))

    return Opened("BMP", (image.height, image.width), load, dpi=image.info.get("dpi"))


def _name_unread(data: bytes, header: int, compression: int) -> str | None:
    if header == OS2_SHORT:
        return "BMP file of OS/2 with a short header"
    if name := (UNREAD_OS2 if header == OS2_LONG else UNREAD).get(compression):
        return name
    bits = struct.unpack_from("<H", data, 28)[0] if header >= LONG_HEADER else 0
    return f"BMP file with {bits} bits a pixel" if bits in UNREAD_BITS else None


def _read_fields(data: bytes, header: int, compression: int) -> Fields:
    start, (width, height), bits = (
        struct.unpack_from("<I", data, 10)[0],
        struct.unpack_from("<ii", data, 18),
        struct.unpack_from("<H", data, 28)[0],
    )
    has_alpha = header >= WITH_ALPHA or (header < WITH_MASKS and compression == BIT_FIELDS[1])
    count = 4 if has_alpha else 3
    if len(data) < FILE_HEADER + LONG_HEADER + 4 * count:
        raise Truncated("The BMP header is cut short.")
    masks = struct.unpack_from(f"<{count}I", data, FILE_HEADER + LONG_HEADER)
    red, green, blue = masks[:3]
    fields = Fields((abs(height), width), bits, start, height > 0, (red, green, blue, masks[3] if has_alpha else 0))
    if width <= 0 or not height or bits not in (16, 32) or not all(map(_is_run, fields.masks)) or not any(masks[:3]):
        raise Truncated("The BMP header announces what there is not.")
    if len(data) < start + fields.row_bytes * fields.size[0]:
        raise Truncated("Rows of the BMP picture are missing.")
    return fields


def _is_run(mask: int) -> bool:
    """Tell whether a mask's bits stand together."""
    shifted = mask >> _find_shift(mask)
    return shifted & (shifted + 1) == 0


def _find_shift(mask: int) -> int:
    return (mask & -mask).bit_length() - 1 if mask else 0


def _load(data: bytes, fields: Fields, size: Size | None) -> Loaded:
    height, width = fields.size
    has_alpha = bool(fields.masks[3]) and any(strip.any() for _, strip in _iterate_channel(data, fields, 3))
    image = Image.new("RGBA" if has_alpha else "RGB", (width, height))
    channels = range(4 if has_alpha else 3)
    for strips in zip(*(_iterate_channel(data, fields, channel) for channel in channels), strict=True):
        image.paste(Image.fromarray(np.dstack([strip for _, strip in strips])), (0, strips[0][0]))
    return Loaded(image)


def _iterate_channel(data: bytes, fields: Fields, channel: int) -> Iterator[tuple[int, Pixels]]:
    """Yield where strips begin and one channel of their pixels, uint8."""
    height, width = fields.size
    words = np.frombuffer(data, f"<u{fields.bits // 8}", height * fields.row_bytes * 8 // fields.bits, fields.start)
    rows = words.reshape(height, -1)[:: -1 if fields.is_upwards else 1, :width]
    for strip in iterate_strips(fields.size):
        yield strip.start, _spread(rows[strip], fields.masks[channel])


def _spread(words: NDArray[np.unsignedinteger], mask: int) -> Pixels:
    """Return what a mask selects, spread over 8 bits."""
    values = (words & words.dtype.type(mask & np.iinfo(words.dtype).max)) >> _find_shift(mask)
    most = max(1, mask >> _find_shift(mask))
    spread: Pixels = np.rint(values * (255 / most)).astype(np.uint8)
    return spread
