"""Colour lines: found again, flat where the guide is, averaged over every window that covers a pixel."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging.guided_filter import evaluate_lines, fit_colour_lines
from py_app.imaging.resize import resize_plane, shrink_colours, to_uint8

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


def test_it_is_the_guided_filter_of_he() -> None:
    """Against the definition, window by window in float64: a fit in each, then the mean of those that cover a pixel."""
    height, width, radius, epsilon = 9, 11, 2, 1e-2
    guide, target = RANDOM.random((3, height, width), np.float32), RANDOM.random((height, width), np.float32)

    def window(row: int, column: int) -> tuple[slice, slice]:
        return slice(max(0, row - radius), row + radius + 1), slice(max(0, column - radius), column + radius + 1)

    fits = np.empty((4, height, width))
    for row, column in np.ndindex(height, width):
        colours = guide[:, *window(row, column)].reshape(3, -1).astype(float)
        values = target[window(row, column)].reshape(-1).astype(float)
        slopes = np.linalg.solve(
            np.cov(colours, bias=True) + epsilon * np.eye(3),
            (colours * values).mean(1) - colours.mean(1) * values.mean(),
        )
        fits[:, row, column] = *slopes, values.mean() - slopes @ colours.mean(1)
    expected = [
        [[plane[window(row, column)].mean() for column in range(width)] for row in range(height)] for plane in fits
    ]
    assert fit_colour_lines(guide, target, radius=radius, epsilon=epsilon) == pytest.approx(
        np.array(expected), abs=1e-4
    )


def test_lines_are_evaluated_at_full_size_and_rounded() -> None:
    rgb = RANDOM.integers(0, 256, (30, 40, 3), np.uint8)
    lines = np.empty((4, 3, 4), np.float32)
    lines[:] = np.array([0.5, -0.3, 0.25, 40])[:, None, None]
    expected = np.clip(rgb @ [0.5, -0.3, 0.25] + 40, 0, 255)
    alpha = evaluate_lines(rgb, lines)
    assert alpha.dtype == np.uint8
    assert alpha == pytest.approx(expected, abs=0.5001)
    lines[3] = np.array([-1000, 0, 100, 1000])
    assert set(evaluate_lines(rgb, lines)[:, [0, -1]].T.ravel()) == {0, 255}


def test_tiles_that_are_certain_change_nothing() -> None:
    rgb = RANDOM.integers(0, 256, (150, 210, 3), np.uint8)
    guide = shrink_colours(rgb, 70)
    y, x = np.mgrid[: guide.shape[1], : guide.shape[2]]
    disc = np.clip(15 - np.hypot(y - 25, x - 35), 0, 1).astype(np.float32)
    lines = 255 * fit_colour_lines(guide, disc, radius=1, epsilon=1e-5) / 0.9
    lines[:3] /= 255
    lines[3] -= 14
    *slopes, value = (resize_plane(plane, (150, 210)) for plane in lines)
    dense = to_uint8(value + sum(slope * rgb[..., channel] for channel, slope in enumerate(slopes)))
    alpha = evaluate_lines(rgb, lines)
    assert np.abs(alpha.astype(int) - dense).max() <= 1
    certain = (dense == 0) | (dense == 255)
    assert 0 < certain.mean() < 1
    assert (alpha == dense)[certain].all()
