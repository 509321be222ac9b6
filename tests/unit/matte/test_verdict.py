"""What a result says of itself: agreement, hesitation, nothing found."""

from __future__ import annotations

import numpy as np

from py_app.matte.verdict import judge
from py_app.types import Plane


def make_square(side: int, value: float = 1) -> Plane:
    """Return a coverage of 100 x 100 pixels with one square in the middle."""
    plane = np.zeros((100, 100), np.float32)
    start = 50 - side // 2
    plane[start : start + side, start : start + side] = value
    return plane


def test_agreement_is_good() -> None:
    assert judge(make_square(60), [make_square(60), make_square(60)]) == "good"
    assert judge(make_square(60), [make_square(60)]) == "good"


def test_parts_that_one_network_misses() -> None:
    assert judge(make_square(60), [make_square(60), make_square(56)]) == "check-edges"


def test_different_subjects() -> None:
    assert judge(make_square(60), [make_square(60), make_square(20)]) == "subject-unclear"


def test_one_odd_look_among_many() -> None:
    odd = [make_square(60)] * 3 + [make_square(40)]
    assert judge(make_square(60), odd) == "subject-unclear"
    assert judge(make_square(60), [make_square(60)] * 3 + [make_square(57)]) == "good"


def test_hesitation() -> None:
    assert judge(make_square(60, 0.97), [make_square(60, 0.97)]) == "check-edges"
    assert judge(make_square(60, 0.7), [make_square(60, 0.7)]) == "subject-unclear"


def test_what_is_not_finite_is_never_good() -> None:
    for value in (np.nan, np.inf, -np.inf):
        spoilt = make_square(60)
        spoilt[50, 50] = value
        with np.errstate(invalid="ignore"):
            assert judge(spoilt, [make_square(60)] * 2) == "subject-unclear"
            assert judge(make_square(60), [make_square(60), spoilt]) == "subject-unclear"


def test_nothing_found() -> None:
    assert judge(make_square(0), [make_square(0)] * 2) == "subject-unclear"
