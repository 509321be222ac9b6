"""The blurred background knows nothing of the subject."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.render.blurred import blur_around
from py_app.types import Size


@pytest.mark.parametrize("deviation", [0.002, 0.02, 0.2])
def test_nothing_of_a_bright_subject(deviation: float) -> None:
    rgb = np.full((300, 400, 3), (40, 80, 20), np.uint8)
    alpha = np.zeros((300, 400), np.uint8)
    alpha[50:250, 100:300] = 255
    alpha[49, 100:300] = 3
    rgb[alpha > 0] = (255, 0, 255)
    blurred = blur_around(rgb, alpha, deviation)
    assert np.abs(blurred - np.array([40, 80, 20])[:, None, None]).max() < 0.1


def test_an_edge_is_as_wide_as_asked_for() -> None:
    rgb = np.zeros((40, 400, 3), np.uint8)
    rgb[:, 200:] = 255
    row = blur_around(rgb, np.zeros((40, 400), np.uint8), 0.03)[0, 20] / 255
    slope = np.diff(row)
    middle = (np.arange(399) * slope).sum()
    assert np.sqrt(((np.arange(399) - middle) ** 2 * slope).sum()) == pytest.approx(12, rel=0.08)  # whole radii


@pytest.mark.parametrize("size", [(1, 1), (1, 60), (60, 1), (2000, 30)])
def test_odd_sizes_and_no_background_at_all(size: Size) -> None:
    rgb = np.full((*size, 3), 90, np.uint8)
    assert np.abs(blur_around(rgb, np.zeros(size, np.uint8), 0.1) - 90).max() < 0.1
    assert np.isfinite(blur_around(rgb, np.full(size, 255, np.uint8), 0.1)).all()
