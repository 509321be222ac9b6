"""Colours, alpha, a background and a shadow enter; the pixels to be written leave: RGBA, or RGB on a background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from py_app.imaging.strips import iterate_strips
from py_app.render.shadow import Shade
from py_app.types import Pixels

Painter: TypeAlias = Callable[[slice], Pixels]
"""Gives rows of the canvas: uint8 that broadcasts to `(rows, width, 3)`."""


def composite(rgb: Pixels, alpha: Pixels, background: Painter | None = None, shadow: Shade | None = None) -> Pixels:
    """Apply the matte: C = αF + (1 − α)(1 − s)B, with the opacity s of a black shadow.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`: foreground colours.
    alpha
        uint8 `(H, W)`, straight.
    background
        What is behind, or None for transparency: the subject is then over its shadow alone (Porter and Duff,
        "Compositing digital images", 1984), and stays straight.
    shadow
        What falls on the background.

    Returns
    -------
    Pixels
        uint8 `(H, W, 4)` with RGB 0 where alpha is 0, or `(H, W, 3)` on a background. Where `alpha` is 255
        the colour is exactly `rgb`.
    """
    height, width = alpha.shape
    out = np.zeros((height, width, 3 if background else 4), np.uint8)
    for rows in iterate_strips((height, width)):
        colours, weight = rgb[rows], alpha[rows, :, None]
        if background:
            behind = background(rows)
            if shadow:
                behind = _darken(behind, shadow(rows)[..., None])
            share = weight.astype(np.uint16)
            out[rows] = (colours * share + behind * (255 - share) + 127) // 255
        elif shadow:
            out[rows] = _lay_over_shadow(colours, weight, shadow(rows)[..., None])
        else:
            columns = _find_columns(alpha[rows])
            strip = out[rows, columns]
            strip[..., :3], strip[..., 3:] = colours[:, columns], weight[:, columns]
            strip.view(np.uint32)[weight[:, columns] == 0] = (
                0  # a pixel is one number: three at a time take five times as long
            )
    return out


def _find_columns(alpha: Pixels) -> slice:
    """Return the columns between which there is anything to be seen."""
    seen = np.flatnonzero(alpha.any(axis=0))
    return slice(seen[0], seen[-1] + 1) if seen.size else slice(0, 0)


def _darken(colours: Pixels, shade: Pixels) -> Pixels:
    return ((colours * (255 - shade.astype(np.uint16)) + 127) // 255).astype(np.uint8)


def _lay_over_shadow(colours: Pixels, alpha: Pixels, shade: Pixels) -> Pixels:
    """Return RGBA: α' = α + (1 − α)s, C = αF / α'; alphas count in 255ths of 255ths until they are rounded."""
    weight = alpha.astype(np.uint32) * 255
    total = weight + (255 - alpha.astype(np.uint32)) * shade
    strip = np.empty((*alpha.shape[:2], 4), np.uint8)
    strip[..., :3] = (colours * weight + total // 2) // np.maximum(total, 1)
    strip[..., 3:] = (total + 127) // 255
    return strip
