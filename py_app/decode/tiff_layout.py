"""A TIFF directory enters; how its pixels are laid out leaves, or the name of what is not read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum

from py_app.decode.ifd import Directory
from py_app.errors import Truncated
from py_app.types import Size

WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, FILL_ORDER = 256, 257, 258, 259, 262, 266
STRIP_OFFSETS, SAMPLES, ROWS_PER_STRIP, STRIP_COUNTS, PLANAR, PREDICTOR = 273, 277, 278, 279, 284, 317
COLOUR_MAP, TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_COUNTS = 320, 322, 323, 324, 325
INK_SET, EXTRA_SAMPLES, SAMPLE_FORMAT, REAL_WHITE, JPEG_TABLES = 332, 338, 339, 341, 347
"""Tags (TIFF 6.0)."""

NONE, LZW, JPEG, DEFLATE, PACK_BITS = 1, 5, 7, (8, 32946), 32773

TO_PILLOW = 2, 3, 4, 6, 32771
"""Compressions of fax, and JPEG's first attempt: libtiff has all the pixels together, or none."""

COMPRESSIONS = {
    5: "LZW",
    32773: "PackBits",
    34712: "JPEG 2000",
    34887: "LERC",
    34925: "LZMA",
    50000: "Zstandard",
    50001: "WebP",
    50002: "JPEG XL",
}

BY_LIBTIFF = LZW, PACK_BITS, 34925, 50000
"""Compressions of plain bytes that libtiff unpacks."""

WORD_BITS = 8, 16, 32, 64

MAX_PACKED_BITS = 16

REAL_BITS = 16, 32, 64

MAX_SAMPLES = 64
"""A pixel, colours and all else: programs for pictures write up to 56, and each takes memory."""

UNSIGNED, SIGNED, REAL, UNKNOWN = 1, 2, 3, 4
"""Sample formats."""

MAX_CHUNK_SHARE, MIN_CHUNK_LIMIT = 4, 1 << 24
"""A strip or tile may be so many times as large as the picture, or so many pixels: padding is no more."""


class Ink(IntEnum):
    """What samples mean (PhotometricInterpretation)."""

    WHITE_IS_ZERO = 0
    BLACK_IS_ZERO = 1
    RGB = 2
    PALETTE = 3
    MASK = 4
    CMYK = 5
    YCC = 6


CHANNELS = {Ink.WHITE_IS_ZERO: 1, Ink.BLACK_IS_ZERO: 1, Ink.RGB: 3, Ink.PALETTE: 1, Ink.CMYK: 4, Ink.YCC: 3}

INK_NAMES = {Ink.MASK: "transparency mask", 8: "CIE Lab", 9: "ICC Lab", 10: "ITU Lab", 32803: "camera's raw"} | {
    32844: "LogL",
    32845: "LogLuv",
    34892: "camera's linear raw",
}


@dataclass(frozen=True)
class Layout:
    """How the pixels are stored; `chunk` is the (height, width) of a strip or tile, `ranges` where each one is."""

    size: Size
    bits: int
    samples: int
    ink: int
    compression: int
    sample_format: int
    predictor: int
    is_planar: bool
    is_reversed: bool
    alpha: int | None
    """Of the first extra sample: 1 associated, 2 straight; None where it is no alpha."""
    chunk: Size
    ranges: tuple[tuple[int, int], ...]
    colour_map: tuple[int, ...]
    jpeg_tables: bytes
    white: float
    same_bits: bool
    is_other_ink: bool

    @property
    def channels(self) -> int:
        """Return how many samples are colours."""
        return CHANNELS[Ink(self.ink)]

    @property
    def has_alpha(self) -> bool:
        """Tell whether there is opacity beside the colours."""
        return self.alpha is not None

    @property
    def grid(self) -> Size:
        """Return how many strips or tiles there are, down and across."""
        return math.ceil(self.size[0] / self.chunk[0]), math.ceil(self.size[1] / self.chunk[1])


def read_layout(directory: Directory) -> Layout:
    """Read how pixels are laid out.

    Raises
    ------
    Truncated
        What must be there is missing, or impossible.
    """
    width, height = directory.whole(WIDTH), directory.whole(HEIGHT)
    samples, bits = directory.whole(SAMPLES, 1), directory.numbers(BITS) or (1,)
    ink = directory.whole(PHOTOMETRIC, Ink.BLACK_IS_ZERO)
    if width <= 0 or height <= 0 or samples <= 0 or bits[0] <= 0:
        raise Truncated("The TIFF directory has no size.")
    is_tiled = TILE_WIDTH in directory.fields
    rows = directory.whole(ROWS_PER_STRIP, height) or height
    chunk = (directory.whole(TILE_HEIGHT), directory.whole(TILE_WIDTH)) if is_tiled else (min(rows, height), width)
    if not is_chunk(chunk, (height, width)):
        raise Truncated("The TIFF directory's tiles are impossible.")
    offsets = directory.numbers(TILE_OFFSETS if is_tiled else STRIP_OFFSETS)
    counts = directory.numbers(TILE_COUNTS if is_tiled else STRIP_COUNTS)
    if not counts and len(offsets) == 1:
        counts = (1 << 62,)  # all that follows
    formats = directory.numbers(SAMPLE_FORMAT) or (UNSIGNED,)
    return Layout(
        size=(height, width),
        bits=bits[0],
        samples=samples,
        ink=ink,
        compression=directory.whole(COMPRESSION, NONE),
        sample_format=UNSIGNED if formats[0] == UNKNOWN else formats[0],
        predictor=directory.whole(PREDICTOR, 1),
        is_planar=directory.whole(PLANAR, 1) == 2 and samples > 1,
        is_reversed=directory.whole(FILL_ORDER, 1) == 2,
        alpha=_find_alpha(directory, samples, ink),
        chunk=chunk,
        ranges=tuple(zip(offsets, counts, strict=False)),
        colour_map=directory.numbers(COLOUR_MAP),
        jpeg_tables=directory.raw(JPEG_TABLES),
        white=directory.number(REAL_WHITE, 1),
        same_bits=len(set(bits)) == 1,
        is_other_ink=ink == Ink.CMYK and directory.whole(INK_SET, 1) != 1,
    )


def is_chunk(chunk: Size, size: Size) -> bool:
    """Tell whether a strip or tile may be so large in a picture of `size`: what is hostile takes no memory."""
    return min(chunk) > 0 and math.prod(chunk) <= max(MIN_CHUNK_LIMIT, MAX_CHUNK_SHARE * math.prod(size))


def name_unread(layout: Layout) -> str | None:
    """Return what a layout is called that is not read; None where it is."""
    bits, ink = layout.bits, layout.ink
    if ink not in CHANNELS:
        return f"TIFF file in {INK_NAMES.get(ink, f'colours of the kind {ink}')}"
    if layout.samples < layout.channels:
        return "TIFF file with too few channels"
    if layout.is_other_ink:
        return "TIFF file in other inks than CMYK"
    if layout.samples > MAX_SAMPLES:
        return f"TIFF file with {layout.samples} channels"
    known = layout.compression in (NONE, JPEG, *DEFLATE, *BY_LIBTIFF)
    if not known:
        return f"TIFF file compressed by {COMPRESSIONS.get(layout.compression, f'method {layout.compression}')}"
    if layout.sample_format not in (UNSIGNED, REAL):
        return "TIFF file of signed or complex numbers"
    if not layout.same_bits:
        return "TIFF file whose channels differ in depth"
    is_whole = bits in WORD_BITS[:3] or bits <= MAX_PACKED_BITS
    if bits not in REAL_BITS if layout.sample_format == REAL else not is_whole:
        return f"TIFF file with {bits} bits a channel"
    if layout.compression == JPEG and bits != 8:
        return f"TIFF file with a {bits}-bit JPEG"
    if ink == Ink.PALETTE and (bits > MAX_PACKED_BITS or layout.sample_format == REAL):
        return f"TIFF file with a palette of {bits} bits"
    if layout.predictor not in (1, 2, 3) or (layout.predictor > 1 and bits not in WORD_BITS):
        return f"TIFF file with the predictor {layout.predictor} at {bits} bits"
    return None


def _find_alpha(directory: Directory, samples: int, ink: int) -> int | None:
    """Return what the first extra sample is; where nothing is said of RGB's fourth, it is taken for opacity."""
    channels = next((count for known, count in CHANNELS.items() if known == ink), samples)
    if samples <= channels:
        return None
    extra = directory.numbers(EXTRA_SAMPLES)
    if not extra:
        return 2 if ink == Ink.RGB and samples == 4 else None
    return extra[0] if extra[0] in (1, 2) else None
