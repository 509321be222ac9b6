"""Two alphas enter; their product leaves."""

from __future__ import annotations

import numpy as np

from py_app.imaging.strips import iterate_strips
from py_app.types import Pixels


def multiply_alpha(first: Pixels, second: Pixels) -> Pixels:
    """Return the rounded product of two uint8 `(H, W)` alphas, 255 being 1."""
    product = np.empty_like(first)
    for rows in iterate_strips((first.shape[0], first.shape[1])):
        product[rows] = (first[rows].astype(np.uint16) * second[rows] + 127) // 255
    return product
