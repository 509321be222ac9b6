"""Rows of a resampled window are those of the whole, whatever the filter reaches; and no more is read than that."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.imaging.resample import SUPPORT, Window, resample_rows
from py_app.types import Pixels, Size

PIXELS = np.random.default_rng(6).integers(0, 256, (60, 17), np.uint8)
STEP = 3


def resample(window: Window, size: Size, rows: slice, filter: Image.Resampling) -> tuple[Pixels, slice]:
    """Return some rows of a resampled window, and what was read for them."""
    read: list[slice] = []

    def read_rows(near: slice) -> Image.Image:
        read.append(near)
        return Image.fromarray(PIXELS[near])

    image = resample_rows(read_rows, len(PIXELS), window, size, rows, filter)
    (near,) = read
    return np.asarray(image), near


@pytest.mark.parametrize(
    ("filter", "size"),
    [
        *((filter, size) for filter in SUPPORT for size in ((60, 17), (20, 9), (7, 40))),
        *((filter, (150, 30)) for filter in SUPPORT if filter != Image.Resampling.BOX),  # which only shrinks
    ],
)
@pytest.mark.parametrize("window", [(0, 0, 17, 60), (2.5, 10.25, 11, 52.75)])
def test_strips_equal_the_whole(window: Window, filter: Image.Resampling, size: Size) -> None:
    whole = np.asarray(Image.fromarray(PIXELS).resize(size[::-1], filter, window))
    for top in range(0, size[0], STEP):
        rows = slice(top, min(top + STEP, size[0]))
        strip, _ = resample(window, size, rows, filter)
        assert strip.shape == (rows.stop - rows.start, size[1])
        assert strip.astype(int) == pytest.approx(whole[rows].astype(int), abs=1)


@pytest.mark.parametrize(
    ("filter", "height", "reach"),
    [
        (Image.Resampling.BOX, 60, 2),
        (Image.Resampling.BILINEAR, 60, 2),
        (Image.Resampling.BICUBIC, 60, 3),
        (Image.Resampling.LANCZOS, 60, 4),
        (Image.Resampling.LANCZOS, 20, 10),  # each pixel from three: 3 x 3 and one more
        (Image.Resampling.LANCZOS, 600, 4),  # enlarged: of the coarser grid
    ],
)
def test_no_more_is_read_than_the_filter_reaches(filter: Image.Resampling, height: int, reach: int) -> None:
    rows = slice(height // 2, height // 2 + height // 20)
    _, near = resample((0, 0, 17, 60), (height, 17), rows, filter)
    assert (near.start, near.stop) == (30 - reach, 33 + reach)


def test_nothing_is_read_beyond_the_image() -> None:
    for rows, expected in ((slice(0, 2), slice(0, 6)), (slice(58, 60), slice(54, 60))):
        _, near = resample((0, 0, 17, 60), (60, 17), rows, Image.Resampling.LANCZOS)
        assert near == expected
