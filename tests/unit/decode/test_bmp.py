"""Pixels of any bit masks."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from py_app.decode.decode import decode
from py_app.errors import Truncated, UnsupportedFormat
from tests.odd_files import PLAIN
from tests.unit.decode.odd import FILES, read


def test_bit_masks() -> None:
    for name, bits in (("4444", 4), ("x444", 4), ("1555", 5), ("8888-turned", 8)):
        for direction in ("", "-down"):
            source = read(f"bmp-{name}{direction}")
            assert np.abs(source.rgb.astype(int) - PLAIN).max() <= (256 >> bits if bits < 8 else 0)
            assert (source.alpha is None) == (name == "x444")


@pytest.mark.parametrize("size", [(0, 1), (1, 0), (-1, 1), (1 << 30, 1 << 30), (1, -(1 << 31))])
def test_impossible_sizes_are_damage(size: tuple[int, int]) -> None:
    data = bytearray(FILES["bmp-4444"].data)
    data[18:26] = struct.pack("<ii", *size)
    with pytest.raises(Truncated):
        decode(bytes(data))


@pytest.mark.parametrize(
    ("header", "compression", "bits", "variant"),
    [
        (64, 3, 1, "BMP file of OS/2 with Huffman codes"),
        (64, 4, 24, "BMP file of OS/2 with run lengths of 24 bits"),
        (16, 0, 24, "BMP file of OS/2 with a short header"),
        (40, 4, 0, "BMP file with a JPEG inside"),
        (124, 5, 0, "BMP file with a PNG inside"),
        (40, 11, 32, "BMP file of CMYK"),
        (40, 12, 8, "BMP file of CMYK"),
        (40, 0, 2, "BMP file with 2 bits a pixel"),
        (40, 0, 64, "BMP file with 64 bits a pixel"),
    ],
)
def test_a_variant_that_is_not_read_is_named(header: int, compression: int, bits: int, variant: str) -> None:
    data = bytearray(FILES["bmp-4444"].data)
    data[14:18] = struct.pack("<I", header)
    data[28:34] = struct.pack("<HI", bits, compression)
    with pytest.raises(UnsupportedFormat) as caught:
        decode(bytes(data))
    assert caught.value.details["variant"] == variant


@pytest.mark.parametrize(("header", "compression", "bits"), [(40, 99, 24), (40, 0, 7), (64, 3, 1)])
def test_what_is_cut_short_or_nonsense_is_damage(header: int, compression: int, bits: int) -> None:
    data = bytearray(FILES["bmp-4444"].data)
    data[14:18] = struct.pack("<I", header)
    data[28:34] = struct.pack("<HI", bits, compression)
    with pytest.raises(Truncated):
        decode(bytes(data[:40] if header == 64 else data))
