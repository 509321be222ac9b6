"""Strips cover an image once, from top to bottom, and none is too large."""

from __future__ import annotations

import pytest

from py_app.imaging.strips import STRIP_PIXELS, iterate_strips


@pytest.mark.parametrize("size", [(1, 1), (10, 7), (7, 10), (100, 1), (1, 100)])
@pytest.mark.parametrize("pixels", [1, 7, 20, 10_000])
def test_every_row_once(size: tuple[int, int], pixels: int) -> None:
    strips = list(iterate_strips(size, pixels=pixels))
    assert [row for rows in strips for row in range(rows.start, rows.stop)] == list(range(size[0]))
    rows_at_once = {rows.stop - rows.start for rows in strips[:-1]}
    assert len(rows_at_once) <= 1
    largest = max(pixels, size[1])  # one row at least
    assert all((rows.stop - rows.start) * size[1] <= largest for rows in strips)
    assert all((rows + 1) * size[1] > pixels for rows in rows_at_once)  # and no smaller than need be


@pytest.mark.parametrize("size", [(0, 5), (0, 0)])
def test_nothing_has_no_strips(size: tuple[int, int]) -> None:
    assert list(iterate_strips(size)) == []


def test_a_strip_is_a_megapixel() -> None:
    assert STRIP_PIXELS == 1 << 20
    assert list(iterate_strips((2500, 1024))) == [slice(0, 1024), slice(1024, 2048), slice(2048, 2500)]
