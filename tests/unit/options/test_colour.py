"""Colours as CSS writes them; what is none, or not opaque, is refused."""

from __future__ import annotations

import pytest

from py_app.errors import InvalidOption
from py_app.options.colour import COLOUR, parse_colour


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#ff8000", (255, 128, 0)),
        ("ff8000", (255, 128, 0)),
        ("#f80", (255, 136, 0)),
        ("f80", (255, 136, 0)),
        ("#ff8000ff", (255, 128, 0)),
        ("White", (255, 255, 255)),
        ("rgb(1, 2, 255)", (1, 2, 255)),
        ("rgb(100%, 0%, 50%)", (255, 0, 128)),
        ("hsl(120, 100%, 50%)", (0, 255, 0)),
    ],
)
def test_colours(text: str, colour: tuple[int, int, int]) -> None:
    assert parse_colour(text) == colour
    assert COLOUR.parse(f" {text} ") == colour


@pytest.mark.parametrize("text", ["", "whitish", "ff80000", "rgb(256, 0, 0)", "hsl(0, 101%, 0%)", 7, None])
def test_what_is_none(text: object) -> None:
    with pytest.raises(InvalidOption, match="CSS colour"):
        COLOUR.parse(text)


@pytest.mark.parametrize("text", ["#ff800080", "#0000", "rgba(1, 2, 3, 254)"])
def test_one_that_is_not_opaque(text: str) -> None:
    with pytest.raises(InvalidOption, match=r"opaque|CSS colour"):
        COLOUR.parse(text)
