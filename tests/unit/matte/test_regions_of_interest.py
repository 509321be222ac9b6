"""Regions of interest: each is looked at alone, and they add up."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.matte.regions_of_interest import join_alphas, join_planes
from py_app.network.plan import Plan
from py_app.options.region import ROI, WHOLE
from py_app.pipeline import estimate_matte
from py_app.types import Matte
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import make_gradient, make_png


def cut(boxes: list[list[float]], backend: FakeBackend | None = None) -> Matte:
    """Cut a picture of 120 x 160 with the fake network, which finds the middle of whatever it sees."""
    data, regions = make_png(make_gradient(120, 160)), ROI.read({"roi": boxes})
    plan = Plan([FAKE_MODEL], solve=False, regions=regions)
    return run_now(estimate_matte(data, plan, backend or FakeBackend())).matte


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


def test_one_region_lies_where_it_is() -> None:
    alpha = np.arange(1, 7, dtype=np.uint8).reshape(2, 3)
    whole = join_alphas((5, 8), [(slice(1, 3), slice(4, 7))], [alpha])
    assert whole.shape == (5, 8)
    assert np.array_equal(whole[1:3, 4:7], alpha)
    assert whole.sum() == alpha.sum()
