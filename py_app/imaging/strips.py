"""A size enters; the strips of rows leave in which full-size work is done, so that float32 never fills the memory."""

from __future__ import annotations

from collections.abc import Iterator

from py_app.types import Size

STRIP_PIXELS = 1 << 20
"""Pixels a strip: float32 RGB takes 12 MB, which a phone's WASM heap can spare."""


def iterate_strips(size: Size, *, pixels: int = STRIP_PIXELS) -> Iterator[slice]:
    """Yield row slices that cover an image of `size` (height, width), each at most `pixels` large."""
    height, width = size
    rows = max(1, pixels // max(1, width))
    for top in range(0, height, rows):
        yield slice(top, min(top + rows, height))
