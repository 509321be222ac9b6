"""What the networks said of a photo enters; a map of where they are in doubt leaves, and its picture for people."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from py_app.imaging.filters import box_mean
from py_app.imaging.resize import to_uint8
from py_app.render.encode import encode
from py_app.types import Pixels, Plane

BLUR = 4
"""Pixels by which the map is blurred: a hair's doubt would not be seen."""

DOUBT_SIDE = 256
"""Longest side of the map, pixels: it is looked at, never used."""

SLIGHT, STRONG = np.array([255, 190, 0], np.float32), np.array([225, 30, 70], np.float32)
"""sRGB, from little doubt to much: amber to red, apart in lightness too."""

OPACITY = 0.8
"""Of the strongest doubt, so that the photo is seen below."""


def map_doubt(coverage: Plane, opinions: Sequence[Plane]) -> Plane:
    """Return where a result is in doubt: where it is undecided, or the networks disagree.

    Parameters
    ----------
    coverage, opinions
        As in `verdict.judge`.

    Returns
    -------
    Plane
        float32 `(H, W)` in [0, 1].
    """
    undecided = 4 * coverage * (1 - coverage)
    disagreement = np.ptp(np.stack(opinions), axis=0)
    return box_mean(np.maximum(undecided, disagreement), BLUR)


def paint_doubt(doubt: Pixels) -> bytes:
    """Return a PNG to be laid over the photo, scaled to its size: transparent where nothing is in doubt.

    Parameters
    ----------
    doubt
        uint8 `(h, w)`.
    """
    share = doubt[..., None].astype(np.float32) / 255
    colours = SLIGHT + (STRONG - SLIGHT) * share
    pixels = to_uint8(np.concatenate([colours, 255 * OPACITY * np.sqrt(share)], axis=2))
    return encode(pixels, format="png")
