"""A subject's alpha on its canvas enters; the shadow that it casts leaves, a strip at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageFilter

from py_app.imaging.resize import resize_plane, shrink_size, to_uint8
from py_app.options.shadow import Shadow
from py_app.render.layout import Box, find_subject
from py_app.types import Pixels, Plane, Size

Shade: TypeAlias = Callable[[slice], Pixels]
"""Gives rows of the canvas: the opacity of a black shadow, uint8 `(rows, width)`."""

WORKING_SIDE = 1024
"""Longest side, in pixels, at which shadows are drawn; they have no fine detail."""

DROP_RIGHT, DROP_DOWN, DROP_BLUR = 0.015, 0.025, 0.02
"""Shares of the subject's longer side: light from the upper left, and a wall not far behind."""

SOLE = 0.12
"""The share of the subject's height, from below, that is near enough to the floor to darken it."""


@dataclass(frozen=True)
class _Contact:
    """One part of the shadow on the floor; lengths are shares of the subject's longer side."""

    strength: float
    height: float  # of the sole's shadow, against the sole itself
    along: float  # standard deviation of the blur, horizontally
    across: float  # vertically


CONTACTS = (
    # On the floor all around: a camera a little above it sees a circle as such an ellipse.
    _Contact(strength=0.6, height=0.25, along=0.05, across=0.016),
    # Where the subject touches the floor: dark, narrow, and along its own outline.
    _Contact(strength=0.8, height=1, along=0.012, across=0.008),
)


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
    """Let the lowest part of the silhouette darken the floor, most where it is lowest."""
    longer = max(box.size)
    floor, first = int(box.bottom), int(box.bottom - max(1, round(SOLE * box.size[0])))
    nearness = np.linspace(0, 1, floor - first + 1, dtype=np.float32)[1:, None]
    sole = Image.fromarray(to_uint8(alpha[first:floor] * nearness))
    light = np.ones(alpha.shape, np.float32)
    for contact in CONTACTS:
        height = max(1, round(contact.height * sole.height))
        ground = np.zeros_like(alpha)
        flat = np.asarray(sole.resize((sole.width, height), Image.Resampling.BOX))
        # Lower by what the blur spreads, or the subject would hide its darkest part.
        top = min(floor - height + round(contact.across * longer), alpha.shape[0])
        ground[top : top + height] = flat[: alpha.shape[0] - top]
        part = _blur(ground, contact.along * longer, contact.across * longer)
        light *= 1 - part * np.float32(contact.strength / max(1.0, float(part.max())))
    return (1 - light) * np.float32(255 / max(1e-6, 1 - float(light.min())))


def _blur(alpha: Pixels, along: float, across: float) -> Plane:
    return np.asarray(Image.fromarray(alpha).filter(ImageFilter.GaussianBlur((along, across))), np.float32)
