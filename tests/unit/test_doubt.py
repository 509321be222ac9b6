"""The map of doubt: bright where networks hesitate or disagree, whatever the size of the picture."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from py_app.doubt import OPACITY, SIDE, join_doubts, map_doubt, paint_doubt


def test_hesitation_and_disagreement_show() -> None:
    sure = np.zeros((64, 64), np.float32)
    sure[:, 32:] = 1
    other = sure.copy()
    other[40:56, 40:56] = 0
    assert map_doubt(sure, [sure]).max() == 0
    assert map_doubt(np.full_like(sure, 0.5), [sure]).min() == 1
    doubt = map_doubt(sure, [sure, other])
    assert doubt[48, 48] == 1
    assert doubt[10, 10] == doubt[48, 10] == 0


@pytest.mark.parametrize("size", [(1000, 3000), (3, 2), (1, 5000)])
def test_the_map_is_small_and_has_the_pictures_shape(size: tuple[int, int]) -> None:
    whole = join_doubts(size, [(slice(None), slice(None))], [np.ones((4, 4), np.float32)])
    assert max(whole.shape) == min(SIDE, max(size))
    assert (whole == 255).all()


def test_regions_lie_in_their_places() -> None:
    places = [(slice(0, 500), slice(0, 500)), (slice(996, 1000), slice(999, 1000))]
    whole = join_doubts((1000, 1000), places, [np.ones((9, 9), np.float32)] * 2)
    assert (whole[:128, :128] == 255).all()
    assert whole[-1, -1] == 255
    assert whole[200, 50] == whole[50, 200] == 0


def test_the_picture_is_clear_where_nothing_is_in_doubt() -> None:
    picture = np.asarray(Image.open(io.BytesIO(paint_doubt(np.array([[0, 255], [128, 10]], np.uint8)))))
    assert picture.shape == (2, 2, 4)
    assert picture[0, 0, 3] == 0
    assert picture[0, 1, 3] == round(255 * OPACITY)
    assert picture[0, 1, 0] > picture[0, 1, 1]
