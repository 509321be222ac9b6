"""Colours under a brush's core, found again in its effect and along the photo's edges; nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.render.colour_similarity import measure_colour_similarity
from py_app.types import Pixels

RED, BLUE = (200, 30, 40), (40, 60, 210)


def make_halves(height: int, width: int, *, noise: float = 0) -> Pixels:
    """Return red on the left, blue on the right."""
    rgb = np.where((np.arange(width) < width // 2)[None, :, None], RED, BLUE) * np.ones((height, 1, 1))
    rgb = rgb + np.random.default_rng(2).normal(0, noise, rgb.shape)
    return np.clip(rgb, 0, 255).astype(np.uint8)


def fill(height: int, width: int, rows: slice, columns: slice) -> Pixels:
    plane = np.zeros((height, width), np.uint8)
    plane[rows, columns] = 255
    return plane


@pytest.mark.parametrize("size", [(60, 80), (300, 1000)])
@pytest.mark.parametrize("noise", [0, 6])
def test_the_cores_colour_ends_at_the_edge(size: tuple[int, int], noise: float) -> None:
    height, width = size
    rgb = make_halves(height, width, noise=noise)
    core = fill(height, width, slice(10, 30), slice(5, 20))
    similarity = measure_colour_similarity(rgb, core, np.full(size, 255, np.uint8))
    assert similarity.dtype == np.uint8
    assert similarity.shape == size
    margin = width // 20
    assert similarity[:, : width // 2 - margin].min() > 220
    assert similarity[:, width // 2 + margin :].max() < 30


def test_a_core_of_two_colours_takes_both_and_no_third() -> None:
    rgb = make_halves(60, 80)
    rgb[40:] = (30, 190, 60)
    core = fill(60, 80, slice(10, 20), slice(30, 50))
    similarity = measure_colour_similarity(rgb, core, np.full((60, 80), 255, np.uint8))
    assert similarity[:36].min() > 220
    assert similarity[44:].max() < 30


def test_nothing_is_alike_outside_the_effect() -> None:
    core, effect = fill(60, 80, slice(10, 30), slice(5, 20)), fill(60, 80, slice(0, 40), slice(0, 30))
    similarity = measure_colour_similarity(np.full((60, 80, 3), RED, np.uint8), core, effect)
    assert similarity[5:35, 5:25].min() > 200
    assert similarity[50:].max() == similarity[:, 40:].max() == 0


def test_without_a_core_all_is_alike() -> None:
    nothing = np.zeros((20, 30), np.uint8)
    assert (measure_colour_similarity(make_halves(20, 30), nothing, nothing + np.uint8(255)) == 255).all()


@pytest.mark.parametrize("value", [1, 40])
def test_a_core_that_is_faint_everywhere_is_one(value: int) -> None:
    core = fill(60, 80, slice(10, 30), slice(5, 20)) // np.uint8(255) * np.uint8(value)
    similarity = measure_colour_similarity(make_halves(60, 80), core, np.full((60, 80), 255, np.uint8))
    assert similarity[:, :35].min() > 220
    assert similarity[:, 45:].max() < 30


@pytest.mark.parametrize(("spreads", "expected"), [(1.8, 255), (3.25, 128), (4.7, 0)])
def test_similarity_falls_with_the_distance(spreads: float, expected: int) -> None:
    """Of a plain surface, whose spread counts as 0.04: up to two of them a colour is the same, from 4.5 another."""
    rgb = np.full((60, 80, 3), 100, np.uint8)
    rgb[:, 40:, 1] = 100 + round(spreads * 0.04 * 255)
    core = fill(60, 80, slice(10, 30), slice(5, 20))
    similarity = measure_colour_similarity(rgb, core, np.full((60, 80), 255, np.uint8))
    assert similarity[:, 50:].astype(int) == pytest.approx(expected, abs=6)
