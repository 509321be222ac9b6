"""Colour lines: found again, flat where the guide is, averaged over every window that covers a pixel."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging.guided_filter import fit_colour_lines

RANDOM = np.random.default_rng(5)


def test_a_line_in_colour_is_found_again() -> None:
    guide = RANDOM.random((3, 20, 30), np.float32)
    target = (0.5 * guide[0] - 0.25 * guide[1] + 0.3).astype(np.float32)
    slopes_and_offset = fit_colour_lines(guide, target, radius=4, epsilon=1e-5)
    for plane, expected in zip(slopes_and_offset, (0.5, -0.25, 0, 0.3), strict=True):
        assert plane == pytest.approx(expected, abs=5e-3)


def test_a_flat_guide_gives_the_mean() -> None:
    guide = np.full((3, 10, 10), 0.5, np.float32)
    target = RANDOM.random((10, 10), np.float32)
    slopes = fit_colour_lines(guide, target, radius=2, epsilon=1e-4)[:3]
    assert np.abs(slopes).max() < 1e-2
