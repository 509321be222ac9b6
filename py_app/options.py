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
    """

    format: Format = "png"
    background: Background | None = None
    quality: int | None = None


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
    quality = fields.get("quality")
    if quality is not None and not (isinstance(quality, int) and 1 <= quality <= 100):
        raise InvalidOption(f"The quality is a whole number from 1 to 100, not {quality!r}.")
    background = fields.get("background")
    return RenderOptions(format, parse_colour(background) if background else None, quality)


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
