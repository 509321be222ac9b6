"""A cutout on another canvas: the same pixels where its size stays, and no colour of nothing where it does not."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging import strips
from py_app.render.canvas import place_on_canvas
from py_app.render.layout import Placement
from tests.unit.images import make_gradient

RGB = make_gradient(40, 60)
ALPHA = (np.arange(40 * 60) % 256).astype(np.uint8).reshape(40, 60)


def test_the_same_canvas_is_the_same_memory() -> None:
    rgb, alpha = place_on_canvas(RGB, ALPHA, Placement((40, 60), 0, 0, (40, 60)))
    assert np.shares_memory(rgb, RGB)
    assert np.shares_memory(alpha, ALPHA)


def test_crop_keeps_every_value() -> None:
    rgb, alpha = place_on_canvas(RGB, ALPHA, Placement((10, 20), -5, -7, (40, 60)))
    assert np.array_equal(rgb, RGB[5:15, 7:27])
    assert np.array_equal(alpha, ALPHA[5:15, 7:27])


def test_beyond_the_photo_is_nothing() -> None:
    rgb, alpha = place_on_canvas(RGB, ALPHA, Placement((50, 30), 5, -10, (40, 60)))
    assert np.array_equal(rgb[5:45], RGB[:, 10:40])
    assert np.array_equal(alpha[5:45], ALPHA[:, 10:40])
    assert not alpha[:5].any()
    assert not alpha[45:].any()


def test_wholly_off_the_canvas() -> None:
    for size in ((40, 60), (80, 120)):
        for top, left in ((20, 30), (20, -5), (-5, 30), (-200, -5), (-5, -200)):
            rgb, alpha = place_on_canvas(RGB, ALPHA, Placement((9, 9), top, left, size))
            assert not rgb.any()
            assert not alpha.any()


@pytest.mark.parametrize("size", [(80, 120), (20, 30), (13, 17), (400, 600)])
def test_resized_colours_have_none_of_what_is_hidden(size: tuple[int, int]) -> None:
    rgb = np.full((40, 60, 3), (200, 30, 60), np.uint8)
    alpha = np.zeros((40, 60), np.uint8)
    alpha[10:30, 15:45] = 255
    rgb[alpha == 0] = (0, 255, 0)
    placed, opacity = place_on_canvas(rgb, alpha, Placement(size, 0, 0, size))
    assert (placed[opacity > 0] == (200, 30, 60)).all()
    middle = slice(size[0] * 3 // 8, size[0] * 5 // 8), slice(size[1] * 3 // 8, size[1] * 5 // 8)
    assert (opacity[middle] == 255).all()
    assert opacity.astype(float).sum() / 255 / np.prod(size) == pytest.approx(0.25, rel=0.05)


@pytest.mark.parametrize("size", [(80, 120), (27, 31)])
def test_strips_do_not_show(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    placement = Placement((30, 50), -3, -5, size)
    whole = place_on_canvas(RGB, ALPHA, placement)
    iterate = strips.iterate_strips
    monkeypatch.setattr("py_app.render.canvas.iterate_strips", lambda size: iterate(size, pixels=200))
    parts = place_on_canvas(RGB, ALPHA, placement)
    assert np.abs(whole[1].astype(int) - parts[1]).max() <= 1
    assert np.abs(whole[0].astype(int) - parts[0])[whole[1] > 128].max() <= 2
