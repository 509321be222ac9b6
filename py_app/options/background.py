"""What is to be behind the subject: a colour, a gradient, an image, or the photo itself, blurred."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

import numpy as np

from py_app.errors import InvalidOption
from py_app.options.colour import COLOUR, Colour, parse_colour
from py_app.options.kinds import Choice, File, Number, Text
from py_app.options.lengths import CENTRE, NUMBER, PLACE, Place, parse_share
from py_app.options.option import Control, Fields, Option
from py_app.types import Source

Fit: TypeAlias = Literal["cover", "contain"]

WHITE: Colour = (255, 255, 255)

SIDES = {"to top": 0.0, "to right": 90.0, "to bottom": 180.0, "to left": 270.0}
"""CSS's words for a gradient's direction, in degrees."""

MAX_STOPS = 32

MAX_STOP = 10
"""Where a gradient's last colour may be, in lengths of its line: beyond the canvas, as in CSS."""


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
    position: Place = CENTRE
    around: Colour = WHITE


@dataclass(frozen=True)
class Blur:
    """The photo without its subject, blurred; the standard deviation is a share of its longer side."""

    deviation: float


Background: TypeAlias = Colour | Gradient | Picture | Blur


def parse_gradient(text: str) -> Gradient:
    """Read a gradient such as "135deg, white, #ccc 80%", with or without CSS's "linear-gradient(…)" around it.

    Raises
    ------
    ValueError
        The text is no gradient.
    InvalidOption
        It has too few or too many colours, or their places do not ascend.
    """
    inner = text.removeprefix("linear-gradient(").removesuffix(")") if text.startswith("linear-") else text
    first, *rest = parts = [part.strip() for part in re.split(r",(?![^(]*\))", inner)]  # not within rgb(…)
    angle = _parse_angle(first)
    stops = [_parse_stop(part) for part in (parts if angle is None else rest)]
    if not 2 <= len(stops) <= MAX_STOPS:
        raise InvalidOption(f"Use a gradient of 2 to {MAX_STOPS} colours.")
    places = [place for place, _ in stops]
    places[0] = 0.0 if places[0] is None else places[0]
    places[-1] = 1.0 if places[-1] is None else places[-1]
    known = {index: place for index, place in enumerate(places) if place is not None}
    spread = np.interp(np.arange(len(places)), list(known), list(known.values())).tolist()
    if spread != sorted(spread):
        raise InvalidOption("Use positions in ascending order.")
    return Gradient(180.0 if angle is None else angle, tuple(zip(spread, (colour for _, colour in stops), strict=True)))


def _parse_angle(text: str) -> float | None:
    match = re.fullmatch(rf"(-?{NUMBER})deg", text)
    return float(match[1]) % 360 if match else SIDES.get(text)


def _parse_stop(text: str) -> tuple[float | None, Colour]:
    colour, _, place = text.rpartition(" ") if text.endswith("%") else (text, "", "")
    return parse_share(place, 0, MAX_STOP) if place else None, parse_colour(colour.strip())


BACKGROUND = Option[Colour | None](
    "background",
    replace(COLOUR, metavar="COLOR|IMAGE"),
    "what is behind the subject; on the command line also an image file",
    default_words="transparent",
    label="background",
)

BG_COLOR = Option[Colour | None](
    "bg_color",
    COLOUR,
    "the same as `background`; with `bg_image` what is around the image",
    default_words="transparent",
)

BG_IMAGE = Option[None]("bg_image", File(), "an image behind the subject", label="choose-image")

BG_FIT = Option[Fit](
    "bg_fit", Choice(get_args(Fit)), "whether the image covers the canvas or is shown whole", default="cover"
)

BG_POSITION = Option[Place]("bg_position", PLACE, "where the image is", default="center")

BG_GRADIENT = Option[Gradient | None](
    "bg_gradient",
    Text(parse_gradient, "a CSS gradient such as `135deg, #fff, #ccc 80%`", "GRADIENT"),
    "a gradient behind the subject",
    label="gradient-angle",
    control=Control(0, 345, 15, "180deg, #f3f6f8, #9db4c6"),
)

BG_BLUR = Option[float | None](
    "bg_blur",
    Number(0.2, 20, "percent"),
    "the photo without its subject, blurred by this share of its longer side",
    label="blur",
    control=Control(0.5, 10, 0.5, 3),
)

OPTIONS: tuple[Option[Any], ...] = (BACKGROUND, BG_COLOR, BG_IMAGE, BG_FIT, BG_POSITION, BG_GRADIENT, BG_BLUR)


def parse_background(fields: Fields, image: Source | None) -> Background | None:
    """Read the options above.

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
    colours = [option.read(fields) for option in (BACKGROUND, BG_COLOR)]
    colour = next((colour for colour in colours if colour), None)
    gradient, blur = BG_GRADIENT.read(fields), BG_BLUR.read(fields)
    fit, position = BG_FIT.read(fields), BG_POSITION.read(fields)
    if image is None:
        BG_IMAGE.read(fields)
    behind = [gradient, blur, image, colour if image is None else None]
    if sum(one is not None for one in behind) > 1 or None not in colours:
        raise InvalidOption("Choose only one background.")
    if image is not None:
        return Picture(image, fit, position, colour or WHITE)
    return gradient or (colour if blur is None else Blur(blur / 100))
