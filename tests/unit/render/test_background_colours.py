"""What is laid behind is seen as it was asked for, whatever profile the photo has."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageCms

from py_app.options.background import Background, Blur, Gradient, Picture
from py_app.render.background import prepare_background
from py_app.render.background_colours import KeptConversion, convert_picture, match_background
from py_app.render.layout import Placement
from py_app.types import Notice, Pixels, Source
from tests.unit.images import make_gradient, make_matrix_profile

SKY = 0x81, 0xD4, 0xFA
P3, ADOBE = make_matrix_profile("Display P3"), make_matrix_profile("Adobe RGB")
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TABLES = b"A2B0".join(make_matrix_profile("Display P3").split(b"rTRC"))
"""A valid profile of a kind that is not understood."""


def see(pixels: Pixels, profile: bytes | None) -> Pixels:
    """Return what is seen of pixels with a profile, in sRGB."""
    source, target = (ImageCms.ImageCmsProfile(io.BytesIO(data)) for data in (profile or SRGB, SRGB))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    seen = ImageCms.profileToProfile(Image.fromarray(pixels), source, target, intent)
    assert seen is not None
    return np.asarray(seen)


def paint(background: Background, profile: bytes | None, size: tuple[int, int] = (9, 13)) -> Pixels:
    matched, _ = match_background(background, profile)
    empty = np.zeros((1, 1, 3), np.uint8), np.zeros((1, 1), np.uint8)
    painted = prepare_background(matched, Placement(size, 0, 0, size), *empty)(slice(0, size[0]))
    return np.broadcast_to(painted, (*size, 3)).copy()


@pytest.mark.parametrize("profile", [None, SRGB, P3, ADOBE])
def test_a_colour_is_seen_as_that_colour(profile: bytes | None) -> None:
    assert np.abs(see(paint(SKY, profile), profile).astype(int) - SKY).max() <= 1


@pytest.mark.parametrize("profile", [P3, ADOBE])
def test_a_gradient_is_seen_as_in_srgb(profile: bytes) -> None:
    gradient = Gradient(90, ((0, (255, 0, 0)), (0.5, SKY), (0.5, (0, 0, 0)), (1, (255, 255, 255))))
    plain, seen = paint(gradient, None, (3, 400)), see(paint(gradient, profile, (3, 400)), profile)
    assert np.abs(seen.astype(int) - plain).max() <= 3


@pytest.mark.parametrize("own", [None, P3, ADOBE])
@pytest.mark.parametrize("profile", [None, P3, ADOBE])
def test_a_picture_is_seen_as_with_its_own_profile(own: bytes | None, profile: bytes | None) -> None:
    pixels = make_gradient(9, 13) // 3 + 60  # within all spaces
    seen = see(paint(Picture(Source(pixels, icc_profile=own)), profile), profile)
    assert np.abs(seen.astype(int) - see(pixels, own)).max() <= 3


def test_what_shows_through_a_picture_is_converted_too() -> None:
    clear = Source(np.zeros((4, 4, 3), np.uint8), np.zeros((4, 4), np.uint8))
    assert np.abs(see(paint(Picture(clear, around=SKY), P3), P3).astype(int) - SKY).max() <= 1


def test_nothing_is_converted_without_need() -> None:
    pixels = make_gradient(9, 13)
    for own, profile in ((None, None), (P3, P3), (TABLES, TABLES), (SRGB, None), (None, SRGB)):
        matched, said = match_background(Picture(Source(pixels, icc_profile=own)), profile)
        assert isinstance(matched, Picture) and matched.source.rgb is pixels
        assert said == ()
    assert match_background(Blur(0.1), P3) == (Blur(0.1), ())


def test_a_picture_is_converted_once_for_all_that_have_the_same_profile() -> None:
    convert, picture = KeptConversion(), Picture(Source(make_gradient(9, 13)))
    (first, _), (again, _) = (match_background(picture, profile, convert=convert) for profile in (P3, bytes(P3)))
    assert isinstance(first, Picture) and isinstance(again, Picture)
    assert first.source is again.source
    for other in (picture.source, Source(make_gradient(13, 9))):
        for profile in (P3, ADOBE, None):
            assert np.array_equal(convert(other, profile).rgb, convert_picture(other, profile).rgb)


@pytest.mark.parametrize(("own", "profile"), [(TABLES, P3), (P3, TABLES), (None, TABLES)])
def test_what_cannot_be_converted_is_said(own: bytes | None, profile: bytes) -> None:
    picture = Picture(Source(make_gradient(9, 13), icc_profile=own))
    assert [notice.code for notice in match_background(picture, profile)[1]] == ["background-not-converted"]
    assert len(match_background(SKY, TABLES)[1]) == 1


def test_what_decoding_said_of_it_is_repeated() -> None:
    source = replace(Source(make_gradient(9, 13)), notices=(Notice("first-frame-only", "Only the first."),))
    _, said = match_background(Picture(source), None)
    assert said == (Notice("background:first-frame-only", "Background: Only the first."),)
