"""Networks that agree, hesitate or contradict each other."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.matte.fusion import fuse, measure_uncertainty
from py_app.types import Plane


def make_half(low: float, high: float) -> Plane:
    """Return a coverage whose right half is the subject."""
    plane = np.full((20, 30), low, np.float32)
    plane[:, 15:] = high
    return plane


def test_agreement_stays() -> None:
    assert fuse([make_half(0, 1)] * 2, [1, 1.5]) == pytest.approx(make_half(0, 1), abs=1e-5)


def test_even_odds_stay_even() -> None:
    assert fuse([np.full((4, 4), 0.5, np.float32)] * 3, [1, 2, 3]) == pytest.approx(0.5)


def test_grey_gives_way_to_what_another_sees_clearly() -> None:
    fused = fuse([make_half(0.2, 0.7), make_half(0.001, 0.999)], [1.5, 1])
    assert fused == pytest.approx(make_half(0, 1), abs=0.01)


def test_a_network_that_hesitates_everywhere_does_not_decide() -> None:
    sees, hesitates = make_half(0, 1), 1 - make_half(0.35, 0.65)
    assert fuse([hesitates, sees], [1.5, 1]) == pytest.approx(sees, abs=0.01)


def test_the_weight_decides_between_equals() -> None:
    first, second = make_half(0, 1), make_half(1, 0)
    assert fuse([first, second], [2, 1])[0, 20] > 0.9
    assert fuse([first, second], [1, 2])[0, 20] < 0.1


def test_who_sees_more_must_be_surer() -> None:
    denies, claims, insists = (np.ones((20, 30), np.float32) for _ in range(3))
    denies[0, 0], claims[0, 0], insists[0, 0] = 0.2, 0.85, 0.99
    assert fuse([denies, claims], [1, 1])[0, 0] < 0.4
    assert fuse([denies, insists], [1, 1])[0, 0] > 0.8


def test_uncertainty() -> None:
    assert measure_uncertainty(make_half(0, 1)) == 0
    assert measure_uncertainty(make_half(0.5, 0.5)) == pytest.approx(0.5)
    assert measure_uncertainty(make_half(0, 0)) == 0


def test_the_pool_by_its_definition() -> None:
    """In float64: log-odds weighted by certainty squared, a caution of 0.5 where it is disputed, twice the contrast."""
    random = np.random.default_rng(6)
    planes = [random.uniform(low, 1 - low, (20, 30)).astype(np.float32) for low in (0.02, 0.3)]
    weights = [1, 1.5]
    uncertainties = [0.05 + (plane * (1.0 - plane)).sum() / plane.sum() for plane in planes]
    shares = [weight / uncertainty**2 for weight, uncertainty in zip(weights, uncertainties, strict=True)]
    pooled = sum(
        share / sum(shares) * np.log(plane / (1.0 - plane)) for share, plane in zip(shares, planes, strict=True)
    )
    pooled = pooled - 0.5 * ((planes[0] > 0.5) != (planes[1] > 0.5))
    assert fuse(planes, weights) == pytest.approx(1 / (1 + np.exp(-2 * pooled)), abs=1e-4)
