"""Raw network output becomes coverage in [0, 1], or is refused."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.errors import WrongResult
from py_app.network.manifest import OutputRule
from py_app.network.mask import read_mask

UNIT = OutputRule("output", "none", "unit")
MINMAX = OutputRule("output", "none", "minmax")


def test_unit_is_clipped() -> None:
    output = np.array([[[[-0.5, 0.25], [0.75, 1.5]]]], np.float32)
    assert read_mask(output, UNIT, (2, 2)).tolist() == [[0, 0.25], [0.75, 1]]


def test_minmax_stretches() -> None:
    output = np.array([[[[0.2, 0.4, 0.6]]]], np.float32)
    assert read_mask(output, MINMAX, (1, 3))[0] == pytest.approx([0, 0.5, 1], abs=1e-6)


def test_flat_output_is_not_amplified() -> None:
    output = np.full((1, 1, 2, 2), 0.01, np.float32)
    output[0, 0, 0, 0] += 1e-5
    assert read_mask(output, MINMAX, (2, 2)).max() < 0.02


def test_sigmoid() -> None:
    output = np.zeros((1, 1, 1, 1), np.float32)
    assert read_mask(output, OutputRule("output", "sigmoid", "unit"), (1, 1)) == pytest.approx(0.5)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_not_finite_is_refused(value: float) -> None:
    output = np.zeros((1, 1, 2, 2), np.float32)
    output[0, 0, 1, 1] = value
    with pytest.raises(WrongResult):
        read_mask(output, UNIT, (2, 2))


def test_wrong_shape_is_refused() -> None:
    with pytest.raises(WrongResult):
        read_mask(np.zeros((1, 1, 2, 3), np.float32), UNIT, (2, 2))
