"""Filters against their plain definitions."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging.filters import box_mean, slide_maximum

RANDOM = np.random.default_rng(5)


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (9, 1), (12, 17)])
@pytest.mark.parametrize("radius", [0, 1, 3, 20])
def test_box_mean_counts_only_pixels_inside(size: tuple[int, int], radius: int) -> None:
    plane = RANDOM.random(size, np.float32)
    expected = [
        [plane[max(0, y - radius) : y + radius + 1, max(0, x - radius) : x + radius + 1].mean() for x in range(size[1])]
        for y in range(size[0])
    ]
    assert box_mean(plane, radius) == pytest.approx(np.array(expected), abs=1e-5)


def test_stacked_planes_are_filtered_apart() -> None:
    planes = RANDOM.random((3, 8, 9), np.float32)
    assert np.array_equal(box_mean(planes, 2)[1], box_mean(planes[1], 2))


@pytest.mark.parametrize("radius", [0, 1, 3, 20])
def test_the_maximum_of_a_window(radius: int) -> None:
    plane = RANDOM.integers(0, 256, (12, 17), np.uint8)
    expected = [
        [plane[max(0, y - radius) : y + radius + 1, max(0, x - radius) : x + radius + 1].max() for x in range(17)]
        for y in range(12)
    ]
    assert np.array_equal(slide_maximum(plane, radius), expected)
