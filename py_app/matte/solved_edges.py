"""A coverage enters; it leaves with its edges solved from the colours, as far as the colours can be trusted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from py_app.imaging.filters import box_mean
from py_app.matte.closed_form import solve_band
from py_app.types import Plane

UNDECIDED = 0.02
"""A coverage this far from 0 or 1 is unknown."""

MARGIN = 4
"""Pixels: what lies so near to an unknown pixel is unknown too, as a mask's edge is a little off."""

NEIGHBOURHOOD = 24
"""Pixels: how far away the subject's and the background's colours are compared."""

PLAIN = 2e-3
"""Squared difference of the two colours at which the coverage weighs as much as the colours' evidence."""

MINIMUM_DATA_WEIGHT, MIDDLE_DATA_WEIGHT = 3e-4, 2e-3
"""The coverage's weight where the colours differ clearly, enough for what they leave open; and where one is absent."""

STEPS = 80
"""Of conjugate gradients; 140 gain half a percent of the error, 40 lose three."""

WIDEST = 0.4
"""The share of a photo's pixels beyond which a band is none: a mask that is unsure of so much gives no hold."""


def solve_edges(guide: Plane, coverage: Plane) -> Plane:
    """Solve the edges of a coverage at working size: opaque and empty parts are kept, all between is solved.

    Closed-form matting follows hair that a network blurs, but loses an edge where both sides look the same: there
    the coverage is pulled to instead.

    Parameters
    ----------
    guide
        float32 `(3, H, W)`: colours in [0, 1].
    coverage
        float32 `(H, W)` in [0, 1].

    Returns
    -------
    Plane
        float32 `(H, W)` in [0, 1]; `coverage` itself where most of it is unsure.
    """
    opaque, empty = (_erode(part) for part in (coverage > 1 - UNDECIDED, coverage < UNDECIDED))
    band = ~(opaque | empty)
    if band.mean() > WIDEST:
        return coverage
    guess = np.where(opaque, 1, np.where(empty, 0, coverage)).astype(np.float32)
    return solve_band(guide, guess, band, data_weight=_weigh(guide, opaque, empty), steps=STEPS)


def _erode(part: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return where everything within `MARGIN` belongs to `part`."""
    eroded: NDArray[np.bool_] = box_mean((~part).astype(np.float32), MARGIN) == 0
    return eroded


def _weigh(guide: Plane, opaque: NDArray[np.bool_], empty: NDArray[np.bool_]) -> Plane:
    """Return the coverage's weight: high where the subject has its background's colour, and colours mislead."""
    parts = opaque.astype(np.float32), empty.astype(np.float32)
    shares = [box_mean(part, NEIGHBOURHOOD) + np.float32(1e-6) for part in parts]
    subject, background = (
        box_mean(guide * part, NEIGHBOURHOOD) / share for part, share in zip(parts, shares, strict=True)
    )
    difference = ((subject - background) ** 2).sum(0)
    weight: Plane = np.clip((PLAIN / np.maximum(difference, PLAIN)) ** 2, MINIMUM_DATA_WEIGHT, 1)
    return np.where(np.minimum(*shares) > 1e-3, weight, np.float32(MIDDLE_DATA_WEIGHT))
