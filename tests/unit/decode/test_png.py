"""Keys, palettes and frames of PNG at every depth."""

from __future__ import annotations

import zlib

import numpy as np
import pytest

from py_app.decode.decode import decode
from py_app.decode.png import MAX_PROFILE
from tests.odd_files import HEIGHT, PLAIN, WIDTH, insert, make_chunk, pack_rows
from tests.unit.decode.odd import read
from tests.unit.images import make_png


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_a_grey_key_is_transparent_at_every_depth(bits: int) -> None:
    white = (1 << bits) - 1
    values = (np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) * (257 if bits == 16 else 1)) & white
    for key in {0, white, int(values[0, 1])}:
        alpha = read(f"png-grey-{bits}-key-{key}").alpha
        assert alpha is not None
        assert np.array_equal(alpha, np.where(values == key, 0, 255))


def test_a_16_bit_key_is_compared_to_the_last_bit() -> None:
    alpha = read("png-rgb-16-key").alpha
    assert alpha is not None
    assert (alpha[0, 0], alpha[0, 1]) == (0, 255)
    assert (alpha == 0).sum() == 1


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_a_palettes_alpha(bits: int) -> None:
    count = min(1 << bits, 60)
    index = np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) % count
    alpha = read(f"png-palette-{bits}-alpha").alpha
    assert alpha is not None
    assert np.array_equal(alpha, np.array([0, 255, 128] + [255] * 253)[index])


def test_an_animations_first_frame_may_be_smaller_than_its_screen() -> None:
    alpha = read("apng-small-frame").alpha
    assert alpha is not None
    assert (alpha == 255).sum() == 20 * 30


def test_a_profile_that_unpacks_to_too_much_is_left_out() -> None:
    bomb = make_chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(MAX_PROFILE + 1)))
    source = decode(insert(make_png(PLAIN), bomb))
    assert source.icc_profile is None
    assert [notice.code for notice in source.notices] == ["metadata-dropped"]


def test_rows_are_packed_as_png_says() -> None:
    assert pack_rows(np.array([[1, 0, 1]]), 1) == [b"\xa0"]
