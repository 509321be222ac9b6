"""Pixels in one RGB colour space enter; the same colours in another one leave.

A colour space is three curves and a matrix to XYZ under D50, as in an ICC profile for displays (ICC.1:2022, annex F).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from py_app.imaging.strips import iterate_strips
from py_app.types import Pixels

Curve: TypeAlias = NDArray[np.float64]
"""`CURVE_POINTS` values in [0, 1], ascending: linear light for evenly spaced signals."""

Matrix: TypeAlias = NDArray[np.float64]

Point: TypeAlias = tuple[float, float]
"""CIE 1931 chromaticity (x, y)."""

Samples: TypeAlias = NDArray[np.unsignedinteger[Any]]
"""uint8 or uint16, 0 to its white: `(..., 3)`."""

Convert: TypeAlias = Callable[[Samples], Pixels]

CURVE_POINTS = 255 * 16 + 1
"""So that every 8-bit value falls on a point."""

LIGHT_STEPS = 65535
"""Of linear light, for the way back: below a twentieth of an 8-bit step even where sRGB is steepest."""

D50 = np.array([0.9642, 1.0, 0.8249])
"""XYZ of the white that profiles refer to (ICC.1:2022, 6.3.4.3)."""

MIN_AREA = 1e-4
"""Below it three primaries lie on a line."""

BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
"""XYZ to cone responses, for the adaptation from one white to another (ICC.1:2022, annex E)."""

BT709_PRIMARIES: tuple[Point, Point, Point] = (0.64, 0.33), (0.3, 0.6), (0.15, 0.06)

D65: Point = 0.3127, 0.329

SIGNALS: Curve = np.linspace(0, 1, CURVE_POINTS)


@dataclass(frozen=True)
class ColourSpace:
    """An RGB colour space: curves from signals to linear light, then a `(3, 3)` matrix to XYZ under D50."""

    curves: tuple[Curve, Curve, Curve]
    matrix: Matrix


def srgb() -> ColourSpace:
    """Return sRGB (IEC 61966-2-1)."""
    return ColourSpace((srgb_curve(),) * 3, primaries_matrix(BT709_PRIMARIES, D65))


def srgb_curve() -> Curve:
    """Return sRGB's curve."""
    return parametric_curve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def gamma_curve(exponent: float) -> Curve:
    """Return a power."""
    return np.asarray(SIGNALS**exponent)


def parametric_curve(
    exponent: float, a: float = 1, b: float = 0, c: float = 0, d: float = 0, e: float = 0, f: float = 0
) -> Curve:
    """Return (a x + b)^exponent + e from d on, c x + f below (ICC.1:2022, 10.18)."""
    with np.errstate(over="ignore"):  # what is beyond any number is clipped as what is beyond white
        upper = np.maximum(a * SIGNALS + b, 0) ** exponent + e
    return np.clip(np.where(SIGNALS >= d, upper, c * SIGNALS + f), 0, 1)


def sampled_curve(values: NDArray[Any], white: float) -> Curve:
    """Return a curve that is given at evenly spaced signals."""
    return np.clip(np.interp(SIGNALS, np.linspace(0, 1, len(values)), np.asarray(values, np.float64) / white), 0, 1)


def primaries_matrix(primaries: tuple[Point, Point, Point], white: Point) -> Matrix:
    """Return the matrix to XYZ under D50 of primaries that `is_triangle` and a white, adapted after Bradford."""
    columns = np.array([_to_xyz(point) for point in primaries]).T
    light = _to_xyz(white)
    matrix = columns * np.linalg.solve(columns, light)
    scale = np.diag((BRADFORD @ D50) / (BRADFORD @ light))
    return np.asarray(np.linalg.inv(BRADFORD) @ scale @ BRADFORD @ matrix)


def is_triangle(primaries: tuple[Point, Point, Point], white: Point) -> bool:
    """Tell whether primaries and a white describe a colour space: something, with the white inside."""
    if min(y for _, y in (*primaries, white)) <= 0:
        return False
    columns = np.array([_to_xyz(point) for point in primaries]).T
    return bool(abs(np.linalg.det(columns)) > MIN_AREA and np.linalg.solve(columns, _to_xyz(white)).min() > 0)


def make_converter(source: ColourSpace, target: ColourSpace) -> Convert | None:
    """Return what converts pixels; None where that would change no 8-bit value by more than one.

    Colours that the target cannot show are clipped.
    """
    mix = (np.linalg.inv(target.matrix) @ source.matrix).astype(np.float32)
    steps = np.linspace(0, 1, LIGHT_STEPS + 1)
    back = [np.rint(np.interp(steps, curve, SIGNALS) * 255).astype(np.uint8) for curve in map(_ascend, target.curves)]

    def convert(samples: Samples) -> Pixels:
        white = np.iinfo(samples.dtype).max
        signals = np.arange(white + 1) / white
        light = [np.interp(signals, SIGNALS, curve).astype(np.float32) for curve in source.curves]
        out = np.empty(samples.shape, np.uint8)
        flat, flat_out = samples.reshape(-1, 3), out.reshape(-1, 3)
        for rows in iterate_strips((len(flat), 1)):
            linear = np.stack([light[channel][flat[rows, channel]] for channel in range(3)])
            mixed = mix @ linear
            index = np.rint(np.clip(mixed, 0, 1) * LIGHT_STEPS).astype(np.int32)
            for channel in range(3):
                flat_out[rows, channel] = back[channel][index[channel]]
        return out

    levels = np.arange(0, 256, 15, dtype=np.uint8)
    cube = np.stack(np.meshgrid(levels, levels, levels), axis=-1)
    return convert if np.abs(convert(cube).astype(int) - cube).max() > 1 else None


def _ascend(curve: Curve) -> Curve:
    """Return a curve that never descends: damaged ones have no way back otherwise."""
    return np.maximum.accumulate(curve)


def _to_xyz(point: Point) -> NDArray[np.float64]:
    x, y = point
    return np.array([x / y, 1, (1 - x - y) / y])
