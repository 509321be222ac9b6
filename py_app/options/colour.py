"""A colour, as CSS writes it, enters; its three values leave."""

from __future__ import annotations

import re
from typing import TypeAlias

from PIL import ImageColor

from py_app.errors import InvalidOption
from py_app.options.kinds import Text

Colour: TypeAlias = tuple[int, int, int]
"""sRGB, 0 to 255."""

BARE_HEX = re.compile(r"[0-9a-fA-F]{3}|[0-9a-fA-F]{6}")
"""A hex colour without its "#", as remove.bg writes it."""

PERCENTAGE = re.compile(r"(\d+(?:\.\d*)?)\s*%")


def parse_colour(text: str) -> Colour:
    """Read a CSS colour such as "#ffffff", "white" or "rgb(255, 255, 255)"; a hex code may lack its "#".

    Raises
    ------
    ValueError
        The text is no colour. Pillow takes "rgb(300, 0, 0)" and "hsl(0, 200%, 50%)" for one.
    InvalidOption
        The colour is not opaque.
    """
    values = ImageColor.getrgb(f"#{text}" if BARE_HEX.fullmatch(text) else text)
    if max(values) > 255 or any(float(share) > 100 for share in PERCENTAGE.findall(text)):
        raise ValueError(text)
    if values[3:] not in ((), (255,)):
        raise InvalidOption("Use an opaque colour.")
    red, green, blue = values[:3]
    return red, green, blue


COLOUR = Text(parse_colour, "a CSS colour such as `#fff`, `81d4fa`, `white` or `rgb(255, 0, 0)`", "COLOR")
