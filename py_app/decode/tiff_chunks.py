"""A TIFF file and its layout enter; the samples of each strip or tile leave, at their own depth.

Deflate is unpacked by Python and JPEG by Pillow's reader of JPEG files, because a browser's libtiff has neither.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from py_app.decode.ifd import Tree
from py_app.decode.opened import load_image, open_clean
from py_app.decode.tiff_layout import (
    COMPRESSIONS,
    DEFLATE,
    JPEG,
    NONE,
    REAL,
    WORD_BITS,
    Ink,
    Layout,
    is_chunk,
)
from py_app.errors import Truncated, UnsupportedFormat
from py_app.imaging.strips import iterate_strips

Samples = NDArray[Any]
"""`(rows, columns, samples)`, unsigned or float, in this machine's byte order."""

REVERSED = bytes(int(f"{value:08b}"[::-1], 2) for value in range(256))

ZEROS = {
    34925: "fd377a585a000000ff12d94102010301002101167920c4ee010000000000000000011101ada6580406729e7a010000000000595a",
    50000: "28b52ffd006009000000",
}
"""One byte, 0, by each compression that libtiff may lack."""

BLOCK = 1 << 22
"""Bytes of the rows that are worked on at once: some writers make one strip of a picture."""

MAX_WHOLE, MAX_WHOLE_BYTES = 1 << 29, 9
"""Bytes of a row, or of a strip that can only be unpacked whole: so many, or so many for each pixel of the picture, as
cutting takes. A few packed bytes can be gigabytes."""

PIECE = 1 << 16
"""Bytes that are given to Deflate at once: what it leaves of them is copied."""

ADOBE_MARKER = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0"
"""Tells JPEG's reader what the three colours are; the byte after it is 1 for YCbCr (Adobe technical note 5116)."""


def iterate_chunks(tree: Tree, layout: Layout) -> Iterator[tuple[int, int, Samples]]:
    """Yield (left, top, samples), some rows of a strip or tile; at the right and below they may go beyond the picture.

    Raises
    ------
    Truncated
        Data is missing or damaged.
    UnsupportedFormat
        libtiff here lacks the compression.
    """
    down, across = layout.grid
    planes = layout.samples if layout.is_planar else 1
    if len(layout.ranges) < down * across * planes:
        raise Truncated("The TIFF directory lacks strips.")
    for number in range(down * across):
        row, column = divmod(number, across)
        top, left = row * layout.chunk[0], column * layout.chunk[1]
        is_strip = layout.chunk[1] == layout.size[1]
        rows = min(layout.chunk[0], layout.size[0] - top) if is_strip else layout.chunk[0]
        parts = [_iterate_rows(tree, layout, number + plane * down * across, rows) for plane in range(planes)]
        for blocks in zip(*parts, strict=True):
            yield left, top, blocks[0] if planes == 1 else np.concatenate(blocks, axis=2)
            top += blocks[0].shape[0]


def _iterate_rows(tree: Tree, layout: Layout, number: int, rows: int) -> Iterator[Samples]:
    """Yield the samples of a strip or tile, some rows at a time."""
    offset, length = layout.ranges[number]
    packed = tree.data[offset : offset + length] if offset < len(tree.data) else b""
    if not packed:
        raise Truncated("A strip lies beyond the end of the file.")
    if layout.is_reversed:
        packed = packed.translate(REVERSED)
    count = 1 if layout.is_planar else layout.samples
    if layout.compression == JPEG:
        yield _read_jpeg(packed, layout, rows, count)
        return
    row_bytes = (layout.chunk[1] * count * layout.bits + 7) // 8
    by_rows = layout.compression in (NONE, *DEFLATE)
    if row_bytes * (1 if by_rows else rows) > max(MAX_WHOLE, MAX_WHOLE_BYTES * math.prod(layout.size)):
        raise Truncated("A strip announces more than there can be.")
    step = max(1, BLOCK // row_bytes)
    heights = [min(step, rows - first) for first in range(0, rows, step)]
    blocks = _unpack(packed, layout.compression, [height * row_bytes for height in heights], row_bytes)
    for height, block in zip(heights, blocks, strict=True):
        if len(block) < height * row_bytes:
            raise Truncated(f"Rows of a strip have {len(block)} bytes of {height * row_bytes}.")
        lines = np.frombuffer(block, np.uint8).reshape(height, row_bytes)
        shape = height, layout.chunk[1], count
        if layout.predictor == 3:
            yield _undo_real_prediction(lines, layout, shape)
        else:
            samples = _to_words(lines, layout, tree.order, shape)
            yield np.cumsum(samples, axis=1, dtype=samples.dtype) if layout.predictor == 2 else samples


def _unpack(packed: bytes, compression: int, sizes: Sequence[int], row_bytes: int) -> Iterator[bytearray | memoryview]:
    """Yield what is packed in blocks of these sizes; where there is too little, the last ones are shorter."""
    if compression in DEFLATE:
        yield from _inflate(packed, sizes)
        return
    view = memoryview(packed if compression == NONE else _unpack_by_libtiff(packed, compression, sum(sizes), row_bytes))
    start = 0
    for size in sizes:
        yield view[start : start + size]
        start += size


def _inflate(packed: bytes, sizes: Iterable[int]) -> Iterator[bytearray]:
    unpacker = zlib.decompressobj()
    pieces = (packed[start : start + PIECE] for start in range(0, len(packed), PIECE))
    left = b""
    try:
        for size in sizes:
            block = bytearray()
            while len(block) < size and not unpacker.eof:
                left = left or next(pieces, b"")
                unpacked = unpacker.decompress(left, size - len(block))
                if not left and not unpacked:
                    break
                block += unpacked
                left = unpacker.unconsumed_tail
            yield block
    except zlib.error as error:
        raise Truncated(f"A strip is damaged: {error}") from error


def _unpack_by_libtiff(packed: bytes, compression: int, size: int, row_bytes: int) -> bytes:
    if not _is_unpacked_here(compression):
        kind = f"TIFF file compressed by {COMPRESSIONS[compression]}"
        raise UnsupportedFormat(f"A {kind} is not read.", details={"variant": kind})
    image = open_clean(_wrap(packed, compression, size // row_bytes, row_bytes), "TIFF")
    return load_image(image, "TIFF").tobytes()


def _wrap(packed: bytes, compression: int, rows: int, row_bytes: int) -> bytes:
    """Return a strip as a TIFF file of its own, of grey bytes: all that libtiff is to do is to unpack them."""
    values = {256: row_bytes, 257: rows, 258: 8, 259: compression, 262: 1, 273: 0, 277: 1, 278: rows, 279: len(packed)}
    values[273] = 8 + 2 + 12 * len(values) + 4
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in values.items())
    return b"II*\0" + struct.pack("<IH", 8, len(values)) + entries + bytes(4) + packed


@cache
def _is_unpacked_here(compression: int) -> bool:
    """Tell whether libtiff was built with a compression; nothing but a trial says so."""
    if compression not in ZEROS:
        return True
    try:
        load_image(open_clean(_wrap(bytes.fromhex(ZEROS[compression]), compression, 1, 1), "TIFF"), "TIFF")
    except Truncated:
        return False
    return True


def _read_jpeg(packed: bytes, layout: Layout, rows: int, count: int) -> Samples:
    """Read a JPEG stream, whose tables may stand in the directory (TIFF technical note 2)."""
    transform = b"\1" if layout.ink == Ink.YCC else b"\0"
    tables = layout.jpeg_tables[2:-2]
    marker = ADOBE_MARKER + transform if count >= 3 else b""
    image = open_clean(packed[:2] + marker + tables + packed[2:], "JPEG")
    is_enough = image.height >= rows and image.width >= layout.chunk[1]
    if not is_enough or not is_chunk((image.height, image.width), layout.size):
        raise Truncated("A strip's JPEG has another size than the directory says.")
    samples = np.asarray(load_image(image, "JPEG"))
    samples = 255 - samples if image.mode == "CMYK" else samples  # Pillow turns inks round, as Adobe's JPEG files do
    samples = samples.reshape(*samples.shape[:2], -1)
    if samples.shape[2] != count:
        raise Truncated("A strip's JPEG has other channels than the directory says.")
    return samples[:rows, : layout.chunk[1]]


def _to_words(lines: NDArray[np.uint8], layout: Layout, order: str, shape: tuple[int, int, int]) -> Samples:
    """Return the samples of packed rows."""
    if layout.bits in WORD_BITS:
        kind = "f" if layout.sample_format == REAL else "u"
        words = lines.reshape(-1).view(f"{order}{kind}{layout.bits // 8}")
        return words.astype(words.dtype.newbyteorder("="), copy=False).reshape(shape)
    samples = np.empty((shape[0], shape[1] * shape[2]), np.uint16)
    powers = 1 << np.arange(layout.bits - 1, -1, -1, dtype=np.uint16)
    for strip in iterate_strips((shape[0], samples.shape[1] * layout.bits)):
        bits = np.unpackbits(lines[strip], axis=1)[:, : samples.shape[1] * layout.bits]
        samples[strip] = (bits.reshape(-1, samples.shape[1], layout.bits) * powers).sum(axis=2, dtype=np.uint16)
    return samples.reshape(shape)


def _undo_real_prediction(lines: NDArray[np.uint8], layout: Layout, shape: tuple[int, int, int]) -> Samples:
    """Undo predictor 3: byte planes, highest first, and each byte less the one before (TIFF technical note 3)."""
    rows, columns, count = shape
    size = layout.bits // 8
    summed = np.cumsum(lines.reshape(rows, -1, count), axis=1, dtype=np.uint8)
    words = np.ascontiguousarray(summed.reshape(rows, size, columns * count).swapaxes(1, 2))
    return words.view(f">f{size}").astype(f"=f{size}").reshape(shape)
