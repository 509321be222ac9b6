"""An alpha matte, uint8 `(H, W)`, enters; it leaves without islands or holes, its edge moved or softened."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from py_app.imaging.connected_components import Labels, label_components
from py_app.imaging.filters import slide_maximum
from py_app.imaging.resize import shrink_size
from py_app.types import Pixels

SEARCHED_SIDE = 1024
"""Longest side, in pixels, at which islands and holes are looked for."""

PRESENT = 26
"""Alpha, of 255, from which a pixel belongs to an island: a faint veil does not join two."""

RIM = 3
"""Pixels at that size around an island or a hole that go with it."""


def edit_alpha(
    alpha: Pixels,
    *,
    keep: int | None = None,
    share: float = 0,
    fill: bool = False,
    shift: float = 0,
    deviation: float = 0,
) -> Pixels:
    """Drop islands, fill holes, move the edge, soften it, in this order.

    Parameters
    ----------
    alpha
        uint8 `(H, W)`.
    keep, share
        How many islands stay, and how large they must be; see `drop_islands`.
    fill
        Whether holes are filled.
    shift
        Pixels by which the edge moves out, or in where negative.
    deviation
        Pixels: the standard deviation by which the edge is softened.

    Returns
    -------
    Pixels
        uint8 `(H, W)`; `alpha` itself where nothing is to be changed.
    """
    if keep is not None or share > 0:
        alpha = drop_islands(alpha, keep=keep, share=share)
    if fill:
        alpha = fill_holes(alpha)
    if shift:
        alpha = shift_edge(alpha, shift)
    if deviation:
        alpha = np.asarray(Image.fromarray(alpha).filter(ImageFilter.GaussianBlur(deviation)))
    return alpha


def drop_islands(alpha: Pixels, *, keep: int | None, share: float) -> Pixels:
    """Empty all but the `keep` largest islands, and those smaller than `share` of the largest."""
    labels = label_components(_shrink(alpha) >= PRESENT, diagonal=True)
    areas = _measure(labels)
    kept = areas >= share * areas.max(initial=0)
    if keep is not None:
        kept[np.argsort(-areas, kind="stable")[keep:]] = False
    dropped = np.append(False, ~kept)[labels]
    stays = np.append(False, kept)[labels]
    return _paint(alpha, _grow(dropped) & ~stays, 0)


def fill_holes(alpha: Pixels) -> Pixels:
    """Make opaque what the subject encloses."""
    labels = label_components(_shrink(alpha) < 128)
    enclosed = np.ones(labels.max() + 1, np.bool_)
    enclosed[0] = False
    for border in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        enclosed[border] = False
    return _paint(alpha, _grow(enclosed[labels]), 255)


def shift_edge(alpha: Pixels, pixels: float) -> Pixels:
    """Move the edge outwards, or inwards where `pixels` is negative; a part of a pixel is a mixture."""
    if pixels < 0:
        return 255 - shift_edge(255 - alpha, -pixels)
    whole = math.floor(pixels)
    near = slide_maximum(alpha, whole)
    if whole == pixels:
        return near
    weight = round((pixels - whole) * 256)
    far = slide_maximum(near, 1)
    return near + ((far - near).astype(np.uint16) * weight >> 8).astype(np.uint8)


def _shrink(alpha: Pixels) -> Pixels:
    height, width = shrink_size((alpha.shape[0], alpha.shape[1]), SEARCHED_SIDE)
    return np.asarray(Image.fromarray(alpha).resize((width, height), Image.Resampling.BOX))


def _measure(labels: Labels) -> Labels:
    """Return the area of each region, the first one's first."""
    return np.bincount(labels.reshape(-1))[1:]


def _grow(plane: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return slide_maximum(plane.astype(np.uint8), RIM) > 0


def _paint(alpha: Pixels, where: NDArray[np.bool_], value: int) -> Pixels:
    """Set `value` where a smaller plane says so."""
    if not where.any():
        return alpha
    height, width = alpha.shape
    mask = Image.fromarray(where).convert("L").resize((width, height), Image.Resampling.NEAREST)
    return np.where(np.asarray(mask) > 0, np.uint8(value), alpha)
