"""The map of uncertainty: bright where networks hesitate or disagree."""

from __future__ import annotations

import numpy as np

from py_app.matte.uncertainty import OPACITY, colour_uncertainty, map_uncertainty


def test_hesitation_and_disagreement_show() -> None:
    sure = np.zeros((64, 64), np.float32)
    sure[:, 32:] = 1
    other = sure.copy()
    other[40:56, 40:56] = 0
    assert map_uncertainty(sure, [sure]).max() == 0
    assert map_uncertainty(np.full_like(sure, 0.5), [sure]).min() == 1
    uncertainty = map_uncertainty(sure, [sure, other])
    assert uncertainty[48, 48] == 1
    assert uncertainty[10, 10] == uncertainty[48, 10] == 0


def test_the_picture_is_clear_where_nothing_is_uncertain() -> None:
    picture = colour_uncertainty(np.array([[0, 255], [128, 10]], np.uint8))
    assert picture.shape == (2, 2, 4)
    assert picture[0, 0, 3] == 0
    assert picture[0, 1, 3] == round(255 * OPACITY)
    assert picture[0, 1, 0] > picture[0, 1, 1]
