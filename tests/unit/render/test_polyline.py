"""Fewer points, the same line."""

from __future__ import annotations

import math

import numpy as np
import pytest

from py_app.render.polyline import iterate_segments, simplify


def test_a_straight_line_is_its_ends() -> None:
    points = tuple((float(x), 2.0 * x) for x in range(100))
    assert simplify(points) == (points[0], points[-1])


def test_a_curve_keeps_within_the_tolerance() -> None:
    points = tuple((100 * math.cos(a / 200), 100 * math.sin(a / 200)) for a in range(600))
    few = simplify(points)
    assert len(few) < 60
    for start, end in iterate_segments(few, 1e9):
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        assert math.hypot(*middle) == pytest.approx(100, abs=0.21)


@pytest.mark.parametrize("points", [((1.0, 2.0),), ((1.0, 2.0), (1.0, 2.0)), ((0.0, 0.0), (9.0, 0.0), (0.0, 0.0))])
def test_points_and_there_and_back(points: tuple[tuple[float, float], ...]) -> None:
    assert simplify(points) == points


def test_long_segments_come_in_parts() -> None:
    segments = list(iterate_segments(((0, 0), (30, 40)), 10))
    assert len(segments) == 5
    assert np.allclose([math.dist(*segment) for segment in segments], 10)
    assert (segments[0][0], segments[-1][1]) == ((0, 0), (30, 40))
