"""C = αF + (1 − α)B, with exact colours where the subject is opaque."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.composite import composite
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
    out = composite(rgb, alpha, (10, 200, 30))
    weight = alpha[..., None] / 255
    assert out == pytest.approx(np.rint(rgb * weight + [10, 200, 30] * (1 - weight)), abs=1)
    assert np.array_equal(out[alpha == 255], rgb[alpha == 255])
    assert (out[alpha == 0] == (10, 200, 30)).all()


@pytest.mark.parametrize("size", [(4, 40), (40, 4), (9, 13), (1, 1)])
def test_image_covers(alpha: Pixels, size: tuple[int, int]) -> None:
    background = np.full((*size, 3), (1, 2, 3), np.uint8)
    out = composite(make_gradient(9, 13), alpha, background)
    assert (out[alpha == 0] == (1, 2, 3)).all()
