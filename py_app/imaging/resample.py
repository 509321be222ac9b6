"""An image and a window of it enter; a part of the resampled window leaves, equal to the same part of the whole."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from PIL import Image

from py_app.types import Size

ReadRows: TypeAlias = Callable[[slice], Image.Image]
"""Gives rows of an image, all of its columns."""

Window: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels of the image."""

SUPPORT = {
    Image.Resampling.BOX: 1,
    Image.Resampling.BILINEAR: 1,
    Image.Resampling.BICUBIC: 2,
    Image.Resampling.LANCZOS: 3,
}
"""Pixels, of the coarser of two grids, that a filter reads to either side."""


def resample_rows(
    read_rows: ReadRows,
    height: int,
    window: Window,
    size: Size,
    rows: slice,
    filter: Image.Resampling,
    *,
    columns: slice | None = None,
) -> Image.Image:
    """Resample rows of a window, reading no more rows of the image than the filter reaches.

    Pillow's kernel is centred on half pixels and widens as it shrinks, so nothing aliases.

    Parameters
    ----------
    read_rows
        Gives the image's rows.
    height
        How many rows the image has.
    window
        The part of it that becomes the result.
    size
        (height, width) of the whole result.
    rows
        The rows of the result that are wanted.
    filter
        One of `SUPPORT`.
    columns
        The columns of the result that are wanted; all of them unless given.

    Returns
    -------
    Image.Image
        The rows and columns, of the mode that `read_rows` gives.
    """
    left, top, right, bottom = window
    scale = (bottom - top) / size[0]
    first, last = top + rows.start * scale, min(top + rows.stop * scale, height)
    reach = math.ceil(SUPPORT[filter] * max(1, scale)) + 1
    near = slice(max(0, math.floor(first) - reach), min(height, math.ceil(last) + reach))
    width = size[1]
    if columns:
        across = (right - left) / width
        left, right = left + columns.start * across, min(left + columns.stop * across, right)
        width = columns.stop - columns.start
    part = left, first - near.start, right, last - near.start
    return read_rows(near).resize((width, rows.stop - rows.start), filter, part)
