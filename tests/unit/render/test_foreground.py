"""Known foreground, background and alpha: the colours must be found again in the mixture."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.render.composite import composite
from py_app.render.foreground import estimate_foreground
from py_app.types import Pixels
from tests.unit.images import make_gradient

RED, GREEN = (200, 40, 30), (20, 220, 60)


def make_mixture(height: int, width: int) -> tuple[Pixels, Pixels]:
    """Return a red disc with a soft edge on green, and its alpha."""
    y, x = np.mgrid[:height, :width]
    distance = np.hypot(y - height / 2, x - width / 2)
    alpha = np.clip((min(height, width) / 3 - distance) / 12 + 0.5, 0, 1)
    alpha8 = np.rint(alpha * 255).astype(np.uint8)
    return composite(np.full((height, width, 3), RED, np.uint8), alpha8, lambda rows: np.array(GREEN, np.uint8)), alpha8


def test_the_background_is_taken_out_of_soft_pixels() -> None:
    rgb, alpha = make_mixture(200, 240)
    soft = (alpha > 25) & (alpha < 255)
    before = np.abs(rgb[soft].astype(int) - RED).mean()
    after = np.abs(estimate_foreground(rgb, alpha)[soft].astype(int) - RED).mean()
    assert after < before / 2.5


def test_opaque_pixels_are_exact() -> None:
    rgb, alpha = make_mixture(90, 70)
    assert np.array_equal(estimate_foreground(rgb, alpha)[alpha == 255], rgb[alpha == 255])


@pytest.mark.parametrize("size", [(1, 1), (1, 70), (70, 1), (33, 57)])
@pytest.mark.parametrize("value", [0, 128, 255])
def test_any_size_and_any_constant_alpha(size: tuple[int, int], value: int) -> None:
    rgb = make_gradient(*size)
    foreground = estimate_foreground(rgb, np.full(size, value, np.uint8))
    assert foreground.shape == rgb.shape
    if value == 255:
        assert np.array_equal(foreground, rgb)


def test_the_source_is_not_changed() -> None:
    rgb, alpha = make_mixture(60, 60)
    before = rgb.copy()
    estimate_foreground(rgb, alpha)
    assert np.array_equal(rgb, before)
