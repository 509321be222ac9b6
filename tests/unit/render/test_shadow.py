"""Shadows fall where they should, as dark as they should be, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.options.shadow import Shadow
from py_app.render.shadow import cast_shadow
from py_app.types import Pixels, Size


def make_square(size: Size = (300, 400)) -> Pixels:
    """Return a square of a third of the height, in the middle."""
    alpha = np.zeros(size, np.uint8)
    height, width = size
    alpha[height // 3 : 2 * height // 3, width // 2 - height // 6 : width // 2 + height // 6] = 255
    return alpha


def cast(alpha: Pixels, shadow: Shadow) -> Pixels:
    return cast_shadow(alpha, shadow)(slice(0, alpha.shape[0]))


@pytest.mark.parametrize("type", ["drop", "contact"])
def test_darkest_is_the_opacity(type: str) -> None:
    shade = cast(make_square(), Shadow("drop" if type == "drop" else "contact", 0.4))
    assert shade.max() == pytest.approx(102, abs=1)
    assert shade[0].max() == shade[-1].max() == shade[:, 0].max() == shade[:, -1].max() == 0


def test_a_drop_falls_down_and_to_the_right() -> None:
    shade = cast(make_square(), Shadow("drop", 1)) / 255
    rows, columns = np.mgrid[:300, :400] + 0.5
    assert (shade * rows).sum() / shade.sum() == pytest.approx(150 + 2.5, abs=0.6)
    assert (shade * columns).sum() / shade.sum() == pytest.approx(200 + 1.5, abs=0.6)
    assert shade.sum() == pytest.approx(100 * 100, rel=0.01)


@pytest.mark.parametrize("size", [(300, 400), (600, 800)])
def test_a_drop_is_as_soft_as_the_subject_is_large(size: Size) -> None:
    """The standard deviation of its edges is 2 % of the subject's side, which is a third of the height."""
    height, width = size
    shade = cast(make_square(size), Shadow("drop", 1)).astype(float)
    for profile in (shade[height // 2, width // 2 :], shade[height // 2 :, width // 2]):
        fall = -np.diff(profile)
        places = np.arange(fall.size)
        middle = (fall * places).sum() / fall.sum()
        softness = np.sqrt((fall * (places - middle) ** 2).sum() / fall.sum())
        assert softness == pytest.approx(0.02 * height / 3, rel=0.1)


def test_contact_is_on_the_floor() -> None:
    shade = cast(make_square(), Shadow("contact", 1))
    assert shade[:170].max() <= 2
    assert shade[200:204, 160:240].min() > 60
    assert shade[215:].max() < 10
    assert (shade[203, 150:250] >= shade[203, 120]).all()
    assert np.abs(shade[203].astype(int) - shade[203, ::-1]).max() <= 2


def test_large_ones_look_the_same() -> None:
    small, large = (cast(make_square(size), Shadow("contact", 0.6)) for size in ((500, 700), (2000, 2800)))
    assert np.abs(small.astype(int) - large[2::4, 2::4]).mean() < 1


def test_strips_do_not_show() -> None:
    shade = cast_shadow(make_square((1500, 2000)), Shadow())
    whole = shade(slice(0, 1500))
    parts = np.vstack([shade(slice(0, 700)), shade(slice(700, 1500))])
    assert np.abs(parts.astype(int) - whole).max() <= 1


@pytest.mark.parametrize("type", ["drop", "contact"])
@pytest.mark.parametrize("size", [(1, 1), (1, 30), (30, 1), (7, 5)])
def test_odd_sizes_and_no_subject(size: Size, type: str) -> None:
    shadow = Shadow("drop" if type == "drop" else "contact", 0.5)
    assert cast(np.full(size, 255, np.uint8), shadow).shape == size
    assert not cast(np.zeros(size, np.uint8), shadow).any()


def test_a_subject_that_stands_on_the_lower_edge() -> None:
    alpha = np.zeros((60, 720), np.uint8)
    alpha[26:, 10:710] = 255  # so wide that its shadow falls below the canvas
    assert cast(alpha, Shadow("contact", 0.5)).shape == (60, 720)
