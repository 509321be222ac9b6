"""One background, by whichever name it came."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.errors import InvalidOption
from py_app.options.background import BG_GRADIENT, Blur, Gradient, Picture, parse_background
from py_app.options.colour import COLOUR
from py_app.types import Source

IMAGE = Source(np.zeros((2, 3, 3), np.uint8))
OUT_OF_RANGE = ["rgb(300, 0, 0)", "rgb(101%, 0%, 0%)", "hsl(0, 200%, 50%)", "hsl(0, 300%, 100%)", "hsv(0, 0%, 101%)"]
BLACK, WHITE, RED = (0, 0, 0), (255, 255, 255), (255, 0, 0)


@pytest.mark.parametrize(
    "text", ["white", "#fff", "#FFFFFF", "fff", "ffffff", "rgb(255, 255, 255)", "hsl(0, 0%, 100%)"]
)
def test_colours(text: str) -> None:
    assert COLOUR.parse(text) == WHITE


@pytest.mark.parametrize("text", ["whitish", "#ff", "#ffffff80", "rgba(1, 2, 3, 4)", "", "12345", *OUT_OF_RANGE])
def test_no_colours(text: str) -> None:
    with pytest.raises(InvalidOption):
        COLOUR.parse(text)


def test_every_kind() -> None:
    assert parse_background({}, None) is None
    assert parse_background({"background": "red"}, None) == parse_background({"bg_color": "f00"}, None) == RED
    assert parse_background({"bg_blur": 2.5}, None) == Blur(0.025)
    assert parse_background({"bg_gradient": "red, white"}, None) == Gradient(180, ((0, RED), (1, WHITE)))
    assert parse_background({}, IMAGE) == Picture(IMAGE)


def test_an_image_has_a_place_and_a_colour_around_it() -> None:
    fields = {"bg_fit": "contain", "bg_position": "0% 100%", "bg_color": "red"}
    assert parse_background(fields, IMAGE) == Picture(IMAGE, "contain", (0, 1), RED)


@pytest.mark.parametrize(
    ("text", "gradient"),
    [
        ("135deg, red, white", Gradient(135, ((0, RED), (1, WHITE)))),
        ("-90deg, red, white", Gradient(270, ((0, RED), (1, WHITE)))),
        (
            "linear-gradient(to right, rgb(255, 0, 0), #fff 60%, black)",
            Gradient(90, ((0, RED), (0.6, WHITE), (1, BLACK))),
        ),
        ("red, white, black, red 90%", Gradient(180, ((0, RED), (0.3, WHITE), (0.6, BLACK), (0.9, RED)))),
    ],
)
def test_gradients(text: str, gradient: Gradient) -> None:
    parsed = BG_GRADIENT.read({"bg_gradient": text})
    assert parsed
    assert parsed.angle == gradient.angle
    assert [colour for _, colour in parsed.stops] == [colour for _, colour in gradient.stops]
    assert [place for place, _ in parsed.stops] == pytest.approx([place for place, _ in gradient.stops])


@pytest.mark.parametrize(
    "text", ["red", "45deg, red", "red, 45deg, white", "red 80%, white 20%", "red, whitish", ",", "a" * 99]
)
def test_no_gradients(text: str) -> None:
    with pytest.raises(InvalidOption):
        BG_GRADIENT.read({"bg_gradient": text})


@pytest.mark.parametrize(
    ("fields", "image"),
    [
        ({"background": "red", "bg_color": "red"}, None),
        ({"background": "red", "bg_blur": 2}, None),
        ({"bg_gradient": "red, white", "bg_blur": 2}, None),
        ({"bg_blur": 2}, IMAGE),
        ({"bg_image": "image.png"}, None),
        ({"bg_fit": "fill"}, IMAGE),
        ({"bg_position": "10px"}, IMAGE),
        ({"bg_position": "1% 2% 3%"}, IMAGE),
        ({"bg_position": "120%"}, IMAGE),
        ({"bg_blur": 21}, None),
        ({"bg_blur": "2"}, None),
        ({"bg_gradient": 3}, None),
    ],
)
def test_refused(fields: dict[str, object], image: Source | None) -> None:
    with pytest.raises(InvalidOption):
        parse_background(fields, image)
