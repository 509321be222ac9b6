"""Wishes for the edge: each changes what it names and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.render.edits import drop_islands, edit_alpha, fill_holes, shift_edge
from py_app.types import Pixels


def make_alpha() -> Pixels:
    """Return a square of 40 pixels with a hole of 10, an island of 8 and a speck, on 100 x 120."""
    alpha = np.zeros((100, 120), np.uint8)
    alpha[20:60, 20:60] = 255
    alpha[35:45, 35:45] = 0
    alpha[80:88, 90:98] = 255
    alpha[5, 110] = 200
    return alpha


def test_defaults_change_nothing() -> None:
    alpha = make_alpha()
    assert edit_alpha(alpha) is alpha


def test_the_largest_islands_stay() -> None:
    alpha = make_alpha()
    one = drop_islands(alpha, keep=1, share=0)
    assert np.array_equal(one[:70], np.where(np.arange(120) < 100, alpha[:70], 0))
    assert (one[70:] == 0).all()
    assert (drop_islands(alpha, keep=2, share=0)[80:88, 90:98] == 255).all()
    assert np.array_equal(drop_islands(alpha, keep=3, share=0), alpha)


def test_small_islands_go() -> None:
    edited = drop_islands(make_alpha(), keep=None, share=0.01)
    assert edited[5, 110] == 0
    assert edited[84, 94] == 255


def test_holes_are_filled_and_bays_are_not() -> None:
    alpha = make_alpha()
    alpha[20:30, 40] = 0  # a bay
    edited = fill_holes(alpha)
    assert (edited[32:58, 22:58] == 255).all()
    assert (edited[20:30, 40] == 0).all()
    assert (edited[:20] == alpha[:20]).all()


@pytest.mark.parametrize("pixels", [1, 2, 3, 7])
def test_the_edge_moves_by_whole_pixels(pixels: int) -> None:
    alpha = np.zeros((60, 70), np.uint8)
    alpha[20:40, 20:50] = 255
    out, inward = shift_edge(alpha, pixels), shift_edge(alpha, -pixels)
    assert np.array_equal(np.argwhere(out == 255)[[0, -1]], [[20 - pixels] * 2, [39 + pixels, 49 + pixels]])
    assert np.array_equal(np.argwhere(inward == 255)[[0, -1]], [[20 + pixels] * 2, [39 - pixels, 49 - pixels]])


def test_the_edge_moves_by_part_of_a_pixel() -> None:
    alpha = np.zeros((9, 9), np.uint8)
    alpha[:, 4:] = 255
    assert shift_edge(alpha, 0.5)[4, 3] == pytest.approx(128, abs=1)
    assert shift_edge(alpha, 1.5)[4, 2:4].tolist() == [pytest.approx(128, abs=1), 255]
    assert shift_edge(alpha, -0.5)[4, 4] == pytest.approx(128, abs=1)


def test_feather_softens_and_keeps_the_middle() -> None:
    edited = edit_alpha(make_alpha(), deviation=2)
    assert 0 < edited[40, 19] < edited[40, 20] < 255
    assert edited[27, 27] == 255


def test_nothing_there() -> None:
    empty = np.zeros((30, 40), np.uint8)
    for alpha in (empty, empty + 255):
        edited = edit_alpha(alpha, deviation=3, shift=2, keep=1, share=0.1, fill=True)
        assert np.array_equal(edited, alpha)


@pytest.mark.parametrize("size", [(1, 1), (1, 30), (30, 1)])
def test_odd_sizes(size: tuple[int, int]) -> None:
    alpha = np.full(size, 255, np.uint8)
    assert edit_alpha(alpha, deviation=1, shift=-1, keep=1, fill=True).shape == size


def test_large_ones_are_edited_at_their_own_size() -> None:
    alpha = np.zeros((2000, 3000), np.uint8)
    alpha[500:1500, 500:2000] = 255
    alpha[900:950, 900:950] = 0
    alpha[100:110, 2900:2910] = 255
    edited = edit_alpha(alpha, keep=1, fill=True)
    expected = np.zeros_like(alpha)
    expected[500:1500, 500:2000] = 255
    assert np.array_equal(edited, expected)
