"""Where the subject is to stand, and on what canvas: crop, size, aspect, scale, position, and presets of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from py_app.errors import InvalidOption
from py_app.options.kinds import Choice, Switch, Text
from py_app.options.lengths import CENTRE, NUMBER, PLACE, Length, Place, parse_length, parse_place, parse_share
from py_app.options.option import Control, Fields, Option
from py_app.types import Size

Margins: TypeAlias = tuple[Length, Length, Length, Length]
"""Top, right, bottom, left, as in CSS; shares refer to the subject's height and width."""

NO_MARGINS: Margins = (Length(0), Length(0), Length(0), Length(0))

PRINT_DPI = 300
"""Pixels an inch of a size in mm or in: what photo printers and passport offices ask for."""

UNITS = {"px": 1.0, "mm": PRINT_DPI / 25.4, "in": float(PRINT_DPI)}
"""Pixels a unit of `size`."""

MEGAPIXELS = {"full": None, "auto": None, "preview": 0.25, "medium": 1.5, "hd": 4.0}
"""remove.bg's words for `size`: most megapixels of the output."""

MAX_SIDE, MAX_PIXELS = 30_000, 1 << 27
"""Of a canvas that is asked for: 134 megapixels of RGBA take half a gigabyte."""

MAX_MARGIN = 10.0
"""Of the subject's height or width."""

MAX_ASPECT = 10
"""Of the longer side to the shorter."""

MIN_SCALE, MAX_SCALE = 0.1, 5.0
"""Of the canvas; beyond 1 the canvas cuts the subject off, as a passport picture does with shoulders."""

ORIGINAL = "original"
"""Of `scale` and `position`: as it is in the photo."""

PRESETS = {
    # Amazon: the product fills 85 % of a square; zoom from 1000 pixels a side, 2000 are recommended.
    "marketplace": {"size": "2000x2000", "scale": "85%", "position": "center"},
    # Shopify: square product pictures of 2048 pixels.
    "shop": {"size": "2048x2048", "scale": "90%", "position": "center"},
    # ICAO 9303 and ISO/IEC 19794-5: 35 x 45 mm, the head a little below the upper edge, shoulders to the lower one.
    # Only the whole subject's height is known here; that the face fills 70 to 80 % is for the person to check.
    "passport": {"size": "35x45mm", "scale": "92%", "position": "50% 100%"},
    # US Department of State: 2 x 2 in, the head 50 to 69 % of it.
    "passport-us": {"size": "2x2in", "scale": "90%", "position": "50% 100%"},
    # Instagram's square, portrait and story, Open Graph's link preview, an avatar.
    "square": {"size": "1080x1080", "scale": "80%", "position": "center"},
    "portrait": {"size": "1080x1350", "scale": "80%", "position": "center"},
    "story": {"size": "1080x1920", "scale": "80%", "position": "center"},
    "link": {"size": "1200x630", "scale": "80%", "position": "center"},
    "avatar": {"size": "512x512", "scale": "90%", "position": "50% 100%"},
}
"""Options by name; what is given beside a preset wins."""


@dataclass(frozen=True)
class Layout:
    """How the canvas follows from the photo and the subject; the defaults leave the photo's own.

    Attributes
    ----------
    crop
        Whether the canvas is the subject's box with `margins`, and not the whole photo.
    margins
        Around the subject's box.
    canvas
        The output's exact (height, width); box or photo are fitted into it.
    aspect
        Width over height: the canvas grows to it.
    scale
        The share of the canvas that the subject fills, in the direction in which it fills more; None leaves its size.
    position
        Where in the canvas the subject is, (x, y) in [0, 1]: 0 at the left or top, 1 at the right or bottom. None
        leaves it where it is in the photo.
    megapixels
        A larger output is reduced to this.
    dpi
        The resolution that a size in mm or in stands for.
    """

    crop: bool = False
    margins: Margins = NO_MARGINS
    canvas: Size | None = None
    aspect: float | None = None
    scale: float | None = None
    position: Place | None = None
    megapixels: float | None = None
    dpi: float | None = None


@dataclass(frozen=True)
class Extent:
    """What `size` means; see `Layout`."""

    canvas: Size | None = None
    dpi: float | None = None
    megapixels: float | None = None


def parse_size(text: str) -> Extent:
    """Read "1200x1600", "35x45mm", "2x2in", or one of remove.bg's words.

    Raises
    ------
    ValueError
        The text is no size.
    InvalidOption
        The canvas is larger than what is drawn.
    """
    if text in MEGAPIXELS:
        return Extent(megapixels=MEGAPIXELS[text])
    match = re.fullmatch(rf"({NUMBER})x({NUMBER})(px|mm|in)?", text)
    if not match:
        raise ValueError(text)
    unit = match[3] or "px"
    width, height = (round(float(match[number]) * UNITS[unit]) for number in (1, 2))
    if not (1 <= min(width, height) and max(width, height) <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise InvalidOption(f"Use 1 to {MAX_SIDE} pixels a side and at most {MAX_PIXELS} in all.")
    return Extent((height, width), None if unit == "px" else PRINT_DPI)


def parse_aspect(text: str) -> float:
    """Read width over height, such as "4:5".

    Raises
    ------
    ValueError
        The text is no aspect, or one that is too long.
    """
    match = re.fullmatch(rf"({NUMBER}):({NUMBER})", text)
    if match and 0 < float(match[2]) and 1 / MAX_ASPECT <= (aspect := float(match[1]) / float(match[2])) <= MAX_ASPECT:
        return aspect
    raise ValueError(text)


def parse_margins(text: str) -> Margins:
    """Read one length (all sides), two (top and bottom, left and right) or four (top, right, bottom, left).

    Raises
    ------
    ValueError
        The text has another number of lengths, or something else.
    InvalidOption
        A margin is larger than what is drawn.
    """
    margins = [parse_length(word) for word in text.split()]
    if any(margin.value > (MAX_MARGIN if margin.is_relative else MAX_SIDE) for margin in margins):
        raise InvalidOption(f"Use at most {MAX_SIDE}px or {MAX_MARGIN:.0%}.")
    match margins:
        case [every]:
            return every, every, every, every
        case [upright, level]:
            return upright, level, upright, level
        case [top, right, bottom, left]:
            return top, right, bottom, left
    raise ValueError(text)


def _parse_scale(text: str) -> float | None:
    return None if text == ORIGINAL else parse_share(text, MIN_SCALE, MAX_SCALE)


def _parse_position(text: str) -> Place | None:
    return None if text == ORIGINAL else parse_place(text)


CROP = Option[bool]("crop", Switch(), "make the subject's box the canvas", default=False, label="crop-first")

CROP_MARGIN = Option[Margins](
    "crop_margin",
    Text(
        parse_margins,
        "lengths such as `30px`, or `10%` of the subject: one, two (upright, level) or four (from the top, clockwise)",
        "LENGTHS",
    ),
    "the margin around the subject's box",
    default="0",
    label="crop-margin",
    control=Control(0, 50, 1, "5%"),
)

SIZE = Option[Extent | None](
    "size",
    Text(
        parse_size,
        f"`1200x1600`, `35x45mm` or `2x2in` ({PRINT_DPI} dpi), `full`, or at most `preview`, `medium` or `hd`",
        "SIZE",
    ),
    "the exact size of the canvas, or the most megapixels",
    default_words="`full`",
    control=Control(1, 10_000, 1, "1200x1200"),
)

ASPECT = Option[float | None](
    "aspect",
    Text(parse_aspect, f"a ratio such as `4:5`, up to {MAX_ASPECT}:1 either way", "W:H"),
    "let the canvas grow to this aspect, width to height",
    control=Control(0.1, 100, "any", "4:5"),
)

SCALE = Option[float | None](
    "scale",
    Text(_parse_scale, f"`{MIN_SCALE:.0%}` to `{MAX_SCALE:.0%}`, or `{ORIGINAL}`", "PERCENT"),
    "the share of the canvas that the subject fills",
    default_words=f"`{ORIGINAL}`",
    label="scale",
    control=Control(10, 200, 5, "85%"),
)

POSITION = Option[Place | None](
    "position",
    Text(_parse_position, f"{PLACE.forms}, or `{ORIGINAL}`", PLACE.metavar),
    "where the subject is on the canvas",
    default_words=f"`{ORIGINAL}`, `center` with `scale`",
)

PRESET = Option[str | None](
    "preset",
    Choice(tuple(PRESETS), metavar="NAME"),
    "size, scale and position by one name; what is given beside it wins",
)

OPTIONS: tuple[Option[Any], ...] = (CROP, CROP_MARGIN, SIZE, ASPECT, SCALE, POSITION, PRESET)


def parse_layout(fields: Fields) -> Layout:
    """Read the options above.

    Raises
    ------
    InvalidOption
        A value is invalid, or two of them contradict each other.
    """
    if preset := PRESET.read(fields):
        fields = PRESETS[preset] | {name: value for name, value in fields.items() if value is not None}
    extent, aspect, scale = SIZE.read(fields) or Extent(), ASPECT.read(fields), SCALE.read(fields)
    if extent.canvas and aspect:
        raise InvalidOption("Choose either an exact size or an aspect.")
    is_placed = fields.get("position") is not None
    return Layout(
        crop=CROP.read(fields),
        margins=CROP_MARGIN.read(fields),
        canvas=extent.canvas,
        aspect=aspect,
        scale=scale,
        position=POSITION.read(fields) if is_placed or not scale else CENTRE,  # as remove.bg does
        megapixels=extent.megapixels,
        dpi=extent.dpi,
    )
