"""Frames that are smaller than their screen: outside them it is transparent."""

from __future__ import annotations

import numpy as np
import pytest

from tests.odd_files import HEIGHT, WIDTH
from tests.unit.decode.odd import read


@pytest.mark.parametrize("name", ["gif-small-frame", "webp-small-frame", "apng-small-frame"])
def test_outside_a_small_frame_is_transparent(name: str) -> None:
    source = read(name)
    left, top = (10, 6) if name.startswith("webp") else (11, 7)
    inside = np.zeros(source.size, np.bool_)
    inside[top : top + 20, left : left + 30] = True
    assert source.size == (HEIGHT, WIDTH)
    assert source.alpha is not None
    assert np.array_equal(source.alpha, np.where(inside, 255, 0))


def test_a_small_frame_keeps_its_key() -> None:
    alpha = read("gif-small-frame-with-key").alpha
    assert alpha is not None
    assert alpha[3, 4] == 0
    assert alpha[:20, :30].any()
    assert not alpha[20:].any() and not alpha[:, 30:].any()
