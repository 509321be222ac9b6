"""Pixels of any bit masks."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from py_app.decode.decode import decode
from py_app.errors import Truncated
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
