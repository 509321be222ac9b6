"""Symmetric 3 x 3 systems, one a pixel, enter; their solutions leave."""

from __future__ import annotations

import numpy as np

from py_app.types import Plane

UPPER_TRIANGLE = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
"""Of a symmetric 3 x 3 matrix, row by row."""


def solve_symmetric(matrix: list[Plane], vector: Plane) -> Plane:
    """Solve a symmetric positive 3 x 3 system for every pixel; `matrix` is the upper triangle.

    Elimination keeps every pivot above the regularisation; a determinant would be lost in float32.
    """
    xx, xy, xz, yy, yz, zz = matrix
    x, y, z = vector
    ratio_y, ratio_z = xy / xx, xz / xx
    pivot_y = yy - ratio_y * xy
    rest_yz = yz - ratio_y * xz
    ratio_zy = rest_yz / pivot_y
    y = y - ratio_y * x
    z = (z - ratio_z * x - ratio_zy * y) / (zz - ratio_z * xz - ratio_zy * rest_yz)
    y = (y - rest_yz * z) / pivot_y
    return np.stack([(x - xy * y - xz * z) / xx, y, z])
