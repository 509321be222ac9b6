"""A PNG file's colour chunks enter; the colour space that they describe leaves, where it is not sRGB.

Of several the first counts of cICP, iCCP, sRGB, gAMA and cHRM (PNG 3, 4.3).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from py_app.decode.cicp import read_code_points
from py_app.imaging.colour_space import (
    BT709_PRIMARIES,
    D65,
    ColourSpace,
    Matrix,
    gamma_curve,
    is_triangle,
    primaries_matrix,
    srgb_curve,
)
from py_app.types import Notice

UNIT = 100_000
"""Of gAMA and cHRM."""

SRGB_GAMMA, SRGB_TOLERANCE = 45455, 1000
"""What gAMA says alone that means sRGB's own curve (PNG 3, 11.3.2.5); with primaries it is a power, as in browsers."""

UNSPECIFIED = 2

NOT_CONVERTED = Notice("colours-not-converted", "Its colour description can't be read, so sRGB was assumed.")


@dataclass(frozen=True)
class PngColours:
    """The colour space to convert from, whether it outranks the profile, and what is to be said."""

    space: ColourSpace | None = None
    replace_profile: bool = False
    notices: tuple[Notice, ...] = ()


def read_colours(chunks: Mapping[bytes, bytes], *, has_profile: bool) -> PngColours:
    """Read the chunks by their names."""
    code_points = chunks.get(b"cICP")
    if code_points is not None and len(code_points) == 4:
        primaries, transfer, *layout = code_points
        space = read_code_points(primaries, transfer) if layout == [0, 1] else None  # RGB, of full range
        is_said = space is None and UNSPECIFIED not in (primaries, transfer)
        return PngColours(space, replace_profile=True, notices=(NOT_CONVERTED,) if is_said else ())
    gamma = int.from_bytes(chunks.get(b"gAMA", b"")[:4], "big")
    if has_profile or b"sRGB" in chunks or not gamma:
        return PngColours()
    if b"cHRM" in chunks:
        matrix = _read_matrix(chunks[b"cHRM"])
        return PngColours(ColourSpace((gamma_curve(UNIT / gamma),) * 3, matrix) if matrix is not None else None)
    curve = srgb_curve() if abs(gamma - SRGB_GAMMA) <= SRGB_TOLERANCE else gamma_curve(UNIT / gamma)
    return PngColours(ColourSpace((curve,) * 3, primaries_matrix(BT709_PRIMARIES, D65)))


def _read_matrix(chunk: bytes) -> Matrix | None:
    """Return the matrix of white, red, green and blue, or None where they span nothing."""
    if len(chunk) != 32:
        return None
    values = [value / UNIT for value in struct.unpack(">8I", chunk)]
    white, red, green, blue = zip(values[::2], values[1::2], strict=True)
    return primaries_matrix((red, green, blue), white) if is_triangle((red, green, blue), white) else None
