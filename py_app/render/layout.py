"""A subject's box in a photo and the wish for its place enter; a canvas and the photo's place on it leave."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from py_app.errors import InvalidOption
from py_app.options.layout import MAX_PIXELS, Layout, Margins
from py_app.types import Notice, Pixels, Size

VISIBLE = 13
"""Alpha, of 255, from which a pixel belongs to the subject: 5 %, less is a veil that nobody sees."""


@dataclass(frozen=True)
class Box:
    """Rows `top` to `bottom` and columns `left` to `right`, in pixels, the latter ones excluded."""

    top: float
    left: float
    bottom: float
    right: float

    @property
    def size(self) -> tuple[float, float]:
        """(height, width)."""
        return self.bottom - self.top, self.right - self.left


@dataclass(frozen=True)
class Placement:
    """Where the photo is drawn: its top left corner and its size on a canvas, all in whole pixels of the canvas."""

    canvas: Size
    top: int
    left: int
    size: Size

    def find_visible(self) -> tuple[slice, slice]:
        """Return the canvas's rows and columns on which the photo is drawn."""
        rows, columns = (
            slice(min(max(start, 0), whole), min(max(start + length, 0), whole))
            for start, length, whole in zip((self.top, self.left), self.size, self.canvas, strict=True)
        )
        return rows, columns


def find_subject(alpha: Pixels) -> Box | None:
    """Return the box of all visible pixels of uint8 `(H, W)`; None where there is none."""
    rows, columns = (np.flatnonzero(alpha.max(axis, initial=0) >= VISIBLE) for axis in (1, 0))
    return Box(rows[0], columns[0], rows[-1] + 1, columns[-1] + 1) if rows.size else None


def place(size: Size, subject: Box | None, layout: Layout) -> Placement:
    """Choose a canvas and the photo's place on it.

    The frame (the subject's box with its margins, or the photo) becomes the canvas, grows to an aspect or is fitted
    into a size. Then the subject is scaled and moved on that canvas, where this is asked for.

    Parameters
    ----------
    size
        The photo's (height, width).
    subject
        Its box in the photo; without one the whole photo is the subject.
    layout
        What is asked for.

    Returns
    -------
    Placement
        Without an exact size, a scale or a limit of megapixels the photo keeps its own pixels.

    Raises
    ------
    InvalidOption
        Margins or aspect make the canvas larger than memory holds.
    """
    photo = Box(0, 0, *size)
    frame = _grow(subject or photo, layout.margins) if layout.crop else photo
    subject = subject or photo
    canvas, factor = _choose_canvas(frame, layout)
    if layout.megapixels and math.prod(canvas) > layout.megapixels * 1e6:
        ratio = math.sqrt(layout.megapixels * 1e6 / math.prod(canvas))
        canvas, factor = (canvas[0] * ratio, canvas[1] * ratio), factor * ratio
    height, width = (max(1, round(side)) for side in canvas)
    if height * width > max(MAX_PIXELS, math.prod(size)):
        raise InvalidOption(f"The canvas is too large: {width} x {height} pixels, the limit is {MAX_PIXELS}.")
    scaled = factor
    if layout.scale:
        scaled = layout.scale * min(height / subject.size[0], width / subject.size[1])
    shares = layout.position[::-1] if layout.position else (None, None)
    top, left = (
        _align(whole, start, end, factor, scaled, share, middle)
        for whole, start, end, share, middle in zip(
            (height, width),
            (subject.top, subject.left),
            (subject.bottom, subject.right),
            shares,
            ((frame.top + frame.bottom) / 2, (frame.left + frame.right) / 2),
            strict=True,
        )
    )
    drawn = max(1, round(size[0] * scaled)), max(1, round(size[1] * scaled))
    return Placement((height, width), top, left, drawn)


def describe_changes(size: Size, subject: Box | None, placement: Placement, layout: Layout) -> list[Notice]:
    """Return notices of what a layout did to the photo's pixels, or could not do."""
    notices = []
    if subject is None and (layout.crop or layout.scale or layout.position):
        notices.append(Notice("no-subject", "No subject was found to crop to or move."))
    percent = round(100 * max(drawn / own for drawn, own in zip(placement.size, size, strict=True)))
    if placement.size > size:
        notices.append(Notice("enlarged", f"The photo was enlarged to {percent}% and is less sharp."))
    elif placement.size < size:
        notices.append(Notice("reduced", f"The photo was made smaller, {percent}% of its size."))
    return notices


def _grow(box: Box, margins: Margins) -> Box:
    height, width = box.size
    top, right, bottom, left = (
        round(margin.of(whole)) for margin, whole in zip(margins, (height, width) * 2, strict=True)
    )
    return Box(box.top - top, box.left - left, box.bottom + bottom, box.right + right)


def _choose_canvas(frame: Box, layout: Layout) -> tuple[tuple[float, float], float]:
    """Return the canvas's (height, width) and how much larger than in the photo the frame is on it."""
    height, width = frame.size
    if layout.canvas:
        return layout.canvas, min(layout.canvas[0] / height, layout.canvas[1] / width)
    if layout.aspect:
        return (max(height, width / layout.aspect), max(width, height * layout.aspect)), 1
    return (height, width), 1


def _align(
    whole: int, start: float, end: float, factor: float, scaled: float, share: float | None, middle: float
) -> int:
    """Return where the photo begins, along one side of the canvas.

    The subject from `start` to `end` comes to `share` of what it leaves free; where that is None its centre stays
    where `factor` alone puts it, with the frame's `middle` in the canvas's.
    """
    length = (end - start) * scaled
    if share is not None:
        return round(share * (whole - length) - start * scaled)
    centre = whole / 2 + factor * ((start + end) / 2 - middle)
    return round(centre - scaled * (start + end) / 2)
