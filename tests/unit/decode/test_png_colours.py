"""Which colour space the chunks of a PNG file describe."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from py_app.decode.decode import decode
from py_app.decode.png_colours import read_colours
from tests.odd_files import PLAIN, make_raw_png
from tests.unit.decode.odd import read


@pytest.mark.parametrize(("name", "exponent"), [("linear", 1), ("1.8", 1.8), ("bright", 1 / 0.3)])
def test_a_gamma_becomes_srgbs(name: str, exponent: float) -> None:
    light = (PLAIN / 255) ** exponent
    expected = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055) * 255
    assert np.abs(read(f"png-gamma-{name}").rgb - expected).max() <= 1


def test_16_bits_of_linear_light_do_not_become_bands() -> None:
    ramp = np.arange(0, 2048, dtype=np.uint16).reshape(1, -1, 1).repeat(3, axis=2)
    linear = b"\0\0\0\x04gAMA\0\x01\x86\xa0\x31\xe8\x96\x5f"
    rows = [row.astype(">u2").tobytes() for row in ramp]
    shades = np.unique(decode(make_raw_png(rows, 2048, 16, 2, linear)).rgb)
    assert np.array_equal(shades, np.arange(shades.max() + 1))


SRGB, LINEAR = {b"sRGB": b"\0"}, {b"gAMA": struct.pack(">I", 100_000)}


def test_the_first_description_counts() -> None:
    assert read_colours(LINEAR, has_profile=False).space is not None
    assert read_colours(LINEAR, has_profile=True).space is None
    assert read_colours(SRGB | LINEAR, has_profile=False).space is None
    code_points = read_colours(LINEAR | {b"cICP": bytes([12, 13, 0, 1])}, has_profile=True)
    assert code_points.replace_profile and code_points.space is not None


@pytest.mark.parametrize("points", [(9, 16, 0, 1), (1, 13, 1, 1), (99, 13, 0, 1)])
def test_code_points_that_are_not_converted_are_said(points: tuple[int, ...]) -> None:
    colours = read_colours({b"cICP": bytes(points)}, has_profile=False)
    assert colours.space is None
    assert [notice.code for notice in colours.notices] == ["colours-not-converted"]


@pytest.mark.parametrize("points", [[0] * 8, [30000] * 8, [31270, 0, 64000, 33000, 30000, 60000, 15000, 6000]])
def test_primaries_that_span_nothing_are_none(points: list[int]) -> None:
    assert read_colours(LINEAR | {b"cHRM": struct.pack(">8I", *points)}, has_profile=False).space is None
