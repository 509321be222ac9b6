"""Small image files made for a test: known pixels, any format, any awkwardness."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
from PIL import Image, PngImagePlugin

from py_app.types import Pixels, Plane

PRIMARIES = {
    "sRGB": ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)),
    "Display P3": ((0.5151, 0.2412, -0.0011), (0.2919, 0.6922, 0.0419), (0.1572, 0.0666, 0.7841)),
    "Adobe RGB": ((0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446)),
}
"""XYZ of red, green and blue under D50."""

D50 = (0.9642, 1.0, 0.8249)

RED, GREEN = (0.8, 0.15, 0.1), (0.1, 0.85, 0.25)


def encode_as(image: Image.Image, format: str, **settings: Any) -> bytes:
    """Return `image` as the bytes of a file."""
    buffer = io.BytesIO()
    image.save(buffer, format, **settings)
    return buffer.getvalue()


def make_gradient(height: int, width: int) -> Pixels:
    """Return uint8 `(height, width, 3)` in which every pixel tells where it is."""
    rows, columns = np.mgrid[:height, :width]
    return np.stack([rows * 7 % 256, columns * 5 % 256, (rows + columns) % 256], axis=-1).astype(np.uint8)


def make_png(pixels: Pixels, **settings: Any) -> bytes:
    """Return uint8 pixels as a PNG file."""
    return encode_as(Image.fromarray(pixels), "PNG", **settings)


def make_16_bit_png(
    values: np.ndarray[Any, np.dtype[np.uint16]], *, transparent: tuple[int, int, int] | None = None
) -> bytes:
    """Return uint16 `(H, W, 3 or 4)` as a 16-bit PNG, which Pillow reads but cannot write."""
    height, width, channels = values.shape
    rows = b"".join(b"\x00" + row.astype(">u2").tobytes() for row in values)
    buffer = io.BytesIO()
    buffer.write(b"\x89PNG\r\n\x1a\n")
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([16, 2 if channels == 3 else 6, 0, 0, 0])
    chunks = [(b"IHDR", header)]
    if transparent:
        chunks.append((b"tRNS", struct.pack(">3H", *transparent)))
    for kind, data in (*chunks, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")):
        PngImagePlugin.putchunk(buffer, kind, data)
    return buffer.getvalue()


def make_bomb_png(width: int, height: int) -> bytes:
    """Return a PNG whose header announces a size that its few bytes do not hold."""
    buffer = io.BytesIO()
    buffer.write(b"\x89PNG\r\n\x1a\n")
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 1024)), (b"IEND", b"")):
        PngImagePlugin.putchunk(buffer, kind, data)
    return buffer.getvalue()


def make_profile(space: bytes = b"RGB ", *, length: int = 160) -> bytes:
    """Return a profile for RGB, or bytes with no more than an ICC header for another `space`."""
    if space == b"RGB ":
        return make_matrix_profile("sRGB")
    profile = bytearray(length)
    profile[0:4] = length.to_bytes(4, "big")
    profile[16:20] = space
    profile[36:40] = b"acsp"
    return bytes(profile)


def mix_disc(height: int, width: int) -> tuple[Plane, Plane]:
    """Return a red disc with a wavy, soft edge on green, as a guide, and its true alpha."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    angle = np.arctan2(y - height / 2, x - width / 2)
    distance = np.hypot(y - height / 2, x - width / 2) + 2 * np.sin(9 * angle)
    alpha = np.clip((min(height, width) / 3 - distance) / 8 + 0.5, 0, 1).astype(np.float32)
    return np.stack(
        [alpha * np.float32(f) + (1 - alpha) * np.float32(b) for f, b in zip(RED, GREEN, strict=True)]
    ), alpha


def make_matrix_profile(space: str, *, gamma: float = 2.2, curve: bytes | None = None) -> bytes:
    """Return a display profile of three primaries and one curve (ICC.1:2001-04, version 2)."""

    def xyz(values: tuple[float, float, float]) -> bytes:
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))

    curve = curve or b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    name = space.encode() + b"\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78)
    tags = {b"desc": description, b"cprt": b"text\0\0\0\0none\0", b"wtpt": xyz(D50)}
    for letter, primary in zip(b"rgb", PRIMARIES[space], strict=True):
        tags |= {bytes([letter]) + b"XYZ": xyz(primary), bytes([letter]) + b"TRC": curve}

    return _join_profile(b"RGB ", tags)


def make_grey_profile(gamma: float) -> bytes:
    """Return a profile of one curve."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in D50))
    return _join_profile(b"GRAY", {b"kTRC": curve, b"wtpt": white})


def _join_profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Return a version 2 display profile."""
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", 128 + 4 + 12 * len(tags) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    length = 128 + len(table) + len(body)
    header = struct.pack(">I4sI4s4s4s", length, bytes(4), 0x02400000, b"mntr", space, b"XYZ ") + bytes(12) + b"acsp"
    header += bytes(28) + struct.pack(">3i", *(round(value * 65536) for value in D50))
    return header.ljust(128, b"\0") + table + body
