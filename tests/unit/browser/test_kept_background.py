"""A background picture is decoded and converted once, within the device's limits."""

from __future__ import annotations

import weakref

import pytest

from py_app.browser.kept_background import KeptBackground
from py_app.decode.foreign import BrowserImage
from py_app.decode.limits import Capacity
from py_app.errors import ImageTooLarge
from tests.unit.images import make_gradient, make_matrix_profile, make_png


def test_the_same_file_is_decoded_once() -> None:
    kept = KeptBackground(Capacity())
    first, other = make_png(make_gradient(9, 13)), make_png(make_gradient(13, 9))
    source = kept.open(first)
    assert kept.open(bytes(first)) is source
    assert kept.open(other).size == (13, 9)
    assert kept.open(first) is not source


def test_the_same_pixels_in_another_shape_are_another_picture() -> None:
    kept, white = KeptBackground(Capacity()), bytes([255]) * (4 * 6)
    assert kept.open(BrowserImage(white, 2, 3)).size == (3, 2)
    assert kept.open(BrowserImage(white, 3, 2)).size == (2, 3)
    assert kept.open(BrowserImage(white, 3, 2, orientation=6)).size == (3, 2)


def test_it_is_kept_in_a_photos_colours_until_the_next_is_opened() -> None:
    kept, profile = KeptBackground(Capacity()), make_matrix_profile("Display P3")
    source = kept.open(make_png(make_gradient(9, 13)))
    converted = kept.convert(source, profile)
    assert converted.rgb is not source.rgb
    assert kept.convert(kept.open(make_png(make_gradient(9, 13))), profile) is converted
    pixels = weakref.ref(converted.rgb)
    del source, converted
    kept.open(make_png(make_gradient(13, 9)))
    assert pixels() is None


def test_it_obeys_the_limits() -> None:
    picture = make_png(make_gradient(40, 40))
    reduced = KeptBackground(Capacity(cut=400, decode=1600)).open(picture)
    assert reduced.size == (20, 20)
    assert [notice.code for notice in reduced.notices] == ["size-reduced"]
    with pytest.raises(ImageTooLarge):
        KeptBackground(Capacity(cut=400, decode=1599)).open(picture)
