"""One option enters, as JSON or a command line gives it; its value leaves, or a reason why it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from PIL import ImageColor

from py_app.errors import InvalidOption

Fields: TypeAlias = Mapping[str, Any]

Colour: TypeAlias = tuple[int, int, int]
"""sRGB, 0 to 255."""

LENGTH = re.compile(r"(\d+(?:\.\d+)?)(px|%)?")

BARE_HEX = re.compile(r"[0-9a-fA-F]{3}|[0-9a-fA-F]{6}")
"""A hex colour without its "#", as remove.bg writes it."""


@dataclass(frozen=True)
class Length:
    """So many pixels, or a share of something that is not known yet."""

    value: float
    is_relative: bool = False

    def of(self, whole: float) -> float:
        """Return the length in pixels where it refers to `whole` pixels."""
        return self.value * whole if self.is_relative else self.value


def read_number(fields: Fields, name: str, least: float, most: float, *, default: float = 0) -> float:
    """Return a number within its limits."""
    value = fields.get(name)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise InvalidOption(f"Invalid {name} {value!r}. Use a number from {least} to {most}.")
    return value


def read_whole(fields: Fields, name: str, most: int) -> int | None:
    """Return a whole number from 1 to `most`, or None where there is none."""
    value = fields.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most):
        raise InvalidOption(f"Invalid {name} {value!r}. Use a whole number from 1 to {most}.")
    return value


def read_switch(fields: Fields, name: str, *, default: bool = False) -> bool:
    """Return true or false."""
    value = fields.get(name)
    if value is not None and not isinstance(value, bool):
        raise InvalidOption(f"Invalid {name} {value!r}. Use true or false.")
    return default if value is None else value


def read_text(fields: Fields, name: str) -> str | None:
    """Return words without the space around them, or None where there are none."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise InvalidOption(f"Invalid {name} {value!r}. Use text.")
    return value.strip() or None if value else None


def read_choice(fields: Fields, name: str, choices: tuple[str, ...]) -> str:
    """Return one of several words, the first where there is none."""
    value = fields.get(name) or choices[0]
    if value not in choices:
        raise InvalidOption(f"Invalid {name} {value!r}. Available: {', '.join(choices)}.")
    return str(value)


def read_colour(fields: Fields, name: str) -> Colour | None:
    """Return a colour, or None where there is none."""
    text = read_text(fields, name)
    return parse_colour(text) if text else None


def read_place(fields: Fields, name: str) -> tuple[float, float] | None:
    """Return a place such as "center", "50%" or "20% 80%" (x, then y) as shares of 1, or None where there is none."""
    text = read_text(fields, name)
    if text is None:
        return None
    lengths = [Length(0.5, True)] if text == "center" else [parse_length(word, name) for word in text.split()]
    if len(lengths) > 2 or not all(length.is_relative and length.value <= 1 for length in lengths):
        raise InvalidOption(f"Invalid {name} {text!r}. Use center, or one or two values from 0% to 100%.")
    return lengths[0].value, lengths[-1].value


def parse_length(text: str, name: str) -> Length:
    """Read "30px" or "10%"; a bare number counts pixels.

    Raises
    ------
    InvalidOption
        The text is not a length; the message says of which option.
    """
    match = LENGTH.fullmatch(text)
    if not match:
        raise InvalidOption(f"Invalid {name} {text!r}. Use lengths such as 30px or 10%.")
    value = float(match[1])
    return Length(value / 100, is_relative=True) if match[2] == "%" else Length(value)


def parse_colour(text: str) -> Colour:
    """Read a CSS colour such as "#ffffff", "white" or "rgb(255, 255, 255)"; a hex code may lack its "#".

    Raises
    ------
    InvalidOption
        The text is not a colour, or not an opaque one.
    """
    try:
        values = ImageColor.getrgb(f"#{text}" if BARE_HEX.fullmatch(text) else text)
    except (ValueError, AttributeError) as error:
        raise InvalidOption(f"Invalid colour {text!r}.") from error
    if values[3:] not in ((), (255,)):
        raise InvalidOption(f"Invalid background colour {text!r}: it must be opaque.")
    red, green, blue = values[:3]
    return red, green, blue
