"""Video's code points for colours."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.decode.cicp import read_code_points
from tests.odd_files import PLAIN
from tests.unit.decode.odd import read


def test_primaries_and_code_points_agree() -> None:
    by_primaries, by_code_points = read("png-p3-by-primaries").rgb, read("png-cicp-p3").rgb
    assert np.abs(by_primaries.astype(int) - by_code_points).max() <= 16  # a power, and sRGB's curve
    assert np.abs(by_primaries.astype(int) - PLAIN).max() > 10


@pytest.mark.parametrize(
    ("points", "white"), [((1, 13), 188), ((1, 8), 128), ((1, 1), 191), ((4, 4), 186), ((9, 13), 188), ((12, 13), 188)]
)
def test_half_the_light_of_each_curve(points: tuple[int, int], white: int) -> None:
    """The signal whose light is half of white's, of 255."""
    space = read_code_points(*points)
    assert space is not None
    for curve in space.curves:
        signal = np.interp(0.5, curve, np.linspace(0, 255, len(curve)))
        assert signal == pytest.approx(white, abs=1)
    assert space.matrix @ np.ones(3) == pytest.approx([0.9642, 1, 0.8249], abs=1e-3)


@pytest.mark.parametrize("points", [(2, 13), (1, 2), (9, 16), (9, 18), (0, 0), (255, 255)])
def test_other_code_points_are_none(points: tuple[int, int]) -> None:
    assert read_code_points(*points) is None
