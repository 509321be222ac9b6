"""Lengths, shares and places from their texts."""

from __future__ import annotations

import pytest

from py_app.options.lengths import CENTRE, Length, parse_length, parse_place, parse_share


@pytest.mark.parametrize(
    ("text", "length", "of_200"),
    [
        ("30px", Length(30), 30),
        ("30", Length(30), 30),
        ("2.5px", Length(2.5), 2.5),
        ("10%", Length(0.1, is_relative=True), 20),
        ("250%", Length(2.5, is_relative=True), 500),
        ("0", Length(0), 0),
    ],
)
def test_lengths(text: str, length: Length, of_200: float) -> None:
    assert parse_length(text) == length
    assert parse_length(text).of(200) == pytest.approx(of_200)


@pytest.mark.parametrize("text", ["", "px", "-1px", "1 px", "1.px", "1e3", "10em", "10%%", "1" * 10, "0." + "1" * 10])
def test_what_is_no_length(text: str) -> None:
    for parse in (parse_length, parse_place):
        with pytest.raises(ValueError):
            parse(text)


def test_shares_have_their_range() -> None:
    assert [parse_share(text, 0.1, 0.5) for text in ("10%", "50%", "12.5%")] == [0.1, 0.5, 0.125]
    for text in ("9.9%", "50.1%", "20px", "20"):
        with pytest.raises(ValueError):
            parse_share(text, 0.1, 0.5)


def test_places() -> None:
    assert parse_place("center") == CENTRE == (0.5, 0.5)
    assert parse_place("25%") == (0.25, 0.25)
    assert parse_place("0% 100%") == (0, 1)
    for text in ("101%", "0% 0% 0%", "left", "10px 10%", "center 50%"):
        with pytest.raises(ValueError):
            parse_place(text)
