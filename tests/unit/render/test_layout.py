"""Where the photo is drawn: exact pixels, whatever is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.errors import InvalidOption
from py_app.options.layout import Layout, parse_layout
from py_app.render.layout import Box, Placement, describe_changes, find_subject, place
from py_app.types import Size

SIZE = 100, 200
SUBJECT = Box(20, 40, 60, 60)
"""40 high and 20 wide."""


def place_on_canvas(subject: Box | None = SUBJECT, **fields: object) -> Placement:
    return place(SIZE, subject, parse_layout(fields))


def test_nothing_asked_for() -> None:
    assert place(SIZE, SUBJECT, Layout()) == Placement(SIZE, 0, 0, SIZE)


@pytest.mark.parametrize(
    ("margin", "canvas", "top", "left"),
    [
        ("0", (40, 20), -20, -40),
        ("5px", (50, 30), -15, -35),
        ("10% 50%", (48, 40), -16, -30),
        ("30px 0 0 60px", (70, 80), 10, 20),
    ],
)
def test_crop(margin: str, canvas: Size, top: int, left: int) -> None:
    assert place_on_canvas(crop=True, crop_margin=margin) == Placement(canvas, top, left, SIZE)


def test_a_margin_without_a_crop_is_nothing() -> None:
    assert place_on_canvas(crop_margin="10px") == Placement(SIZE, 0, 0, SIZE)


def test_aspect_grows_the_canvas_around_the_frame() -> None:
    assert place_on_canvas(aspect="1:1") == Placement((200, 200), 50, 0, SIZE)
    assert place_on_canvas(aspect="1:1", crop=True) == Placement((40, 40), -20, -30, SIZE)


def test_an_exact_size_holds_all_of_the_frame() -> None:
    assert place_on_canvas(size="400x400") == Placement((400, 400), 100, 0, (200, 400))
    assert place_on_canvas(size="100x100", crop=True) == Placement((100, 100), -50, -75, (250, 500))


def test_scale_is_the_share_that_the_subject_fills() -> None:
    placement = place_on_canvas(scale="80%")
    assert placement == Placement(SIZE, -30, 0, (200, 400))  # 80 of 100 pixels high, centred
    assert place_on_canvas(scale="80%", position="original") == Placement(SIZE, -40, -50, (200, 400))


@pytest.mark.parametrize(("position", "top", "left"), [("0%", -20, -40), ("100%", 40, 140), ("0% 100%", 40, -40)])
def test_position(position: str, top: int, left: int) -> None:
    assert place_on_canvas(position=position) == Placement(SIZE, top, left, SIZE)


def test_position_in_a_crop() -> None:
    assert place_on_canvas(crop=True, crop_margin="10px", position="100% 0%") == Placement((60, 40), -20, -20, SIZE)


def test_megapixels() -> None:
    placement = place((2000, 1000), None, Layout(megapixels=0.5))
    assert placement == Placement((1000, 500), 0, 0, (1000, 500))
    assert place(SIZE, None, Layout(megapixels=0.5)) == Placement(SIZE, 0, 0, SIZE)


def test_without_a_subject_the_photo_is_it() -> None:
    assert place_on_canvas(None, crop=True, crop_margin="10%") == Placement((120, 240), 10, 20, SIZE)
    assert place_on_canvas(None, scale="50%") == Placement(SIZE, 25, 50, (50, 100))


def test_notices() -> None:
    def codes(subject: Box | None, **fields: object) -> list[str]:
        layout = parse_layout(fields)
        return [notice.code for notice in describe_changes(SIZE, subject, place(SIZE, subject, layout), layout)]

    assert codes(SUBJECT) == codes(SUBJECT, crop=True) == codes(None) == []
    assert codes(SUBJECT, scale="80%") == ["enlarged"]
    assert codes(SUBJECT, scale="10%") == ["reduced"]
    assert codes(None, crop=True) == ["no-subject"]


def test_subject() -> None:
    alpha = np.zeros((30, 40), np.uint8)
    assert find_subject(alpha) is None
    alpha[3, 5], alpha[20, 33], alpha[29, 39] = 255, 13, 12
    assert find_subject(alpha) == Box(3, 5, 21, 34)


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1)])
def test_odd_sizes(size: Size) -> None:
    placement = place(size, Box(0, 0, 1, 1), parse_layout({"preset": "avatar"}))
    assert placement.canvas == (512, 512)
    assert min(placement.size) >= 1


def test_a_canvas_has_a_limit() -> None:
    with pytest.raises(InvalidOption):
        place_on_canvas(crop=True, crop_margin="10000px")
    assert place((20_000, 10_000), None, Layout()).canvas == (20_000, 10_000)  # a photo has a limit of its own
