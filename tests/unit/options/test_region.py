"""Regions of interest: what a person draws is checked."""

from __future__ import annotations

import pytest

from py_app.errors import InvalidOption
from py_app.options.region import ROI, Region

STRICTLY = [[[True, 1, 2, 3]], [["0", 1, 2, 3]], [[0, 0, 10**400, 9]], [[0, 0, float("inf"), 9]]]


def read(boxes: object) -> tuple[Region, ...]:
    return ROI.read({"roi": boxes})


def test_corners_may_come_in_any_order() -> None:
    assert read([[30, 40, 10, 20], [1, 2, 3.5, 4]]) == (Region(10, 20, 30, 40), Region(1, 2, 3.5, 4))
    assert read(None) == ()


@pytest.mark.parametrize(
    "value", [[[1, 2, 3]], [["a", 1, 2, 3]], 5, [[0, 0, float("nan"), 9]], [[0, 0, 9, 9]] * 65, *STRICTLY]
)
def test_what_is_no_region_is_refused(value: object) -> None:
    with pytest.raises(InvalidOption):
        read(value)


def test_a_region_is_cut_to_the_picture() -> None:
    assert Region(-5, 90.5, 500, 999).fit((120, 160)) == (slice(90, 120), slice(0, 160))
    assert Region(0, 0, 3, 1).fit((1, 3)) == (slice(0, 1), slice(0, 3))


@pytest.mark.parametrize("region", [Region(200, 0, 300, 50), Region(10, 10, 14, 60), Region(5, 5, 5, 5)])
def test_a_region_outside_or_too_small_is_refused(region: Region) -> None:
    with pytest.raises(InvalidOption):
        region.fit((120, 160))
