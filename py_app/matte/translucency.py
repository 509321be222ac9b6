"""What the networks made of one photo enters, kept small; the alpha of glass and veils leaves, on request.

Fusion and solving make a subject opaque, as most are. Before that a look of a network often shows where light passes:
dark details, inside what every look sees.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from py_app.imaging.filters import slide_maximum
from py_app.imaging.resize import shrink_colours
from py_app.matte.guided_edges import WORKING_SIDE, enlarge
from py_app.render.encode import encode
from py_app.types import Pixels, Source

SURROUNDED = 32
"""Pixels at working size: a translucent part lies between opaque ones so near; what is wider was only overlooked."""


def shelve(least: Pixels) -> bytes:
    """Return the least coverage that any look gives, uint8 `(h, w)`, as a grey PNG: small enough for every photo."""
    return encode(least, format="png")


def let_light_through(source: Source, alpha: Pixels, least: bytes) -> Pixels:
    """Lower alpha where a translucent part is surrounded by opaque ones.

    Such a part is what a closing adds (the black top-hat: Serra, "Image analysis and mathematical morphology", 1982).
    A larger part that some look misses is no translucency, and stays.

    Parameters
    ----------
    source
        The decoded image, whose edges the result follows.
    alpha
        uint8 `(H, W)`.
    least
        What `shelve` gave of the least coverage.

    Returns
    -------
    Pixels
        uint8 `(H, W)`, nowhere above `alpha`.
    """
    with Image.open(io.BytesIO(least)) as image:
        coverage = np.asarray(image)
    closed = _close(coverage, SURROUNDED)
    passing = np.float32(1) - (closed - coverage) / np.float32(255)
    return np.minimum(alpha, enlarge(source, shrink_colours(source.rgb, WORKING_SIDE), passing))


def _close(plane: Pixels, radius: int) -> Pixels:
    """Return the grey closing by a square: dark details that the square does not fit into are filled."""
    widened = slide_maximum(np.pad(plane, radius, mode="edge"), radius)
    closed: Pixels = 255 - slide_maximum(255 - widened, radius)
    return closed[radius:-radius, radius:-radius]
