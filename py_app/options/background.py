"""What is to be behind the subject: a colour, a gradient, an image, or the photo itself, blurred."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast, get_args

import numpy as np

from py_app.errors import InvalidOption
from py_app.options.fields import (
    Colour,
    Fields,
    parse_colour,
    parse_length,
    read_choice,
    read_colour,
    read_number,
    read_place,
    read_text,
)
from py_app.types import Source

Fit: TypeAlias = Literal["cover", "contain"]

WHITE: Colour = (255, 255, 255)

CENTRE = 0.5, 0.5

SIDES = {"to top": 0.0, "to right": 90.0, "to bottom": 180.0, "to left": 270.0}
"""CSS's words for a gradient's direction, in degrees."""

MAX_STOPS = 32

LEAST_BLUR, MOST_BLUR = 0.2, 20
"""Percent of the photo's longer side."""


@dataclass(frozen=True)
class Gradient:
    """A linear gradient as CSS draws it: `angle` in degrees, 0 upwards, clockwise; `stops` are (place, colour)."""

    angle: float
    stops: tuple[tuple[float, Colour], ...]


@dataclass(frozen=True)
class Picture:
    """An image, cropped to cover the canvas or shown whole; `position` is (x, y), `around` also shows through it."""

    source: Source
    fit: Fit = "cover"
    position: tuple[float, float] = CENTRE
    around: Colour = WHITE


@dataclass(frozen=True)
class Blur:
    """The photo without its subject, blurred; the standard deviation is a share of its longer side."""

    deviation: float


Background: TypeAlias = Colour | Gradient | Picture | Blur


def parse_background(fields: Fields, image: Source | None) -> Background | None:
    """Read `background` (the same as `bg_color`), `bg_color`, `bg_gradient`, `bg_blur`, `bg_fit`, `bg_position`.

    Parameters
    ----------
    fields
        The options as they came.
    image
        What `bg_image` was decoded to: its bytes cannot stand in JSON.

    Raises
    ------
    InvalidOption
        A value is invalid, or two of them contradict each other.
    """
    name = "bg_color" if fields.get("bg_color") else "background"
    colour = read_colour(fields, name)
    gradient = read_text(fields, "bg_gradient")
    blur = read_number(fields, "bg_blur", LEAST_BLUR, MOST_BLUR)
    fit = cast(Fit, read_choice(fields, "bg_fit", get_args(Fit)))
    position = read_place(fields, "bg_position") or CENTRE
    if fields.get("bg_image") is not None and image is None:
        raise InvalidOption("bg_image must be an image, not its name.")
    chosen = [bool(gradient), bool(blur), image is not None, colour is not None and image is None]
    if sum(chosen) > 1 or (fields.get("bg_color") and fields.get("background")):
        raise InvalidOption("Choose only one background.")
    if image is not None:
        return Picture(image, fit, position, colour or WHITE)
    if gradient:
        return parse_gradient(gradient)
    return Blur(blur / 100) if blur else colour


def parse_gradient(text: str) -> Gradient:
    """Read a gradient such as "135deg, white, #ccc 80%", with or without CSS's "linear-gradient(…)" around it.

    Raises
    ------
    InvalidOption
        The text is not a gradient of at least two colours in ascending places.
    """
    inner = text.removeprefix("linear-gradient(").removesuffix(")") if text.startswith("linear-") else text
    first, *rest = parts = [part.strip() for part in re.split(r",(?![^(]*\))", inner)]  # not within rgb(…)
    angle = _parse_angle(first)
    stops = [_parse_stop(part) for part in (parts if angle is None else rest)]
    if not 2 <= len(stops) <= MAX_STOPS:
        raise InvalidOption(f"A gradient needs 2 to {MAX_STOPS} colours, not {len(stops)}.")
    places = [place for place, _ in stops]
    places[0] = 0.0 if places[0] is None else places[0]
    places[-1] = 1.0 if places[-1] is None else places[-1]
    known = {index: place for index, place in enumerate(places) if place is not None}
    spread = np.interp(np.arange(len(places)), list(known), list(known.values())).tolist()
    if spread != sorted(spread):
        raise InvalidOption(f"Invalid gradient {text!r}: its positions must ascend.")
    return Gradient(180.0 if angle is None else angle, tuple(zip(spread, (colour for _, colour in stops), strict=True)))


def _parse_angle(text: str) -> float | None:
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)deg", text)
    return float(match[1]) % 360 if match else SIDES.get(text)


def _parse_stop(text: str) -> tuple[float | None, Colour]:
    colour, _, place = text.rpartition(" ") if text.endswith("%") else (text, "", "")
    return parse_length(place, "bg_gradient").value if place else None, parse_colour(colour.strip())
