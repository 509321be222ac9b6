"""An alpha matte enters; its trimap leaves: what is surely background, what is unknown, what is surely subject."""

from __future__ import annotations

from py_app.imaging.filters import slide_maximum
from py_app.imaging.strips import iterate_strips
from py_app.types import Pixels

MARGIN = 0.003
"""Of the longer side: what lies so near to a soft pixel is unknown too, as a matte's edge is a little off."""

UNKNOWN = 128


def make_trimap(alpha: Pixels) -> Pixels:
    """Return a trimap, as matting programs take it.

    Parameters
    ----------
    alpha
        uint8 `(H, W)`.

    Returns
    -------
    Pixels
        uint8 `(H, W)` of 0, 128 (unknown) and 255; a hard edge between 0 and 255 is unknown as well.
    """
    margin = max(1, round(MARGIN * max(alpha.shape)))
    trimap = 255 - slide_maximum(255 - alpha, margin)
    highest = slide_maximum(alpha, margin)
    for rows in iterate_strips((alpha.shape[0], alpha.shape[1])):
        lowest = trimap[rows]
        lowest[lowest != 255] = UNKNOWN
        lowest[highest[rows] == 0] = 0
    return trimap
