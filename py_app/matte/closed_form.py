"""The band of a matte is solved from the photo's own colours: in every small window opacity is linear in colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from py_app.imaging.symmetric import UPPER_TRIANGLE, solve_symmetric
from py_app.types import Plane

Vector: TypeAlias = NDArray[np.float32]
Index: TypeAlias = NDArray[np.intp]

REACH = 2
"""Pixels: two that share a window of 3 x 3 are at most so far apart, a row or a column."""

EPSILON = 1e-6
"""Colour variance below which a window counts as flat; rounding to 8 bits leaves about as much."""

CHUNK = 1 << 15
"""Windows whose fits are computed at once: 20 MB."""

TOLERANCE = 1e-3
"""The residual, relative to the first guess's, at which the descent ends."""


def solve_band(guide: Plane, alpha: Plane, band: NDArray[np.bool_], *, data_weight: Plane, steps: int) -> Plane:
    """Solve the unknown part of a matte in closed form.

    Minimises αᵀLα + Σ w (α - guess)² with w the data weight and L the matting Laplacian (Levin, Lischinski and Weiss,
    "A closed-form solution to natural image matting", PAMI 2008, equation 12), by conjugate gradients.

    Parameters
    ----------
    guide
        float32 `(3, H, W)`: colours in [0, 1].
    alpha
        float32 `(H, W)` in [0, 1]: true outside the band, a guess inside.
    band
        bool `(H, W)`: where alpha is unknown.
    data_weight
        float32 `(H, W)`: the weight of the guess.
    steps
        Of conjugate gradients, at most.

    Returns
    -------
    Plane
        float32 `(H, W)` in [0, 1]: `alpha` with its band solved.
    """
    padding = [(REACH, REACH)] * 2
    stride = alpha.shape[1] + 2 * REACH
    pixels = np.flatnonzero(np.pad(band, padding))
    laplacian = _build_laplacian(guide, band, pixels, stride)
    canvas = np.pad(np.where(band, 0, alpha), padding).reshape(-1)
    known = _multiply(laplacian, canvas, pixels)
    canvas[:] = 0
    weight = data_weight[band]
    laplacian[0] += weight

    def apply(values: Vector) -> Vector:
        canvas[pixels] = values
        return _multiply(laplacian, canvas, pixels)

    guess = alpha[band]
    solved = _descend(apply, weight * guess - known, guess, laplacian[0], steps)
    result = alpha.copy()
    result[band] = np.clip(solved, 0, 1)
    return result


def _build_laplacian(guide: Plane, band: NDArray[np.bool_], pixels: Index, stride: int) -> dict[int, Vector]:
    """Return L's rows for the band's `pixels`: for each offset on the padded canvas one weight a pixel."""
    padding = [(REACH, REACH)] * 2
    colours = np.stack([np.pad(plane, padding).reshape(-1) for plane in guide])
    row_of = np.full(colours.shape[1], pixels.size, np.int32)  # outside the band: one row too many, dropped below
    row_of[pixels] = np.arange(pixels.size, dtype=np.int32)
    window = [row * stride + column for row in (-1, 0, 1) for column in (-1, 0, 1)]
    offsets = sorted({second - first for first in window for second in window})
    laplacian = {offset: np.zeros(pixels.size + 1, np.float32) for offset in offsets}

    centres = np.zeros(colours.shape[1], np.bool_)
    for offset in window:
        centres[pixels + offset] = True
    inside = np.zeros(band.shape, np.bool_)
    inside[1:-1, 1:-1] = True
    all_windows = np.flatnonzero(centres & np.pad(inside, padding).reshape(-1))
    for start in range(0, all_windows.size, CHUNK):
        windows = all_windows[start : start + CHUNK]
        rows = [row_of[windows + offset] for offset in window]
        spread = np.stack([colours[:, windows + offset] for offset in window])
        spread -= spread.mean(0)
        fits = _fit(spread)
        for i, first in enumerate(window):
            for j, second in enumerate(window):
                affinity = (spread[i] * fits[j]).sum(0) + np.float32(1)
                laplacian[second - first][rows[i]] += np.float32(i == j) - affinity / np.float32(9)
    return {offset: weights[:-1] for offset, weights in laplacian.items()}


def _multiply(laplacian: dict[int, Vector], canvas: Vector, pixels: Index) -> Vector:
    """Return the band's rows of L times what is on the padded canvas."""
    product = np.zeros(pixels.size, np.float32)
    values = np.empty_like(product)
    start = -min(laplacian)  # the padding: no pixel of the band has a smaller index
    index = pixels - start
    for offset, weights in laplacian.items():
        np.take(canvas[start + offset :], index, out=values, mode="clip")  # any but "raise" writes without a copy
        values *= weights
        product += values
    return product


def _fit(spread: Plane) -> Plane:
    """Return (Σ + ε/9)⁻¹ (I - μ) for each pixel of each window: float32, the shape of `spread`, `(9, 3, windows)`."""
    covariance = [
        (spread[:, i] * spread[:, j]).mean(0) + np.float32(EPSILON / 9 if i == j else 0) for i, j in UPPER_TRIANGLE
    ]
    return np.stack([solve_symmetric(covariance, pixel) for pixel in spread])


def _descend(apply: Callable[[Vector], Vector], target: Vector, start: Vector, diagonal: Vector, steps: int) -> Vector:
    """Solve `apply(x) = target` by conjugate gradients, scaled by the diagonal (Jacobi)."""
    solution = start.copy()
    residual = target - apply(solution)
    scaled = residual / diagonal
    direction = scaled
    size = float(residual @ scaled)
    enough = size * TOLERANCE**2
    for _ in range(steps):
        if size <= enough:
            break
        image = apply(direction)
        step = np.float32(size / float(direction @ image))
        solution += step * direction
        residual -= step * image
        scaled = residual / diagonal
        previous, size = size, float(residual @ scaled)
        direction = scaled + np.float32(size / previous) * direction
    return solution
