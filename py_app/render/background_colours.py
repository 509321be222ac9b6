"""A background in sRGB, or with its own profile, enters; the same colours in the photo's profile leave.

What is written carries the photo's profile: colours that were not converted into it would be seen as others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from py_app.imaging.colour_space import ColourSpace, Convert, make_converter, srgb
from py_app.imaging.icc import parse_profile
from py_app.options.background import Background, Blur, Gradient, Picture
from py_app.options.colour import Colour
from py_app.types import Notice, Source

BEHIND = "background:"
"""Before the code of a notice on the background picture; the page knows it too."""

STEPS = 32
"""Between two colours of a gradient, which is straight in sRGB and bent in another space."""

NOT_CONVERTED = Notice(
    "background-not-converted", "A colour profile can't be converted, so the background's colours may look different."
)

KEPT_CONVERTERS = 8

ConvertPicture: TypeAlias = Callable[[Source, bytes | None], Source]
"""As `convert_picture`."""


def convert_picture(source: Source, icc_profile: bytes | None) -> Source:
    """Return a background picture in the colours of a profile; itself where nothing changes, or nothing can be done."""
    convert = _find_converter(source.icc_profile, icc_profile)
    return replace(source, rgb=convert(source.rgb)) if convert else source


class KeptConversion:
    """Converts as `convert_picture` does, and keeps the newest result: every render asks for the same one again."""

    def __init__(self) -> None:
        self._kept: tuple[Source, bytes | None, Source] | None = None

    def __call__(self, source: Source, icc_profile: bytes | None) -> Source:
        """Return a background picture in the colours of a profile."""
        if self._kept is None or self._kept[0] is not source or self._kept[1] != icc_profile:
            self._kept = None  # gives its memory back before the next one takes some
            self._kept = source, icc_profile, convert_picture(source, icc_profile)
        return self._kept[2]


def match_background(
    background: Background, icc_profile: bytes | None, *, convert: ConvertPicture = convert_picture
) -> tuple[Background, tuple[Notice, ...]]:
    """Bring what is laid behind into the photo's colours.

    Parameters
    ----------
    background
        Colours in sRGB; a picture in its own profile. The photo itself, blurred, is in its own already.
    icc_profile
        The photo's profile; None is sRGB.
    convert
        What converts a picture.

    Returns
    -------
    tuple of Background and notices
        What to paint, and what is to be said of it: whether its colours could not be converted, and what decoding said.
    """
    if isinstance(background, Blur):
        return background, ()
    said = _repeat(background.source) if isinstance(background, Picture) else ()
    own_profile = background.source.icc_profile if isinstance(background, Picture) else None
    if own_profile != icc_profile and (_find_space(own_profile) is None or _find_space(icc_profile) is None):
        said = (*said, NOT_CONVERTED)
    from_srgb = _find_converter(None, icc_profile)
    match background:
        case Gradient():
            return (_bend(background, from_srgb) if from_srgb else background), said
        case Picture(source=source):
            around = _convert_colour(background.around, from_srgb)
            return replace(background, source=convert(source, icc_profile), around=around), said
        case colour:
            return _convert_colour(colour, from_srgb), said


def _repeat(source: Source) -> tuple[Notice, ...]:
    """Return what decoding said of a background picture, so that it is not taken for the photo's."""
    return tuple(Notice(f"{BEHIND}{notice.code}", f"Background: {notice.message}") for notice in source.notices)


def _convert_colour(colour: Colour, convert: Convert | None) -> Colour:
    if convert is None:
        return colour
    red, green, blue = convert(np.array([colour], np.uint8))[0].tolist()
    return red, green, blue


def _bend(gradient: Gradient, convert: Convert) -> Gradient:
    """Return a gradient with stops between its stops, each converted."""
    places, colours = zip(*gradient.stops, strict=True)
    bent: list[tuple[float, Colour]] = []
    for index in range(len(places) - 1):
        shares = np.linspace(0, 1, STEPS + 1)
        mixed = np.outer(1 - shares, colours[index]) + np.outer(shares, colours[index + 1])
        between = np.interp(shares, (0, 1), places[index : index + 2]).tolist()
        converted = convert(np.rint(mixed).astype(np.uint8)).tolist()
        bent += zip(between, (tuple(colour) for colour in converted), strict=True)
    return replace(gradient, stops=tuple(bent))


def _find_space(profile: bytes | None) -> ColourSpace | None:
    return srgb() if profile is None else parse_profile(profile)


@lru_cache(KEPT_CONVERTERS)
def _find_converter(source: bytes | None, target: bytes | None) -> Convert | None:
    """Return what converts between two profiles that are understood; None where nothing would change."""
    from_space, to_space = _find_space(source), _find_space(target)
    if source == target or from_space is None or to_space is None:
        return None
    return make_converter(from_space, to_space)
