"""Known foreground, background and alpha: the edges of a coarse coverage become those of their mixture."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.matte.solved_edges import solve_edges
from py_app.types import Plane
from tests.unit.images import mix_disc


def blur(alpha: Plane) -> Plane:
    """Return alpha as a coarse network would give it: the edge at half the contrast, and a pixel off."""
    soft = (alpha > 0) & (alpha < 1)
    return np.where(soft, np.roll(alpha, 2, 1) / 2 + np.float32(0.25), alpha)


def test_the_alpha_of_a_mixture_is_found() -> None:
    guide, alpha = mix_disc(120, 150)
    guess = blur(alpha)
    solved = solve_edges(guide, guess)
    assert np.abs(solved - alpha).mean() < np.abs(guess - alpha).mean() / 5
    assert np.abs(solved - alpha).max() < 0.1


def test_a_sure_edge_that_is_a_little_off_moves_to_the_colours() -> None:
    guide = np.full((3, 60, 80), 0.2, np.float32)
    guide[0, :, 40:] = 0.9
    alpha = (guide[0] > 0.5).astype(np.float32)
    for shift in (-3, 3):
        guess = np.roll(alpha, shift, 1)
        guess[:, :10], guess[:, -10:] = 0, 1
        assert np.abs(solve_edges(guide, guess) - alpha).max() < 0.05


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


def test_one_that_is_unsure_of_everything_stays() -> None:
    guide, alpha = mix_disc(80, 80)
    unsure = alpha * np.float32(0.4) + np.float32(0.3)
    assert solve_edges(guide, unsure) is unsure


def test_the_same_again() -> None:
    guide, alpha = mix_disc(90, 110)
    assert np.array_equal(solve_edges(guide, blur(alpha)), solve_edges(guide, blur(alpha)))
