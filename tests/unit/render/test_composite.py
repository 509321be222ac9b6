"""C = αF + (1 − α)B, with exact colours where the subject is opaque."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.render.composite import Painter, composite
from py_app.render.shadow import Shade
from py_app.types import Pixels
from tests.unit.images import make_gradient


@pytest.fixture
def alpha() -> Pixels:
    plane = np.zeros((9, 13), np.uint8)
    plane[3:] = 255
    plane[2] = np.arange(13) * 19
    return plane


def test_transparent(alpha: Pixels) -> None:
    rgb = make_gradient(9, 13) | np.uint8(1)
    rgba = composite(rgb, alpha, None)
    assert np.array_equal(rgba[..., 3], alpha)
    assert (rgba[alpha == 0, :3] == 0).all()
    assert np.array_equal(rgba[alpha > 0, :3], rgb[alpha > 0])


def test_colour(alpha: Pixels) -> None:
    rgb = make_gradient(9, 13)
    out = composite(rgb, alpha, fill((10, 200, 30)))
    weight = alpha[..., None] / 255
    assert np.array_equal(out, np.rint(rgb * weight + [10, 200, 30] * (1 - weight)))
    assert np.array_equal(out[alpha == 255], rgb[alpha == 255])
    assert (out[alpha == 0] == (10, 200, 30)).all()


def fill(colour: tuple[int, int, int]) -> Painter:
    return lambda rows: np.array(colour, np.uint8)


def shade(value: int) -> Shade:
    return lambda rows: np.full((rows.stop - rows.start, 13), value, np.uint8)


def test_shadow_on_a_colour(alpha: Pixels) -> None:
    rgb = make_gradient(9, 13)
    out = composite(rgb, alpha, fill((200, 101, 53)), shade(102))
    weight = alpha[..., None] / 255
    darkened = np.array([120, 61, 32])  # 120, 60.6 and 31.8
    assert np.array_equal(out, np.rint(rgb * weight + darkened * (1 - weight)))
    assert np.array_equal(out[alpha == 255], rgb[alpha == 255])
    assert (out[alpha == 0] == darkened).all()


def test_shadow_on_nothing_is_straight_black(alpha: Pixels) -> None:
    rgb = make_gradient(9, 13)
    out = composite(rgb, alpha, None, shade(102))
    weight = alpha / 255
    total = weight + (1 - weight) * 0.4
    assert out[..., 3] == pytest.approx(total * 255, abs=0.51)
    assert out[..., :3] == pytest.approx(rgb * (weight / total)[..., None], abs=0.51)
    assert (out[alpha == 0] == (0, 0, 0, 102)).all()
    assert np.array_equal(out[alpha == 255, :3], rgb[alpha == 255])


def test_a_shadow_is_the_same_on_a_colour_and_over_it(alpha: Pixels) -> None:
    rgb = make_gradient(9, 13)
    over = composite(rgb, alpha, None, shade(150)).astype(float)
    share = over[..., 3:] / 255
    by_hand = over[..., :3] * share + np.array([10, 200, 30]) * (1 - share)
    assert composite(rgb, alpha, fill((10, 200, 30)), shade(150)) == pytest.approx(by_hand, abs=2)


def test_no_shadow_leaves_no_trace(alpha: Pixels) -> None:
    rgb = make_gradient(9, 13) | np.uint8(1)
    out = composite(rgb, alpha, None, shade(0))
    assert np.array_equal(out, composite(rgb, alpha))
