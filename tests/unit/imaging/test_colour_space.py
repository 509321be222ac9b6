"""Colours are converted as Little CMS converts them; a profile is read as far as it is valid, and no further."""

from __future__ import annotations

import io
from itertools import permutations

import numpy as np
import pytest
from PIL import Image, ImageCms

from py_app.imaging.colour_space import (
    BT709_PRIMARIES,
    D65,
    ColourSpace,
    gamma_curve,
    is_triangle,
    make_converter,
    primaries_matrix,
    srgb,
)
from py_app.imaging.icc import parse_profile
from py_app.types import Pixels
from tests.unit.images import make_matrix_profile

LEVELS = np.arange(0, 256, 17, dtype=np.uint8)
CUBE: Pixels = np.stack(np.meshgrid(LEVELS, LEVELS, LEVELS), axis=-1).reshape(16, 256, 3)

OWN = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
PROFILES = {"own sRGB": OWN} | {space: make_matrix_profile(space) for space in ("sRGB", "Display P3", "Adobe RGB")}


def read(profile: bytes) -> ColourSpace:
    space = parse_profile(profile)
    assert space is not None
    return space


@pytest.mark.parametrize(("source", "target"), list(permutations(PROFILES, 2)))
def test_it_is_what_little_cms_makes(source: str, target: str) -> None:
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.HIGHRESPRECALC
    from_profile, to_profile = (ImageCms.ImageCmsProfile(io.BytesIO(PROFILES[name])) for name in (source, target))
    transform = ImageCms.buildTransform(from_profile, to_profile, "RGB", "RGB", intent, flags)
    expected = np.asarray(ImageCms.applyTransform(Image.fromarray(CUBE), transform))
    convert = make_converter(read(PROFILES[source]), read(PROFILES[target]))
    if convert is None:
        assert np.abs(expected.astype(int) - CUBE).max() <= 2
        return
    assert np.abs(convert(CUBE).astype(int) - expected).max() <= 2


def test_16_bits_are_converted_as_8() -> None:
    convert = make_converter(read(PROFILES["Display P3"]), srgb())
    assert convert is not None
    assert np.array_equal(convert(CUBE.astype(np.uint16) * 257), convert(CUBE))


def test_the_same_space_needs_no_conversion() -> None:
    assert make_converter(srgb(), srgb()) is None
    assert make_converter(read(OWN), srgb()) is None


def test_white_stays_white() -> None:
    white = np.full((1, 1, 3), 255, np.uint8)
    for profile in PROFILES.values():
        convert = make_converter(read(profile), ColourSpace((gamma_curve(1.8),) * 3, srgb().matrix))
        assert convert is not None
        assert convert(white).min() >= 254


def test_primaries_that_describe_no_space() -> None:
    assert is_triangle(BT709_PRIMARIES, D65)
    assert not is_triangle(((0.3, 0.3),) * 3, D65)
    assert not is_triangle(BT709_PRIMARIES, (0.0, 0.0))
    assert not is_triangle(BT709_PRIMARIES, (0.7, 0.29))
    assert np.allclose(primaries_matrix(BT709_PRIMARIES, D65).sum(axis=1), (0.9642, 1, 0.8249), atol=1e-3)
