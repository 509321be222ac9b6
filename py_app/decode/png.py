"""A PNG file enters; an `Opened` leaves. Pillow is given the chunks of the picture alone, checked.

Ancillary chunks never refuse a picture: what is damaged or too large is left out, and said (PNG 3, chapter 13).
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field, replace
from functools import partial

from PIL import Image

from py_app.decode.metadata import METRES_PER_INCH, Resolution, read_exif
from py_app.decode.opened import DAMAGED_METADATA, FIRST_FRAME, Frame, Loaded, Opened, load_image, open_clean
from py_app.decode.png_chunks import (
    GREY,
    GREY_ALPHA,
    PALETTE,
    RGB,
    RGB_ALPHA,
    Chunk,
    Header,
    iterate_chunks,
    read_header,
    write_picture,
)
from py_app.decode.png_colours import read_colours
from py_app.errors import Truncated
from py_app.types import Size

MAX_PROFILE = 1 << 24
"""Bytes of an unpacked profile: a printer's takes two megabytes."""

READ = b"tRNS", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cICP", b"pHYs", b"eXIf", b"acTL"
"""Ancillary chunks that count here; the others are passed over."""


@dataclass
class _FirstFrame:
    """Of an animation whose first frame is not the still picture: where it is and its pixels."""

    width: int = 0
    height: int = 0
    left: int = 0
    top: int = 0
    pixels: list[memoryview] = field(default_factory=list)
    count: int = 0

    @property
    def box(self) -> Frame:
        return self.left, self.top, self.left + self.width, self.top + self.height

    def add(self, chunk: Chunk, *, has_still: bool) -> None:
        """Take note of fcTL and fdAT, while they are the first frame's."""
        if chunk.name == b"fcTL":
            self.count += 1
            if self.count == 1 and not has_still:
                self.count += 1  # the still picture is the first frame
            elif self.count == 1 and len(chunk.data) == 26:
                self.width, self.height, self.left, self.top = struct.unpack_from(">4I", chunk.data, 4)
        elif self.count == 1:
            self.pixels.append(chunk.data[4:])

    def fits(self, screen: Size) -> bool:
        """Tell whether the frame lies on the screen."""
        return 0 < self.width <= screen[1] - self.left and 0 < self.height <= screen[0] - self.top


def open_png(data: bytes) -> Opened:
    """Read a PNG file's chunks.

    Raises
    ------
    Truncated
        A chunk of the picture is damaged, or missing.
    """
    header: Header | None = None
    found: dict[bytes, bytes] = {}
    palette, pixels, frames = b"", list[memoryview](), _FirstFrame()
    dropped = False
    for chunk in iterate_chunks(data):
        if not chunk.is_sound and chunk.is_critical:
            raise Truncated(f"The checksum of {chunk.name.decode('latin-1')} is wrong.")
        if not chunk.is_sound:
            dropped = True
        elif chunk.name == b"IHDR":
            header = read_header(bytes(chunk.data))
        elif chunk.name == b"PLTE":
            palette = bytes(chunk.data)
        elif chunk.name == b"IDAT":
            pixels.append(chunk.data)
        elif chunk.name in (b"fcTL", b"fdAT"):
            frames.add(chunk, has_still=bool(pixels))
        elif chunk.name in READ:
            found.setdefault(chunk.name, bytes(chunk.data))
    if header is None or not pixels or (header.kind == PALETTE and not palette):
        raise Truncated("A part that the picture cannot do without is missing.")
    screen = header.height, header.width
    frame = None
    if b"acTL" in found and frames.pixels and frames.fits(screen):
        header, frame, pixels = replace(header, width=frames.width, height=frames.height), frames.box, frames.pixels
    clean = write_picture(header, palette, _read_opacities(found.get(b"tRNS"), header, palette), pixels)
    open_clean(clean, "PNG")
    profile, is_profile_whole = _unpack_profile(found.get(b"iCCP"))
    exif = read_exif(found.get(b"eXIf", b""))
    notices = []
    if dropped or not is_profile_whole or not exif.is_whole:
        notices.append(DAMAGED_METADATA)
    if int.from_bytes(found.get(b"acTL", b"")[:4], "big") > 1:
        notices.append(FIRST_FRAME)
    colours = read_colours(found, has_profile=profile is not None)
    key = _read_key(found.get(b"tRNS"), header)
    is_deep = header.bits == 16 and header.kind in (RGB, RGB_ALPHA)
    return Opened(
        format="PNG",
        size=screen,
        load=partial(_load, clean, screen, frame, key, is_deep and (key is not None or colours.space is not None)),
        exif=exif,
        dpi=_read_resolution(found.get(b"pHYs", b"")),
        profile=None if colours.replace_profile else profile,
        colours=colours.space,
        frame=frame,
        bits=header.bits,
        is_grey=header.kind in (GREY, GREY_ALPHA),
        notices=(*notices, *colours.notices),
    )


def _read_opacities(transparency: bytes | None, header: Header, palette: bytes) -> bytes:
    """Return the alpha of a palette's colours; libpng passes over more of them than there are colours."""
    is_fitting = header.kind == PALETTE and transparency and len(transparency) <= len(palette) // 3
    return transparency or b"" if is_fitting else b""


def _read_key(transparency: bytes | None, header: Header) -> tuple[int, ...] | None:
    """Return the colour that is transparent, as the decoded pixels have it: grey of few bits is spread over 8."""
    count = {GREY: 1, RGB: 3}.get(header.kind)
    if transparency is None or count is None or len(transparency) != 2 * count:
        return None
    white = (1 << header.bits) - 1
    values = (value & white for value in struct.unpack(f">{count}H", transparency))
    return tuple(value * 255 // white if header.bits < 8 else value for value in values)


def _read_resolution(data: bytes) -> Resolution | None:
    if len(data) != 9 or data[8] != 1:
        return None
    horizontal, vertical = struct.unpack_from(">II", data)
    return horizontal * METRES_PER_INCH, vertical * METRES_PER_INCH


def _unpack_profile(data: bytes | None) -> tuple[bytes | None, bool]:
    """Return an iCCP chunk's profile; tell whether it could be unpacked, if there is one."""
    if data is None:
        return None, True
    _, _, packed = data.partition(b"\0")
    unpacker = zlib.decompressobj()
    try:
        profile = unpacker.decompress(packed[1:], MAX_PROFILE)
    except zlib.error:
        return None, False
    return (profile, True) if unpacker.eof else (None, False)


def _load(
    data: bytes, screen: Size, frame: Frame | None, key: tuple[int, ...] | None, is_deep: bool, size: Size | None
) -> Loaded:
    image = load_image(open_clean(data, "PNG"), "PNG")
    # Where nothing asks for the lower bytes, the upper ones are the colours, as in Chromium, WebKit and Pillow (Firefox
    # rounds): at most 1 of 255 less, and what the page shows as the original is what is cut.
    low_bytes = _load_low_bytes(data) if is_deep else None
    if frame:
        image, low_bytes = _place(image, screen, frame), low_bytes and _place(low_bytes, screen, frame)
    return Loaded(image, low_bytes, key)


def _place(image: Image.Image, screen: Size, frame: Frame) -> Image.Image:
    """Return a frame on its screen; what is around it does not count."""
    canvas = Image.new(image.mode, screen[::-1])
    canvas.paste(image, frame[:2])
    canvas.palette, canvas.info = image.palette, image.info
    if image.mode == "P":
        canvas.putpalette(image.getpalette() or [])
    return canvas


def _load_low_bytes(data: bytes) -> Image.Image:
    """Return the lower bytes of 16-bit colours, of which Pillow keeps the upper: it takes them for little-endian."""
    image = open_clean(data, "PNG")
    image.tile = [tile._replace(args=str(tile.args).replace(";16B", ";16L")) for tile in image.tile]
    return load_image(image, "PNG")
