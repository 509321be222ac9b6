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


def test_a_mirrored_photo_has_mirrored_colours() -> None:
    """Larger than the fine pass, so that its layers are read between their pixels: half a pixel off would show."""
    random = np.random.default_rng(3)
    rgb = random.integers(0, 256, (6, 300, 3), np.uint8).repeat(5, axis=0).repeat(9, axis=1)
    alpha = random.integers(0, 256, (6, 300), np.uint8).repeat(5, axis=0).repeat(9, axis=1)
    mirrored = estimate_foreground(rgb[:, ::-1], alpha[:, ::-1])[:, ::-1]
    turned = estimate_foreground(rgb.swapaxes(0, 1)[::-1], alpha.T[::-1])[::-1].swapaxes(0, 1)
    expected = estimate_foreground(rgb, alpha).astype(int)
    assert np.abs(mirrored - expected).max() <= 1
    assert np.abs(turned - expected).max() <= 1


def test_colours_are_followed_along_the_edge() -> None:
    """The stripes are narrower than the coarse pass, or a smaller fine one, can follow: each leaves more than 23."""
    height, width, stripe, softness = 64, 1024, 24, 4
    stripes = np.where((np.arange(width) // stripe % 2 == 0)[:, None], (230, 30, 30), (30, 30, 230)).astype(np.uint8)
    subject = np.broadcast_to(stripes, (height, width, 3))
    ramp = np.clip((height / 2 - np.arange(height) - 0.5) / softness + 0.5, 0, 1)
    alpha = np.broadcast_to(np.rint(ramp * 255).astype(np.uint8)[:, None], (height, width))
    rgb = composite(subject, alpha, lambda rows: np.array(GREEN, np.uint8))
    soft = (alpha > 60) & (alpha < 255)
    assert np.abs(estimate_foreground(rgb, alpha).astype(int) - subject)[soft].mean() < 20
