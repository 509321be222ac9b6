"""A person's choices for the output enter as text; checked `RenderOptions` leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from PIL import ImageColor

from py_app.errors import InvalidOption
from py_app.types import Pixels

Format: TypeAlias = Literal["png", "webp", "jpeg", "mask"]

Background: TypeAlias = tuple[int, int, int] | Pixels
"""A colour (sRGB, 0 to 255) or an image, uint8 `(h, w, 3)`."""

MAX_QUALITY = 100

MAX_PIXELS = 100
"""How far an edge can be moved or softened."""

MAX_ISLANDS = 1000


@dataclass(frozen=True)
class RenderOptions:
    """What `render` makes of a matte.

    Attributes
    ----------
    format
        "png" and "webp" keep transparency, "jpeg" needs a background (white unless given), "mask" is the
        alpha as a grey PNG.
    background
        A colour or an image behind the subject, or None for transparency.
    quality
        1 to 100 for "jpeg" (95 unless given) and "webp" (lossless unless given).
    feather
        Pixels (standard deviation) by which the edge is softened.
    shift_edge
        Pixels by which the edge moves: outwards, or inwards where negative.
    decontaminate
        Whether the old background is taken out of the colours of soft pixels.
    keep_islands
        How many separate parts stay, the largest ones; None for all.
    min_island
        Parts smaller than this share of the largest are dropped.
    fill_holes
        Whether what the subject encloses becomes opaque.
    translucent
        Whether glass and veils let light through: parts that a network saw faintly, inside the subject, keep a partial
        alpha and get estimated colours.
    """

    format: Format = "png"
    background: Background | None = None
    quality: int | None = None
    feather: float = 0
    shift_edge: float = 0
    decontaminate: bool = True
    keep_islands: int | None = None
    min_island: float = 0
    fill_holes: bool = False
    translucent: bool = False


def parse_options(fields: Mapping[str, Any]) -> RenderOptions:
    """Check options that came as JSON or from a command line; what is absent keeps its default.

    Raises
    ------
    InvalidOption
        A value means nothing.
    """
    format: Format = fields.get("format") or "png"
    if format not in get_args(Format):
        raise InvalidOption(f"There is no format '{format}'; there are {', '.join(get_args(Format))}.")
    background = fields.get("background")
    return RenderOptions(
        format=format,
        background=parse_colour(background) if background else None,
        quality=_whole(fields, "quality", MAX_QUALITY),
        feather=_number(fields, "feather", 0, MAX_PIXELS),
        shift_edge=_number(fields, "shift_edge", -MAX_PIXELS, MAX_PIXELS),
        decontaminate=_switch(fields, "decontaminate", default=True),
        keep_islands=_whole(fields, "keep_islands", MAX_ISLANDS),
        min_island=_number(fields, "min_island", 0, 1),
        fill_holes=_switch(fields, "fill_holes", default=False),
        translucent=_switch(fields, "translucent", default=False),
    )


def parse_colour(text: str) -> tuple[int, int, int]:
    """Read a CSS colour such as "#ffffff", "white" or "rgb(255, 255, 255)".

    Raises
    ------
    InvalidOption
        The text is no colour.
    """
    try:
        red, green, blue = ImageColor.getrgb(text)[:3]
    except (ValueError, AttributeError) as error:
        raise InvalidOption(f"{text!r} is not a colour.") from error
    return red, green, blue


def _number(fields: Mapping[str, Any], name: str, least: float, most: float) -> float:
    value = fields.get(name)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise InvalidOption(f"{name} is a number from {least} to {most}, not {value!r}.")
    return value


def _whole(fields: Mapping[str, Any], name: str, most: int) -> int | None:
    value = fields.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most):
        raise InvalidOption(f"{name} is a whole number from 1 to {most}, not {value!r}.")
    return value


def _switch(fields: Mapping[str, Any], name: str, *, default: bool) -> bool:
    value = fields.get(name)
    if value is not None and not isinstance(value, bool):
        raise InvalidOption(f"{name} is true or false, not {value!r}.")
    return default if value is None else value
