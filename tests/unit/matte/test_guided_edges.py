"""A mask at model size becomes an alpha matte at source size."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging.resize import shrink_colours
from py_app.matte.guided_edges import WORKING_SIDE, enlarge, follow_edges
from py_app.types import Mask, Pixels, Size


def make_grey(height: int, width: int) -> Pixels:
    """Return a grey photo."""
    return np.full((height, width, 3), 90, np.uint8)


def refine(rgb: Pixels, mask: Mask) -> Pixels:
    """Go the whole way from a mask to alpha."""
    guide = shrink_colours(rgb, WORKING_SIDE)
    return enlarge(rgb, guide, follow_edges(guide, mask, radius=3, epsilon=1e-4))


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (77, 131)])
@pytest.mark.parametrize(("value", "expected"), [(0.0, 0), (1.0, 255)])
def test_constant_masks(size: Size, value: float, expected: int) -> None:
    alpha = refine(make_grey(*size), np.full((32, 32), value, np.float32))
    assert alpha.shape == size
    assert alpha.dtype == np.uint8
    assert (alpha == expected).all()


def test_an_edge_stays_where_it_is() -> None:
    mask = np.zeros((32, 32), np.float32)
    mask[:, 16:] = 1
    alpha = refine(make_grey(320, 320), mask)
    assert (alpha[:, :150] == 0).all()
    assert (alpha[:, 170:] == 255).all()
    assert int(alpha[5, 159]) + int(alpha[5, 160]) == pytest.approx(255, abs=2)


def test_an_edge_moves_to_the_photos() -> None:
    rgb = np.full((200, 200, 3), 40, np.uint8)
    rgb[:, 98:] = 220
    mask = np.zeros((200, 200), np.float32)
    mask[:, 99:] = 1
    alpha = refine(rgb, mask)
    assert (alpha[:, :97] < 80).all()
    assert (alpha[:, 98:] > 160).all()


def test_a_large_source_gets_its_own_edge_back() -> None:
    rgb = np.full((40, 3000, 3), 40, np.uint8)
    rgb[:, 1501:] = 220
    guide = shrink_colours(rgb, WORKING_SIDE)
    alpha = enlarge(rgb, guide, (guide[0] - guide[0].min()) / np.ptp(guide[0]))
    assert (alpha[:, :1501] == 0).all()
    assert (alpha[:, 1501:] == 255).all()


def test_tiles_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    mask = np.random.default_rng(3).random((24, 40), np.float32)
    in_tiles = refine(make_grey(200, 333), mask)
    monkeypatch.setattr("py_app.imaging.tiles.TILE", 10_000)
    assert np.abs(refine(make_grey(200, 333), mask).astype(int) - in_tiles).max() <= 1
