"""What was estimated of each region of interest enters; the plane or alpha of the whole image leaves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from py_app.imaging.resize import resize_plane, shrink_size, to_uint8
from py_app.options.region import Place
from py_app.types import Pixels, Plane, Size


def join_alphas(size: Size, places: Sequence[Place], alphas: Sequence[Pixels]) -> Pixels:
    """Return the alpha of the whole, uint8 `(H, W)`: at each pixel the largest of its regions', 0 outside them."""
    if len(alphas) == 1 and alphas[0].shape == size:
        return alphas[0]
    whole = np.zeros(size, np.uint8)
    for place, alpha in zip(places, alphas, strict=True):
        np.maximum(whole[place], alpha, out=whole[place])
    return whole


def join_planes(size: Size, places: Sequence[Place], planes: Sequence[Plane], *, side: int) -> Pixels:
    """Return a small plane of the whole from those of its regions: the largest at each pixel, 0 outside them.

    Parameters
    ----------
    size
        (height, width) of the source.
    places
        The regions in it.
    planes
        float32 `(h, w)` in [0, 1], one a region, of any size.
    side
        The longest side of the result, pixels.

    Returns
    -------
    Pixels
        uint8 `(h, w)`.
    """
    height, width = shrink_size(size, side)
    whole = np.zeros((height, width), np.float32)
    for (rows, columns), plane in zip(places, planes, strict=True):
        part = whole[_scale(rows, size[0], height), _scale(columns, size[1], width)]
        np.maximum(part, resize_plane(plane, (part.shape[0], part.shape[1])), out=part)
    return to_uint8(whole * 255)


def _scale(part: slice, before: int, after: int) -> slice:
    """Return the part of a side `after` pixels long that was `part` of `before`; at least one pixel."""
    start, stop, _ = part.indices(before)
    first = min(start * after // before, after - 1)
    return slice(first, max(first + 1, round(stop * after / before)))
