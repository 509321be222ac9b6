"""Decoded pixels become upright RGB and alpha; parts of them are those of the whole."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from py_app.decode.opened import Loaded
from py_app.decode.unpack import unpack
from py_app.errors import UnsupportedFormat
from tests.unit.images import encode_as, make_gradient

PIXELS = make_gradient(23, 37)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation(orientation: int) -> None:
    rgb, alpha = unpack(Loaded(Image.fromarray(PIXELS)), (23, 37), orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = Image.open(io.BytesIO(encode_as(Image.fromarray(PIXELS), "PNG", exif=exif)))
    assert np.array_equal(rgb, np.asarray(ImageOps.exif_transpose(turned)))
    assert alpha is None


def test_outside_a_frame_all_is_transparent() -> None:
    _, alpha = unpack(Loaded(Image.fromarray(PIXELS)), (23, 37), 1, frame=(3, 5, 11, 9))
    assert alpha is not None
    expected = np.zeros((23, 37), np.uint8)
    expected[5:9, 3:11] = 255
    assert np.array_equal(alpha, expected)


def test_a_key_is_transparent_and_16_bits_are_rounded() -> None:
    grey = np.array([[0, 300, 65535, 257]], np.uint16)
    rgb, alpha = unpack(Loaded(Image.fromarray(grey), key=(300,)), (1, 4), 1)
    assert alpha is not None
    assert (rgb[0, :, 0].tolist(), alpha[0].tolist()) == ([0, 1, 255, 1], [255, 0, 255, 255])


@pytest.mark.parametrize("pixels", [1, 40, 200])
def test_a_reduced_picture_is_the_same_in_any_strips(pixels: int, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = Loaded(Image.fromarray(PIXELS))
    whole, _ = unpack(loaded, (11, 17), 1)
    monkeypatch.setattr("py_app.decode.unpack.STRIP_PIXELS", pixels)
    assert np.array_equal(unpack(loaded, (11, 17), 1)[0], whole)


@pytest.mark.parametrize("mode", ["F", "LAB"])
def test_other_kinds_of_pixels_are_refused(mode: str) -> None:
    with pytest.raises(UnsupportedFormat):
        unpack(Loaded(Image.new(mode, (3, 3))), (3, 3), 1)
