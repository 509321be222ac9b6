"""A PNG file enters; its chunks leave, their checksums compared, and a file of the picture's chunks alone."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from py_app.errors import Truncated

SIGNATURE = b"\x89PNG\r\n\x1a\n"

GREY, RGB, PALETTE, GREY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6
"""Kinds of pixels, as IHDR numbers them."""

DEPTHS = {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGB_ALPHA: (8, 16)}
"""Bits a channel that each kind has (PNG 3, table 12)."""


@dataclass(frozen=True)
class Chunk:
    """A chunk, and whether its checksum is right."""

    name: bytes
    data: memoryview
    is_sound: bool

    @property
    def is_critical(self) -> bool:
        """Tell whether the picture cannot be shown without it."""
        return not self.name[0] & 32


@dataclass(frozen=True)
class Header:
    """What IHDR says."""

    width: int
    height: int
    bits: int
    kind: int
    rest: bytes = b"\0\0\0"
    """Compression, filter and interlacing."""


def iterate_chunks(data: bytes) -> Iterator[Chunk]:
    """Yield the chunks up to IEND; one that is cut off is not sound."""
    view, at = memoryview(data), len(SIGNATURE)
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        body, end = view[at + 8 : at + 8 + length], at + 12 + length
        if name == b"IEND":
            return
        checksum = view[end - 4 : end] if end <= len(data) else b""
        yield Chunk(name, body, zlib.crc32(body, zlib.crc32(name)).to_bytes(4, "big") == checksum)
        at = end


def read_header(data: bytes) -> Header:
    """Read IHDR.

    Raises
    ------
    Truncated
        It announces what PNG does not have.
    """
    if len(data) != 13:
        raise Truncated("The header is not as long as it must be.")
    width, height, bits, kind, rest = struct.unpack(">IIBB3s", data)
    if bits not in DEPTHS.get(kind, ()) or not width or not height:
        raise Truncated("The header announces what PNG does not have.")
    return Header(width, height, bits, kind, rest)


def write_picture(header: Header, palette: bytes, opacities: bytes, pixels: Sequence[memoryview]) -> bytes:
    """Return a PNG file of the picture alone."""
    first = struct.pack(">IIBB3s", header.width, header.height, header.bits, header.kind, header.rest)
    parts: list[bytes | memoryview] = [SIGNATURE]
    for name, bodies in (
        (b"IHDR", [first]),
        (b"PLTE", [palette] if header.kind == PALETTE else []),
        (b"tRNS", [opacities] if opacities else []),
        (b"IDAT", pixels),
        (b"IEND", [b""]),
    ):
        if bodies:
            checksum = zlib.crc32(name)
            for body in bodies:
                checksum = zlib.crc32(body, checksum)
            parts += [struct.pack(">I4s", sum(map(len, bodies)), name), *bodies, checksum.to_bytes(4, "big")]
    return b"".join(parts)
