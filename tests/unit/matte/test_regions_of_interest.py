"""Regions of interest: what a person draws is checked, looked at alone, and added up."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.errors import InvalidOption
from py_app.matte.regions_of_interest import WHOLE, Region, crop_source, join_alphas, join_planes, parse_regions
from py_app.network.plan import Plan
from py_app.pipeline import estimate_matte
from py_app.types import Matte, Source
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import make_gradient, make_png


def cut(boxes: list[list[float]], backend: FakeBackend | None = None) -> Matte:
    """Cut a picture of 120 x 160 with the fake network, which finds the middle of whatever it sees."""
    data, regions = make_png(make_gradient(120, 160)), parse_regions(boxes)
    return run_now(estimate_matte(data, Plan([FAKE_MODEL], solve=False, regions=regions), backend or FakeBackend()))


def test_corners_may_come_in_any_order() -> None:
    assert parse_regions([[30, 40, 10, 20], "1 2 3.5 4".split()]) == (Region(10, 20, 30, 40), Region(1, 2, 3.5, 4))
    assert parse_regions(None) == ()


@pytest.mark.parametrize(
    "value", [[[1, 2, 3]], [["a", 1, 2, 3]], 5, [[0, 0, float("nan"), 9]], [[0, 0, 9, 9]] * 65, [[0, 0, 10**400, 9]]]
)
def test_what_is_no_region_is_refused(value: object) -> None:
    with pytest.raises(InvalidOption):
        parse_regions(value)  # type: ignore[arg-type]


def test_a_region_is_cut_to_the_picture() -> None:
    assert Region(-5, 90.5, 500, 999).fit((120, 160)) == (slice(90, 120), slice(0, 160))
    assert Region(0, 0, 3, 1).fit((1, 3)) == (slice(0, 1), slice(0, 3))


@pytest.mark.parametrize("region", [Region(200, 0, 300, 50), Region(10, 10, 14, 60), Region(5, 5, 5, 5)])
def test_a_region_outside_or_too_small_is_refused(region: Region) -> None:
    with pytest.raises(InvalidOption):
        region.fit((120, 160))


def test_a_part_shares_its_pixels() -> None:
    source = Source(make_gradient(20, 30), np.full((20, 30), 7, np.uint8))
    part = crop_source(source, slice(5, 10), slice(0, 4))
    assert part.size == (5, 4)
    assert np.shares_memory(part.rgb, source.rgb)
    assert part.alpha is not None and part.alpha.shape == (5, 4)


def test_alphas_add_up() -> None:
    places = [(slice(0, 2), slice(0, 3)), (slice(1, 3), slice(2, 4))]
    alphas = [np.full((2, 3), 100, np.uint8), np.full((2, 2), 200, np.uint8)]
    expected = [[100, 100, 100, 0], [100, 100, 200, 200], [0, 0, 200, 200]]
    assert join_alphas((3, 4), places, alphas).tolist() == expected


@pytest.mark.parametrize("size", [(1000, 3000), (3, 2), (1, 5000)])
def test_a_joined_plane_is_small_and_has_the_pictures_shape(size: tuple[int, int]) -> None:
    whole = join_planes(size, [WHOLE], [np.ones((4, 4), np.float32)], side=256)
    assert max(whole.shape) == min(256, max(size))
    assert (whole == 255).all()


def test_joined_planes_lie_in_their_places() -> None:
    places = [(slice(0, 500), slice(0, 500)), (slice(996, 1000), slice(999, 1000))]
    whole = join_planes((1000, 1000), places, [np.ones((9, 9), np.float32)] * 2, side=256)
    assert (whole[:128, :128] == 255).all()
    assert whole[-1, -1] == 255
    assert whole[200, 50] == whole[50, 200] == 0


def test_only_what_is_in_the_regions_is_looked_at_and_cut() -> None:
    backend = FakeBackend()
    matte = cut([[0, 0, 80, 120], [100, 20, 160, 100]], backend)
    assert len(backend.seen) == 2
    assert matte.alpha.shape == (120, 160)
    assert matte.alpha[60, 40] == matte.alpha[60, 130] == 255
    assert matte.alpha[60, 80] == matte.alpha[60, 97] == matte.alpha[5, 130] == 0


def test_the_whole_picture_as_a_region_is_no_region() -> None:
    np.testing.assert_array_equal(cut([[0, 0, 160, 120]]).alpha, cut([]).alpha)
