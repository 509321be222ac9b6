"""What the networks said of a photo enters; a map of where they are uncertain leaves, and its colours for people."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from py_app.imaging.filters import box_mean
from py_app.imaging.resize import to_uint8
from py_app.types import Pixels, Plane

BLUR = 4
"""Pixels by which the map is blurred: a single hair would not be seen."""

UNCERTAINTY_SIDE = 256
"""Longest side of the map, pixels: it is looked at, never used."""

SLIGHT, STRONG = np.array([255, 190, 0], np.float32), np.array([225, 30, 70], np.float32)
"""sRGB, from little uncertainty to much: amber to red, apart in lightness too."""

OPACITY = 0.8
"""Of the strongest, so that the photo is seen below."""


def map_uncertainty(coverage: Plane, predictions: Sequence[Plane]) -> Plane:
    """Return where a result is uncertain: where it is undecided, or the networks disagree.

    Parameters
    ----------
    coverage, predictions
        As in `verdict.judge`.

    Returns
    -------
    Plane
        float32 `(H, W)` in [0, 1].
    """
    undecided = 4 * coverage * (1 - coverage)
    disagreement = np.ptp(np.stack(predictions), axis=0)
    return box_mean(np.maximum(undecided, disagreement), BLUR)


def colour_uncertainty(uncertainty: Pixels) -> Pixels:
    """Colour a map, to be laid over the photo and scaled to its size.

    Parameters
    ----------
    uncertainty
        uint8 `(h, w)`.

    Returns
    -------
    Pixels
        uint8 `(h, w, 4)`, sRGB and straight alpha: transparent where nothing is uncertain.
    """
    share = uncertainty[..., None].astype(np.float32) / 255
    colours = SLIGHT + (STRONG - SLIGHT) * share
    return to_uint8(np.concatenate([colours, 255 * OPACITY * np.sqrt(share)], axis=2))
