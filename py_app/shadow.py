"""A subject's alpha on its canvas enters; the shadow that it casts leaves, a strip at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageFilter

from py_app.layout import Box, find_subject
from py_app.options.shadow import Shadow
from py_app.resize import resize_plane, shrink_size, to_uint8
from py_app.types import Pixels, Plane, Size

Shade: TypeAlias = Callable[[slice], Pixels]
"""Gives rows of the canvas: the opacity of a black shadow, uint8 `(rows, width)`."""

WORKING_SIDE = 1024
"""Longest side, in pixels, at which shadows are drawn; they have no fine detail."""

DROP_RIGHT, DROP_DOWN, DROP_BLUR = 0.015, 0.025, 0.02
"""Shares of the subject's longer side: light from the upper left, and a wall not far behind."""

SOLE = 0.12
"""The share of the subject's height, from below, that is near enough to the floor to darken it."""

FLATTENED = 0.25
"""How high that part is on the floor: a camera a little above it sees a circle as such an ellipse."""

AMBIENT_BLUR, AMBIENT = (0.05, 0.016), np.float32(0.6)
TOUCH_BLUR, TOUCH = (0.012, 0.005), np.float32(0.7)
"""Blur along and across, in shares of the subject's longer side, and strength: a wide pale shadow and, where the
subject touches the floor, a narrow dark one."""


def cast_shadow(alpha: Pixels, shadow: Shadow) -> Shade:
    """Prepare a shadow.

    Parameters
    ----------
    alpha
        uint8 `(H, W)`: the subject on its canvas.
    shadow
        Its type and its opacity where it is darkest.

    Returns
    -------
    Shade
        For the canvas, subject or not: what is in front of the shadow hides it.
    """
    canvas = alpha.shape[0], alpha.shape[1]
    height, width = shrink_size(canvas, WORKING_SIDE)
    small = np.asarray(Image.fromarray(alpha).resize((width, height), Image.Resampling.BOX))
    box = find_subject(small)
    if box is None:
        plane = np.zeros((height, width), np.float32)
    else:
        plane = _drop(small, box) if shadow.type == "drop" else _touch(small, box)
    return partial(_paint, plane * np.float32(shadow.opacity), canvas)


def _paint(plane: Plane, canvas: Size, rows: slice) -> Pixels:
    return to_uint8(resize_plane(plane, canvas, rows))


def _drop(alpha: Pixels, box: Box) -> Plane:
    """Blur and move the silhouette; what touches the canvas's edge goes on beyond it."""
    longer = max(box.size)
    down, right = round(DROP_DOWN * longer), round(DROP_RIGHT * longer)
    moved = np.pad(alpha, ((down, 0), (right, 0)), mode="edge")[: alpha.shape[0], : alpha.shape[1]]
    return _blur(moved, DROP_BLUR * longer, DROP_BLUR * longer)


def _touch(alpha: Pixels, box: Box) -> Plane:
    """Lay the lowest part of the silhouette flat on the floor, darkest where it touches."""
    longer = max(box.size)
    floor, first = int(box.bottom), int(box.bottom - max(1, round(SOLE * box.size[0])))
    sole = alpha[first:floor]
    nearness = np.linspace(0, 1, sole.shape[0] + 1, dtype=np.float32)[1:, None]
    height = max(1, round(FLATTENED * sole.shape[0]))
    flat = Image.fromarray(to_uint8(sole * nearness)).resize((alpha.shape[1], height), Image.Resampling.BOX)
    ground = np.zeros_like(alpha)
    top = floor - (height + 1) // 2
    bottom = min(top + height, alpha.shape[0])
    ground[top:bottom] = np.asarray(flat)[: bottom - top]
    layers = [
        strength * _stretch(_blur(ground, blur[0] * longer, blur[1] * longer))
        for blur, strength in ((AMBIENT_BLUR, AMBIENT), (TOUCH_BLUR, TOUCH))
    ]
    return _stretch(255 - (255 - layers[0]) * (1 - layers[1] / np.float32(255)))


def _blur(alpha: Pixels, along: float, across: float) -> Plane:
    return np.asarray(Image.fromarray(alpha).filter(ImageFilter.GaussianBlur((along, across))), np.float32)


def _stretch(plane: Plane) -> Plane:
    """Scale to a maximum of 255."""
    return plane * np.float32(255 / max(1.0, float(plane.max())))
