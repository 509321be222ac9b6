"""Three values; everything soft is unknown, and so is what is near."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.render.trimap import make_trimap


def test_three_bands() -> None:
    alpha = np.zeros((1000, 60), np.uint8)
    alpha[500:] = 255
    alpha[499] = 100
    trimap = make_trimap(alpha)
    column = trimap[:, 30]
    assert (column[:496] == 0).all()
    assert (column[496:503] == 128).all()
    assert (column[503:] == 255).all()


def test_a_hard_edge_is_unknown_too() -> None:
    alpha = np.zeros((20, 20), np.uint8)
    alpha[:, 10:] = 255
    assert make_trimap(alpha)[5].tolist() == [0] * 9 + [128] * 2 + [255] * 9


@pytest.mark.parametrize("value", [0, 128, 255])
@pytest.mark.parametrize("size", [(1, 1), (1, 9), (9, 1)])
def test_one_value(size: tuple[int, int], value: int) -> None:
    assert (make_trimap(np.full(size, value, np.uint8)) == value).all()
