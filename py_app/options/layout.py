"""Where the subject is to stand, and on what canvas: crop, size, aspect, scale, position, and presets of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from py_app.errors import InvalidOption
from py_app.options.fields import Fields, Length, parse_length, read_place, read_switch, read_text
from py_app.types import Size

Margins: TypeAlias = tuple[Length, Length, Length, Length]
"""Top, right, bottom, left, as in CSS; shares refer to the subject's height and width."""

NO_MARGINS: Margins = (Length(0), Length(0), Length(0), Length(0))

PRINT_DPI = 300
"""Pixels an inch of a size in mm or in: what photo printers and passport offices ask for."""

UNITS = {"": 1.0, "mm": PRINT_DPI / 25.4, "in": float(PRINT_DPI)}
"""Pixels a unit of `size`."""

MEGAPIXELS = {"full": None, "auto": None, "preview": 0.25, "medium": 1.5, "hd": 4.0}
"""remove.bg's words for `size`: most megapixels of the output."""

MAX_SIDE, MAX_PIXELS = 30_000, 1 << 27
"""Of a canvas that is asked for: 134 megapixels of RGBA take half a gigabyte."""

MOST_MARGIN = 10.0
"""Of the subject's height or width."""

MAX_ASPECT = 10

LEAST_SCALE, MOST_SCALE = 0.1, 5.0
"""Of the canvas; beyond 1 the canvas cuts the subject off, as a passport picture does with shoulders."""

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
    position: tuple[float, float] | None = None
    megapixels: float | None = None
    dpi: float | None = None


def parse_layout(fields: Fields) -> Layout:
    """Read `crop`, `crop_margin`, `size`, `aspect`, `scale`, `position`, `preset`.

    Raises
    ------
    InvalidOption
        A value is invalid, or two of them contradict each other.
    """
    preset = read_text(fields, "preset")
    if preset:
        if preset not in PRESETS:
            raise InvalidOption(f"Unknown preset '{preset}'. Available: {', '.join(PRESETS)}.")
        fields = PRESETS[preset] | {name: value for name, value in fields.items() if value is not None}
    size = read_text(fields, "size") or "full"
    canvas, dpi = (None, None) if size in MEGAPIXELS else _parse_size(size)
    aspect = _parse_aspect(read_text(fields, "aspect"))
    if canvas and aspect:
        raise InvalidOption("Choose either an exact size or an aspect.")
    scale = _parse_scale(read_text(fields, "scale"))
    is_placed = read_text(fields, "position") not in (None, "original")
    position = read_place(fields, "position") if is_placed else None
    return Layout(
        crop=read_switch(fields, "crop"),
        margins=_parse_margins(read_text(fields, "crop_margin")),
        canvas=canvas,
        aspect=aspect,
        scale=scale,
        position=(0.5, 0.5) if scale and fields.get("position") is None else position,  # as remove.bg does
        megapixels=MEGAPIXELS.get(size),
        dpi=dpi,
    )


def _parse_size(text: str) -> tuple[Size, float | None]:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(px|mm|in)?", text)
    if not match:
        raise InvalidOption(f"Invalid size {text!r}. Use {', '.join(MEGAPIXELS)}, or e.g. 1200x1600, 35x45mm, 2x2in.")
    unit = (match[3] or "").replace("px", "")
    width, height = (round(float(match[number]) * UNITS[unit]) for number in (1, 2))
    if not (1 <= min(width, height) and max(width, height) <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise InvalidOption(f"Invalid size {text!r}. Use 1 to {MAX_SIDE} pixels a side, {MAX_PIXELS} at most in total.")
    return (height, width), PRINT_DPI if unit else None


def _parse_aspect(text: str | None) -> float | None:
    if text is None:
        return None
    match = re.fullmatch(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)", text)
    if match and 0 < float(match[2]) and 1 / MAX_ASPECT <= (aspect := float(match[1]) / float(match[2])) <= MAX_ASPECT:
        return aspect
    raise InvalidOption(f"Invalid aspect {text!r}. Use width:height, e.g. 4:5, up to {MAX_ASPECT}:1 either way.")


def _parse_scale(text: str | None) -> float | None:
    if text in (None, "original"):
        return None
    length = parse_length(text or "", "scale")
    if not length.is_relative or not LEAST_SCALE <= length.value <= MOST_SCALE:
        raise InvalidOption(f"Invalid scale {text!r}. Use original, or 10% to 500%.")
    return length.value


def _parse_margins(text: str | None) -> Margins:
    """Read one length (all sides), two (top and bottom, left and right) or four (top, right, bottom, left)."""
    if text is None:
        return NO_MARGINS
    margins = [parse_length(word, "crop_margin") for word in text.split()]
    if any(margin.value > (MOST_MARGIN if margin.is_relative else MAX_SIDE) for margin in margins):
        raise InvalidOption(f"Invalid crop_margin {text!r}. Use at most {MAX_SIDE}px or {MOST_MARGIN:.0%}.")
    match margins:
        case [every]:
            return every, every, every, every
        case [upright, level]:
            return upright, level, upright, level
        case [top, right, bottom, left]:
            return top, right, bottom, left
    raise InvalidOption(f"Invalid crop_margin {text!r}. Use one, two or four lengths.")
