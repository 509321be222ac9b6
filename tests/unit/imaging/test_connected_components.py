"""Regions against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from py_app.imaging.connected_components import label_components


@pytest.mark.parametrize("diagonal", [False, True])
@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (63, 50)])
@pytest.mark.parametrize("share", [0, 0.3, 0.5, 0.6, 1])
def test_regions_are_scipys(diagonal: bool, size: tuple[int, int], share: float) -> None:
    plane = np.random.default_rng(8).random(size) < share
    expected, _ = ndimage.label(plane, np.ones((3, 3)) if diagonal else None)
    assert np.array_equal(label_components(plane, diagonal=diagonal), expected)


def test_a_spiral_is_one() -> None:
    plane = np.zeros((41, 41), np.bool_)
    for ring in range(0, 20, 2):
        plane[ring, max(ring - 2, 0) : 41 - ring] = True
        plane[ring : 41 - ring, 40 - ring] = True
        plane[40 - ring, ring : 41 - ring] = True
        plane[ring + 2 : 41 - ring, ring] = True
    assert label_components(plane).max() == ndimage.label(plane)[1] == 1
