"""Symmetric systems, a pixel each, against LAPACK."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging.symmetric import UPPER_TRIANGLE, solve_symmetric

RANDOM = np.random.default_rng(7)


@pytest.mark.parametrize("floor", [1, 1e-2])
def test_solutions(floor: float) -> None:
    factors = RANDOM.random((5, 6, 3, 3)) - 0.5
    matrices = factors @ factors.swapaxes(-1, -2) + floor * np.eye(3)
    vectors = RANDOM.random((5, 6, 3)) - 0.5
    upper = [matrices[..., i, j].astype(np.float32) for i, j in UPPER_TRIANGLE]
    solved = solve_symmetric(upper, np.moveaxis(vectors, -1, 0).astype(np.float32))
    expected = np.linalg.solve(matrices, vectors[..., None])[..., 0]
    assert solved.dtype == np.float32
    assert np.moveaxis(solved, 0, -1) == pytest.approx(expected, rel=1e-3, abs=1e-3)


def test_every_pair_once_row_by_row() -> None:
    assert [(i, j) for i in range(3) for j in range(i, 3)] == list(UPPER_TRIANGLE)


def test_a_matrix_that_is_nearly_singular_keeps_its_digits() -> None:
    """Colours on a line, as along a grey edge: all that holds the other directions is the regularisation."""
    grey, epsilon = np.float32(0.08), np.float32(1e-5)
    upper = [np.full((1, 1), grey + (epsilon if i == j else 0), np.float32) for i, j in UPPER_TRIANGLE]
    solved = solve_symmetric(upper, np.full((3, 1, 1), 0.08, np.float32))
    assert solved.sum() == pytest.approx(3 * 0.08 / (3 * 0.08 + 1e-5), abs=1e-3)
    assert solved == pytest.approx(1 / 3, abs=2e-2)
