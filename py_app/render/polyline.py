"""A stroke's points enter; segments leave: as few as draw the same line, and none that is long."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from py_app.options.strokes import Point

TOLERANCE = 0.2
"""Pixels that a point may lie off the line through its neighbours: nothing that can be seen."""


def simplify(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Drop points that change nothing (Douglas and Peucker, 1973): a hand gives one every pixel or two."""
    places = np.array(points, np.float64)
    kept = np.zeros(len(points), np.bool_)
    kept[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        distances = _measure(places[first + 1 : last], places[first], places[last])
        farthest = int(distances.argmax())
        if distances[farthest] > TOLERANCE:
            middle = first + 1 + farthest
            kept[middle] = True
            spans += [(first, middle), (middle, last)]
    return tuple(point for point, is_kept in zip(points, kept, strict=True) if is_kept)


def iterate_segments(points: tuple[Point, ...], longest: float) -> Iterator[tuple[Point, Point]]:
    """Yield the segments of a polyline, long ones in parts; a single point is a segment of no length."""
    if len(points) == 1:
        yield points[0], points[0]
    for start, end in pairwise(points):
        count = max(1, math.ceil(math.dist(start, end) / longest))
        stops = [
            (start[0] + (end[0] - start[0]) * index / count, start[1] + (end[1] - start[1]) * index / count)
            for index in range(count + 1)
        ]
        yield from pairwise(stops)


def _measure(
    places: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    start: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    end: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the distance of each place, float64 `(places, 2)`, from the segment."""
    way, off = end - start, places - start
    squared = float(way @ way)
    if squared:
        off = off - np.clip(off @ way / squared, 0, 1)[:, None] * way
    return np.hypot(off[:, 0], off[:, 1])
