"""Lengths and places, as a person writes them, enter; pixels, or shares of what is not known yet, leave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from py_app.options.kinds import Text

NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
"""A number within a text; more digits would be no size, angle or share, and a few hundred no finite number."""

LENGTH = re.compile(rf"({NUMBER})(px|%)?")

Place: TypeAlias = tuple[float, float]
"""(x, y) as shares of 1."""

CENTRE: Place = 0.5, 0.5


@dataclass(frozen=True)
class Length:
    """So many pixels, or a share of something that is not known yet."""

    value: float
    is_relative: bool = False

    def of(self, whole: float) -> float:
        """Return the length in pixels where it refers to `whole` pixels."""
        return self.value * whole if self.is_relative else self.value


def parse_length(text: str) -> Length:
    """Read "30px" or "10%"; a bare number counts pixels.

    Raises
    ------
    ValueError
        The text is no length.
    """
    match = LENGTH.fullmatch(text)
    if not match:
        raise ValueError(text)
    value = float(match[1])
    return Length(value / 100, is_relative=True) if match[2] == "%" else Length(value)


def parse_share(text: str, minimum: float, maximum: float) -> float:
    """Read a percentage as a share of 1.

    Raises
    ------
    ValueError
        The text is no percentage, or outside the range.
    """
    length = parse_length(text)
    if not length.is_relative or not minimum <= length.value <= maximum:
        raise ValueError(text)
    return length.value


def parse_place(text: str) -> Place:
    """Read a place such as "center", "50%" or "20% 80%" (x, then y).

    Raises
    ------
    ValueError
        The text is no place.
    """
    if text == "center":
        return CENTRE
    shares = [parse_share(word, 0, 1) for word in text.split()]
    if not 1 <= len(shares) <= 2:
        raise ValueError(text)
    return shares[0], shares[-1]


PLACE = Text(parse_place, "`center`, `50%` or `20% 80%` (x, y)", "PLACE")
