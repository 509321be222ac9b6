"""Known foreground, background and alpha: the closed form finds the alpha of their mixture."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.matting import solve_band, solve_edges
from py_app.types import Plane

RED, GREEN = (0.8, 0.15, 0.1), (0.1, 0.85, 0.25)


def make_mixture(height: int, width: int) -> tuple[Plane, Plane]:
    """Return a red disc with a wavy, soft edge on green, as a guide, and its true alpha."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    angle = np.arctan2(y - height / 2, x - width / 2)
    distance = np.hypot(y - height / 2, x - width / 2) + 2 * np.sin(9 * angle)
    alpha = np.clip((min(height, width) / 3 - distance) / 8 + 0.5, 0, 1).astype(np.float32)
    return np.stack(
        [alpha * np.float32(f) + (1 - alpha) * np.float32(b) for f, b in zip(RED, GREEN, strict=True)]
    ), alpha


def blur(alpha: Plane) -> Plane:
    """Return alpha as a coarse network would give it: the edge at half the contrast, and a pixel off."""
    soft = (alpha > 0) & (alpha < 1)
    return np.where(soft, np.roll(alpha, 2, 1) / 2 + np.float32(0.25), alpha)


def test_the_alpha_of_a_mixture_is_found() -> None:
    guide, alpha = make_mixture(120, 150)
    guess = blur(alpha)
    solved = solve_edges(guide, guess)
    assert np.abs(solved - alpha).mean() < np.abs(guess - alpha).mean() / 5
    assert np.abs(solved - alpha).max() < 0.1


def test_only_the_band_changes() -> None:
    guide, alpha = make_mixture(60, 60)
    band = (alpha > 0) & (alpha < 1)
    guess = np.where(band, 0.5, alpha).astype(np.float32)
    solved = solve_band(guide, guess, band, trust=np.full_like(guess, 1e-4), steps=100)
    assert np.array_equal(solved[~band], alpha[~band])
    assert solved[band] == pytest.approx(alpha[band], abs=0.05)


def test_a_guess_is_kept_where_colours_say_nothing() -> None:
    guide = np.full((3, 30, 60), 0.5, np.float32)
    guess = np.clip(np.linspace(-3, 4, 60, dtype=np.float32), 0, 1)[None].repeat(30, 0)
    assert np.abs(solve_edges(guide, guess) - guess).mean() < 0.02


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1), (2, 9), (31, 17)])
@pytest.mark.parametrize("value", [0, 0.5, 1])
def test_any_size_and_any_constant(size: tuple[int, int], value: float) -> None:
    guide = np.random.default_rng(2).random((3, *size), np.float32)
    solved = solve_edges(guide, np.full(size, value, np.float32))
    assert solved.shape == size
    assert solved.dtype == np.float32
    assert solved == pytest.approx(value, abs=1e-3)


def test_the_laplacian_is_levins() -> None:
    """Against the definition, summed window by window: with no known pixel it is what `solve_band` minimises."""
    guide = np.random.default_rng(4).random((3, 5, 6), np.float32)
    size, trust = 30, 0.7
    matrix = np.zeros((size, size))
    for top in range(3):
        for left in range(4):
            pixels = [(top + y) * 6 + left + x for y in range(3) for x in range(3)]
            colours = guide.reshape(3, -1)[:, pixels].astype(float)
            spread = colours - colours.mean(1, keepdims=True)
            inverse = np.linalg.inv(spread @ spread.T / 9 + np.eye(3) * 1e-6 / 9)
            matrix[np.ix_(pixels, pixels)] += np.eye(9) - (1 + spread.T @ inverse @ spread) / 9
    guess = np.random.default_rng(5).random((5, 6), np.float32)
    expected = np.linalg.solve(matrix + trust * np.eye(size), trust * guess.reshape(-1))
    solved = solve_band(guide, guess, np.ones((5, 6), np.bool_), trust=np.full_like(guess, trust), steps=200)
    assert solved.reshape(-1) == pytest.approx(np.clip(expected, 0, 1), abs=2e-3)
