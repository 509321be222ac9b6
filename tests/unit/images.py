"""Small image files made for a test: known pixels, any format, any awkwardness."""

from __future__ import annotations

import io
import zlib
from typing import Any

import numpy as np
from PIL import Image, PngImagePlugin

from py_app.types import Pixels, Plane

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


def make_16_bit_png(values: np.ndarray[Any, np.dtype[np.uint16]]) -> bytes:
    """Return uint16 `(H, W, 3)` as a 16-bit RGB PNG, which Pillow reads but cannot write."""
    height, width, _ = values.shape
    rows = b"".join(b"\x00" + row.astype(">u2").tobytes() for row in values)
    buffer = io.BytesIO()
    buffer.write(b"\x89PNG\r\n\x1a\n")
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([16, 2, 0, 0, 0])
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")):
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
    """Return bytes with an ICC header for `space`: enough to be carried, which is all that is asked."""
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
