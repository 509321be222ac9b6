"""The closed form, against its definition and on a mixture whose parts are known."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.matte.closed_form import solve_band
from tests.unit.images import mix_disc


def test_only_the_band_changes() -> None:
    guide, alpha = mix_disc(60, 60)
    band = (alpha > 0) & (alpha < 1)
    guess = np.where(band, 0.5, alpha).astype(np.float32)
    solved = solve_band(guide, guess, band, data_weight=np.full_like(guess, 1e-4), steps=100)
    assert np.array_equal(solved[~band], alpha[~band])
    assert solved[band] == pytest.approx(alpha[band], abs=0.05)


@pytest.mark.parametrize("contrast", [1, 2e-3])
def test_the_laplacian_is_levins(contrast: float) -> None:
    """Against the definition, summed window by window: with no known pixel it is what `solve_band` minimises.

    At a low contrast the colour variance is that below which a window counts as flat.
    """
    guide = np.random.default_rng(4).random((3, 5, 6), np.float32) * np.float32(contrast)
    size, data_weight = 30, 0.7
    matrix = np.zeros((size, size))
    for top in range(3):
        for left in range(4):
            pixels = [(top + y) * 6 + left + x for y in range(3) for x in range(3)]
            colours = guide.reshape(3, -1)[:, pixels].astype(float)
            spread = colours - colours.mean(1, keepdims=True)
            inverse = np.linalg.inv(spread @ spread.T / 9 + np.eye(3) * 1e-6 / 9)
            matrix[np.ix_(pixels, pixels)] += np.eye(9) - (1 + spread.T @ inverse @ spread) / 9
    guess = np.random.default_rng(5).random((5, 6), np.float32)
    expected = np.linalg.solve(matrix + data_weight * np.eye(size), data_weight * guess.reshape(-1))
    solved = solve_band(
        guide, guess, np.ones((5, 6), np.bool_), data_weight=np.full_like(guess, data_weight), steps=200
    )
    assert solved.reshape(-1) == pytest.approx(np.clip(expected, 0, 1), abs=2e-3)
