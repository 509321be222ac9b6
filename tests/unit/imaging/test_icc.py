"""A profile is read as far as it is valid, and no further; damage is no profile, and no error."""

from __future__ import annotations

import struct
import tracemalloc

import numpy as np
import pytest

from py_app.imaging.colour_space import ColourSpace, make_converter, srgb
from py_app.imaging.icc import parse_profile, read_space
from py_app.types import Pixels
from tests.unit.images import make_grey_profile, make_matrix_profile, make_profile

LEVELS = np.arange(0, 256, 17, dtype=np.uint8)
CUBE: Pixels = np.stack(np.meshgrid(LEVELS, LEVELS, LEVELS), axis=-1).reshape(16, 256, 3)


def read(profile: bytes) -> ColourSpace:
    space = parse_profile(profile)
    assert space is not None
    return space


def test_a_grey_profile_has_its_curve() -> None:
    convert = make_converter(read(make_grey_profile(1.0)), srgb())
    assert convert is not None
    assert convert(np.full((1, 1, 3), 128, np.uint8)).tolist() == [[[188] * 3]]


def test_a_curve_of_samples_and_one_of_parameters() -> None:
    sampled = np.rint(np.linspace(0, 1, 256) ** 2.2 * 65535).astype(">u2")
    curve = b"curv\0\0\0\0" + len(sampled).to_bytes(4, "big") + sampled.tobytes()
    parameters = b"para\0\0\0\0\0\0\0\0" + round(2.2 * 65536).to_bytes(4, "big")
    power = read(make_matrix_profile("sRGB", gamma=2.2)).curves[0]
    for tag in (curve, parameters):
        other = read(make_matrix_profile("sRGB", curve=tag)).curves[0]
        assert np.abs(other - power).max() < 2e-3


@pytest.mark.parametrize(
    "profile",
    [
        b"",
        b"secrets, and no profile" * 20,
        make_profile(b"CMYK"),
        make_matrix_profile("sRGB")[:200],
        make_matrix_profile("sRGB") + b"more",
        make_matrix_profile("sRGB").replace(b"mntr", b"link"),
        make_matrix_profile("sRGB").replace(b"rTRC", b"rXXX"),
    ],
)
def test_what_is_no_profile_for_pictures(profile: bytes) -> None:
    assert read_space(profile) is None
    assert parse_profile(profile) is None


def test_damage_is_no_profile_and_no_error() -> None:
    random = np.random.default_rng(3)
    profile = np.frombuffer(make_matrix_profile("Display P3"), np.uint8)
    for _ in range(400):
        damaged = profile.copy()
        damaged[random.integers(0, len(profile), 6)] = random.integers(0, 256, 6)
        space = parse_profile(damaged.tobytes())
        for convert in (make_converter(space, srgb()), make_converter(srgb(), space)) if space else ():
            assert convert is None or convert(CUBE).shape == CUBE.shape


def make_parameters(kind: int, *numbers: float) -> bytes:
    """Return a parametric curve."""
    return b"para\0\0\0\0" + struct.pack(f">HH{len(numbers)}i", kind, 0, *(round(65536 * each) for each in numbers))


@pytest.mark.parametrize(
    ("kind", "numbers"), [(0, (0,)), (1, (-1, 1, 0)), (2, (0, 1, 0, 0)), (1, (2.2, 0, 0)), (3, (-2, 1, 0, 1, 0))]
)
def test_a_curve_that_goes_nowhere_is_none(kind: int, numbers: tuple[float, ...]) -> None:
    assert parse_profile(make_matrix_profile("sRGB", curve=make_parameters(kind, *numbers))) is None


def test_a_curve_beyond_all_numbers_is_white_there() -> None:
    curve = read(make_matrix_profile("sRGB", curve=make_parameters(3, 30000, 30000, 0, 1, 0.5))).curves[0]
    assert (curve[0], curve[-1]) == (0, 1)


def test_many_tags_that_claim_the_whole_profile_take_no_memory() -> None:
    size, count = 1 << 20, 512
    table = struct.pack(">I", count) + b"".join(
        struct.pack(">III", number, 1, size - 1) for number in range(0x01010101, 0x01010101 + count)
    )
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, b"mntr", b"RGB ", b"XYZ ") + bytes(12) + b"acsp"
    profile = (header.ljust(128, b"\0") + table).ljust(size, b"\0")
    tracemalloc.start()
    try:
        assert read_space(profile) is None
        assert tracemalloc.get_traced_memory()[1] < size
    finally:
        tracemalloc.stop()
