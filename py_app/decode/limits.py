"""A picture's size enters; whether it can be cut leaves, and to what size it would have to be reduced.

What a device can do is counted in pixels before anything is decoded, from the bytes that a pixel takes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from py_app.decode.metadata import is_turned
from py_app.decode.opened import Opened
from py_app.errors import Details, ImageTooLarge
from py_app.types import Size

MAX_SIDE = 16384
"""Pixels a side."""

MAX_PIXELS = MAX_SIDE * MAX_SIDE
"""268 megapixels: with `CUT_BYTES` each, about what a WebAssembly heap of 4 GB holds."""

RUNTIME_BYTES = 300_000_000
"""Python, numpy, Pillow, planes at working size, and the mattes that `Workspace` keeps (measured in Chromium)."""

CUT_BYTES = 14
"""Of heap, for each pixel that is cut: source 3, its alpha 1, matte 1, edited 1, foreground 3, RGBA 4, files 1."""

DECODE_BYTES = 5
"""Of heap, for each pixel that is decoded and reduced on the way: Pillow's four and the file."""

BACKGROUND_PIXELS = 1 << 25
"""Of a picture that is laid behind: 100 MB are kept of it beside the photo, and once more in the photo's colours where
they are others. One that has more is reduced."""


@dataclass(frozen=True)
class Capacity:
    """How many pixels can be cut, and how many can be decoded to be reduced."""

    cut: int = MAX_PIXELS
    decode: int = MAX_PIXELS


def find_capacity(heap: int) -> Capacity:
    """Return what fits into a heap of so many bytes."""
    free = max(0, heap - RUNTIME_BYTES)
    return Capacity(*(min(MAX_PIXELS, max(1, free // each)) for each in (CUT_BYTES, DECODE_BYTES)))


def fit_size(size: Size, pixels: int) -> Size:
    """Return the largest (height, width) of the same aspect with at most `pixels` and `MAX_SIDE` a side."""
    height, width = size
    scale = min(1.0, math.sqrt(pixels / (height * width)), MAX_SIDE / max(size))
    return max(1, math.floor(height * scale + 1e-6)), max(1, math.floor(width * scale + 1e-6))


def choose_size(opened: Opened, max_pixels: int | None, capacity: Capacity) -> Size:
    """Return the (height, width) at which an opened picture is to be decoded, as stored.

    Parameters
    ----------
    opened
        The picture.
    max_pixels
        What it may be reduced to, or None where it must be taken whole.
    capacity
        What there is memory for.

    Raises
    ------
    ImageTooLarge
        It cannot be cut whole; `reduced_width` and `reduced_height` are in the details where `max_pixels` helps.
    """
    size = opened.size
    limit = min(capacity.cut, max_pixels or capacity.cut)
    reduced = fit_size(size, limit)
    if reduced == size:
        return size
    is_decodable = math.prod(opened.decoded_size(reduced)) <= capacity.decode
    if max_pixels is None or not is_decodable:
        upright = size[::-1] if is_turned(opened.exif.orientation) else size
        details = offer_reduction(upright, limit, is_possible=is_decodable)
        raise ImageTooLarge(
            f"The picture is too large: {details['width']} x {details['height']} pixels.", details=details
        )
    return reduced


def offer_reduction(size: Size, limit: int, *, is_possible: bool = True) -> Details:
    """Return an error's details for an image that can be cut with at most `limit` pixels."""
    height, width = size
    details = {"width": width, "height": height, "limit": limit}
    if not is_possible:
        return details
    reduced_height, reduced_width = fit_size(size, limit)
    return details | {"reduced_width": reduced_width, "reduced_height": reduced_height}
