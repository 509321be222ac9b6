"""What samples of TIFF files mean: inks, and opacity of either kind."""

from __future__ import annotations

import numpy as np

from py_app.decode.decode import decode
from tests.odd_files import PLAIN, describe_tiff
from tests.unit.decode.odd import read


def test_tiff_inks_and_alpha() -> None:
    source = read("tiff-cmyk-alpha")
    assert np.array_equal(source.rgb, PLAIN)
    assert source.alpha is not None
    assert np.array_equal(source.alpha, np.maximum(PLAIN[..., 1], 30))
    assert np.abs(read("tiff-cmyk-16").rgb.astype(int) - PLAIN).max() <= 1


def test_associated_alpha_becomes_straight() -> None:
    alpha = np.full((*PLAIN.shape[:2], 1), 128)
    premultiplied = np.dstack([PLAIN * (alpha / 255), alpha]).round().astype(np.uint8)
    source = decode(describe_tiff(premultiplied, 2, fields={338: (3, [1])}))
    assert np.abs(source.rgb.astype(int) - PLAIN).max() <= 1
    assert source.alpha is not None and (source.alpha == 128).all()
