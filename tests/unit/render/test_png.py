"""A PNG file of every kind of pixels reads back the same, however many strips it was written in."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pytest
from PIL import Image

from py_app.imaging.strips import STRIP_PIXELS
from py_app.render.png import write_png

RANDOM = np.random.default_rng(3)
WIDE = STRIP_PIXELS // 3


@pytest.mark.parametrize("shape", [(1, 1), (5, 7), (1, 9, 3), (6, 1, 4), (8, WIDE), (8, WIDE, 4)])
def test_it_reads_back_the_same(shape: tuple[int, ...]) -> None:
    pixels = RANDOM.integers(0, 256, shape, np.uint8)
    with Image.open(io.BytesIO(write_png(pixels))) as image:
        assert image.format == "PNG"
        np.testing.assert_array_equal(np.asarray(image), pixels)


def test_a_view_is_written_as_it_looks() -> None:
    pixels = RANDOM.integers(0, 256, (9, 12, 4), np.uint8)
    for view in (pixels[::-1], pixels[:, ::2], pixels.transpose(1, 0, 2), pixels[..., :3], pixels[..., 3]):
        with Image.open(io.BytesIO(write_png(view))) as image:
            np.testing.assert_array_equal(np.asarray(image), view)


def test_its_chunks_are_these_and_whole() -> None:
    data = write_png(np.zeros((4, 4, 4), np.uint8), icc_profile=b"profile", dpi=(72, 300))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert int.from_bytes(data[at + 8 + size : at + 12 + size], "big") == zlib.crc32(name + body)
        chunks[name] = body
        at += 12 + size
    assert list(chunks) == [b"IHDR", b"iCCP", b"pHYs", b"IDAT", b"IEND"]
    assert zlib.decompress(chunks[b"iCCP"].partition(b"\0\0")[2]) == b"profile"
    assert chunks[b"pHYs"] == (2835).to_bytes(4, "big") + (11811).to_bytes(4, "big") + b"\1"
