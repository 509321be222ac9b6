"""A file's bytes and a source of chance enter; the bytes leave, damaged as its format is built: inside its chunks."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

Mutation: TypeAlias = Callable[[random.Random, bytes], bytes]

TELLING = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
"""Numbers at which counts, sizes and signs turn over."""

ORDERS: tuple[Literal["little"], Literal["big"]] = ("little", "big")

TIFF_TAGS = (3, 4, 5, 8, 16, 32, 256, 258, 259, 262, 273, 277, 279, 322)
"""Types, counts and tags of TIFF's own."""

PNG = b"\x89PNG\r\n\x1a\n"


def mutate(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Damage a file in one to four ways; now and then not at all."""
    for _ in range(chance.choice((0, 1, 1, 2, 3, 4))):
        if not data:
            break
        if chance.random() < 0.05:
            data = _splice(chance, data, chance.choice(others))
        else:
            chosen: Mutation = chance.choice([*GENERAL, *_of_format(data) * 2])
            data = chosen(chance, data)
    return data


def _flip(chance: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 16))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _put_number(chance: random.Random, data: bytes) -> bytes:
    size, order = chance.choice((1, 2, 4)), chance.choice(ORDERS)
    number = chance.choice(TELLING) & ((1 << 8 * size) - 1)
    at = chance.randrange(len(data))
    return data[:at] + number.to_bytes(size, order) + data[at + size :]


def _cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _take_out(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.choice((1, 4, 12, 100)) :]


def _repeat(chance: random.Random, data: bytes) -> bytes:
    at, length = chance.randrange(len(data)), chance.choice((1, 4, 12, 100))
    return data[:at] + data[at : at + length] * chance.choice((2, 2, 50)) + data[at + length :]


def _splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


GENERAL: tuple[Mutation, ...] = (_flip, _put_number, _cut_off, _take_out, _repeat)


def _of_format(data: bytes) -> tuple[Mutation, ...]:
    if data.startswith(PNG):
        return (_damage_png_chunk, _move_png_chunk)
    if data.startswith(b"\xff\xd8"):
        return (_damage_jpeg_segment,)
    if data[:4] in (b"II*\0", b"MM\0*"):
        return (_damage_tiff_entry,)
    return ()


def _split_png(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return a PNG's chunks, (name, body), as far as they can be read."""
    chunks, at = [], len(PNG)
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        chunks.append((name, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return chunks


def _join_png(chunks: Sequence[tuple[bytes, bytes]]) -> bytes:
    return PNG + b"".join(
        struct.pack(">I", len(body)) + name + body + zlib.crc32(name + body).to_bytes(4, "big") for name, body in chunks
    )


def _damage_png_chunk(chance: random.Random, data: bytes) -> bytes:
    """Damage what a chunk says and make its checksum right, so that it is read."""
    chunks = _split_png(data)
    filled = [index for index, (_, body) in enumerate(chunks) if body]
    if not filled:
        return data
    index = chance.choice(filled)
    name, body = chunks[index]
    if name == b"IDAT" and chance.random() < 0.5:
        body = zlib.compress(chance.choice(GENERAL)(chance, _unpack(body) or b"\0"))
    else:
        body = chance.choice(GENERAL)(chance, body)
    return _join_png([*chunks[:index], (name, body), *chunks[index + 1 :]])


def _unpack(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, 1 << 20)
    except zlib.error:
        return b""


def _move_png_chunk(chance: random.Random, data: bytes) -> bytes:
    chunks = _split_png(data)
    if len(chunks) > 1:
        chunk = chunks.pop(chance.randrange(len(chunks)))
        chunks[chance.randrange(len(chunks)) : 0] = [chunk] * chance.choice((0, 1, 1, 2))
    return _join_png(chunks)


def _damage_jpeg_segment(chance: random.Random, data: bytes) -> bytes:
    """Damage a segment's body and make its length right."""
    starts, at = [], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
        starts.append(at)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if not starts:
        return data
    at = chance.choice(starts)
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    body = chance.choice(GENERAL)(chance, data[at + 4 : end] or b"\0")[:65533]
    return data[: at + 2] + (len(body) + 2).to_bytes(2, "big") + body + data[end:]


def _damage_tiff_entry(chance: random.Random, data: bytes) -> bytes:
    """Put another tag, type, count or value into an entry of the first directory."""
    order = ORDERS[data[:2] == b"MM"]
    start = int.from_bytes(data[4:8], order)
    if start + 2 > len(data):
        return data
    count = int.from_bytes(data[start : start + 2], order)
    at = start + 2 + 12 * chance.randrange(max(count, 1)) + chance.choice((0, 2, 4, 8))
    size = 2 if chance.random() < 0.5 else 4
    number = chance.choice((*TELLING, 3, 4, 5, 8, 16, 32, 256, 258, 259, 262, 273, 277, 279, 322)) & (
        (1 << 8 * size) - 1
    )
    return data[:at] + number.to_bytes(size, order) + data[at + size :]
