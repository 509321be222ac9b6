"""Colours of TIFF files at every depth."""

from __future__ import annotations

import numpy as np
import pytest

from tests.odd_files import PLAIN
from tests.unit.decode.odd import FILES, read

EXACT_TIFF = [name for name in FILES if name.startswith(("tiff-rgb", "tiff-tiff", "tiff-packbits"))]


@pytest.mark.parametrize("name", EXACT_TIFF)
def test_tiff_colours(name: str) -> None:
    assert np.abs(read(name).rgb.astype(int) - PLAIN).max() <= (name == "tiff-rgb-half")


@pytest.mark.parametrize("name", ["tiff-grey-16-white-is-zero", "tiff-grey-16", "tiff-grey-32", "tiff-grey-real"])
def test_tiff_grey(name: str) -> None:
    assert np.array_equal(read(name).rgb, np.repeat(PLAIN[..., :1], 3, axis=2))
