"""Strokes: as large as they say, once, in their order, at any resolution; and along the photo's edges."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from py_app.errors import InvalidOption
from py_app.options.strokes import STROKES, Stroke
from py_app.render.strokes import apply_strokes
from py_app.types import Pixels
from tests.unit.images import make_gradient

Points = tuple[tuple[float, float], ...]


def paint(alpha: Pixels, *strokes: Stroke, rgb: Pixels | None = None) -> Pixels:
    return apply_strokes(alpha, strokes, make_gradient(*alpha.shape) if rgb is None else rgb)


def erase(size: float, *points: tuple[float, float], hardness: float = 1, snap: bool = False) -> Stroke:
    return Stroke("erase", size, hardness, snap, points)


def restore(size: float, *points: tuple[float, float], hardness: float = 1, snap: bool = False) -> Stroke:
    return Stroke("restore", size, hardness, snap, points)


@pytest.mark.parametrize("size", [3, 10, 31.5, 60])
@pytest.mark.parametrize("centre", [(50, 50), (50.5, 49.5), (47.3, 52.8)])
def test_a_dab_covers_its_disc(size: float, centre: tuple[float, float]) -> None:
    painted = paint(np.zeros((100, 100), np.uint8), restore(size, centre)) / 255
    assert painted.sum() == pytest.approx(math.pi * size**2 / 4, rel=0.01 if size > 5 else 0.05)
    rows, columns = np.mgrid[:100, :100] + 0.5
    assert (painted * columns).sum() / painted.sum() == pytest.approx(centre[0], abs=0.03)
    assert (painted * rows).sum() / painted.sum() == pytest.approx(centre[1], abs=0.03)


def test_a_line_has_its_length_and_round_ends() -> None:
    painted = paint(np.zeros((100, 200), np.uint8), restore(20, (40, 50), (160, 50))) / 255
    assert painted.sum() == pytest.approx(120 * 20 + math.pi * 100, rel=0.01)


def test_what_crosses_itself_does_not_add_up() -> None:
    alpha = np.full((60, 60), 255, np.uint8)
    once = paint(alpha, erase(30, (30, 30), hardness=0))
    there_and_back = paint(alpha, erase(30, (30, 30), (30, 30), (30, 30), hardness=0))
    assert np.array_equal(once, there_and_back)
    assert 0 < once[30, 38] < 255


def test_hardness() -> None:
    soft, half, hard = (
        paint(np.zeros((60, 60), np.uint8), restore(40, (30, 30), hardness=h))[30, 30:] for h in (0, 0.5, 1)
    )
    assert (np.diff(soft.astype(int)) <= 0).all()
    assert (half[:10] == 255).all()
    assert half[15] == pytest.approx(128, abs=20)
    assert (hard[:19] == 255).all()
    assert hard[21:].max() == soft[21:].max() == half[21:].max() == 0


def test_twice_the_resolution_is_twice_the_raster() -> None:
    small = paint(np.zeros((80, 90), np.uint8), restore(21, (20.25, 30), (60, 50.5), (70, 20), hardness=0.4))
    large = paint(np.zeros((160, 180), np.uint8), restore(42, (40.5, 60), (120, 101), (140, 40), hardness=0.4))
    shrunk = large.reshape(80, 2, 90, 2).mean((1, 3))
    assert np.abs(small - shrunk).mean() < 1
    assert np.abs(small - shrunk).max() < 12


def test_a_long_stroke_is_the_same_in_parts() -> None:
    alpha = np.zeros((300, 3000), np.uint8)
    whole = paint(alpha, restore(9, (10, 10), (2990, 290)))
    halves = paint(alpha, restore(9, (10, 10), (1500, 150), (2990, 290)))
    assert np.abs(whole.astype(int) - halves).max() <= 1


def test_the_hand_that_comes_last_wins() -> None:
    alpha = (np.arange(100 * 100).reshape(100, 100) % 120 + 20).astype(np.uint8)
    inside = slice(40, 60), slice(40, 60)
    erased = paint(alpha, erase(40, (50, 50)))
    assert (erased[inside] == 0).all()
    assert (paint(alpha, erase(40, (50, 50)), restore(40, (50, 50)))[inside] == 255).all()


def test_the_rest_is_left_alone() -> None:
    alpha = make_gradient(50, 50)[..., 0]
    kept = alpha.copy()
    painted = paint(alpha, erase(6, (25, 25)), restore(10, (-100, -100)), erase(8, (500, 20)))
    assert np.array_equal(alpha, kept)
    changed = np.argwhere(painted != alpha)
    assert changed.min() >= 21
    assert changed.max() <= 28
    assert apply_strokes(alpha, (), make_gradient(50, 50)) is alpha


@pytest.mark.parametrize("noise", [0, 12])
def test_snap_stops_at_a_strong_edge(noise: int) -> None:
    rgb = np.empty((120, 200, 3), np.float32)
    rgb[:, :100], rgb[:, 100:] = (200, 60, 40), (30, 90, 160)
    rgb += np.random.default_rng(1).normal(0, noise, rgb.shape)
    photo = np.clip(rgb, 0, 255).astype(np.uint8)
    alpha = np.full((120, 200), 255, np.uint8)
    stroke = (80, 20), (80, 100)
    plain = paint(alpha, erase(60, *stroke), rgb=photo)
    snapped = paint(alpha, erase(60, *stroke, snap=True), rgb=photo)
    assert plain[60, 105] == 0
    assert snapped[30:90, 101:].min() > 230
    assert snapped[30:90, 60:97].max() < 40
    assert snapped[30:90, 60:97].mean() < 4
    assert (snapped[:, :45] == 255).all()


def test_snap_goes_over_colours_that_lie_under_its_middle() -> None:
    rgb = np.zeros((100, 200, 3), np.uint8)
    rgb[:, ::20], rgb[:, 10::20] = 255, 255
    rgb = np.repeat(rgb[:, :100:10], 20, axis=1)
    snapped = paint(np.full(rgb.shape[:2], 255, np.uint8), erase(30, (20, 50), (180, 50), snap=True), rgb=rgb)
    assert snapped[45:55, 25:175].mean() < 3


def test_snap_off_the_picture_and_tiny() -> None:
    alpha = np.full((10, 10), 255, np.uint8)
    assert paint(alpha, erase(1, (5.5, 5.5), snap=True))[5, 5] < 128
    assert (paint(alpha, erase(20, (-9, 5), snap=True))[:, 3:] == 255).all()
    assert paint(np.zeros((1, 1), np.uint8), restore(2, (0.5, 0.5), snap=True)).item() == 255


def make_stroke(**changes: Any) -> dict[str, Any]:
    return {"mode": "erase", "size": 20, "points": [[1, 2.5]]} | changes


def test_parse() -> None:
    assert STROKES.read({}) == ()
    assert STROKES.read({"strokes": [make_stroke()]}) == (Stroke("erase", 20, 1, False, ((1, 2.5),)),)
    fields = {"strokes": [make_stroke(mode="restore", hardness=0.5, snap=True, points=[[0, 0], [-3, 4]])]}
    assert STROKES.read(fields) == (Stroke("restore", 20, 0.5, True, ((0, 0), (-3, 4))),)


@pytest.mark.parametrize(
    "strokes",
    [
        *({}, "erase", [None], [[]], [{}], [make_stroke(mode="paint")], [make_stroke(mode=None)]),
        *([make_stroke(size=0)], [make_stroke(size="20")], [make_stroke(size=math.inf)], [make_stroke(size=None)]),
        *([make_stroke(hardness=1.5)], [make_stroke(snap=1)], [make_stroke(points=[])], [make_stroke(points=None)]),
        *([make_stroke(points=[[1, math.nan]])], [make_stroke(points=[[1, 2, 3]])], [make_stroke(points=[1, 2])]),
        *([make_stroke(points=[[1, "2"]])], [make_stroke(points=[[1, 1e9]])], [make_stroke(points=[[True, 1]])]),
        *([make_stroke(points=[[0, 0]] * 100_001)], [make_stroke()] * 10_001),
    ],
)
def test_refused(strokes: object) -> None:
    with pytest.raises(InvalidOption):
        STROKES.read({"strokes": strokes})
