"""The minimum coverage of all predictions enters; the alpha of glass and veils leaves, on request.

Fusion and solving make a subject opaque, as most are. Before that a prediction often shows where light passes: dark
details, inside what every prediction sees.
"""

from __future__ import annotations

import numpy as np

from py_app.imaging.filters import slide_maximum
from py_app.imaging.resize import shrink_colours
from py_app.matte.guided_edges import WORKING_SIDE, enlarge
from py_app.types import Pixels

SURROUNDED = 32
"""Pixels at working size: a translucent part lies between opaque ones so near; what is wider was only overlooked."""


def let_light_through(rgb: Pixels, alpha: Pixels, minimum_coverage: Pixels) -> Pixels:
    """Lower alpha where a translucent part is surrounded by opaque ones.

    Such a part is what a closing adds (the black top-hat: Serra, "Image analysis and mathematical morphology", 1982).
    A larger part that some prediction misses is no translucency, and stays.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`: the photo, whose edges the result follows.
    alpha
        uint8 `(H, W)`.
    minimum_coverage
        uint8 `(h, w)` at working size: the minimum of all predictions.

    Returns
    -------
    Pixels
        uint8 `(H, W)`, nowhere above `alpha`.
    """
    closed = _close(minimum_coverage, SURROUNDED)
    lowered = (closed - minimum_coverage).astype(np.float32) / np.float32(255)
    return np.minimum(alpha, enlarge(rgb, shrink_colours(rgb, WORKING_SIDE), np.float32(1) - lowered))


def _close(plane: Pixels, radius: int) -> Pixels:
    """Return the grey closing by a square: dark details that the square does not fit into are filled."""
    widened = slide_maximum(np.pad(plane, radius, mode="edge"), radius)
    closed: Pixels = 255 - slide_maximum(255 - widened, radius)
    return closed[radius:-radius, radius:-radius]
