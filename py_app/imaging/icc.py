"""An ICC profile enters; whether it is one, for which pixels, and the colour space that it describes leave.

Matrix profiles alone are understood: the profiles of displays, cameras and working spaces. A table for a printer is
valid and can be passed on, but nothing is converted by it.
"""

from __future__ import annotations

import struct
from typing import Literal, TypeAlias

import numpy as np

from py_app.imaging.colour_space import (
    BT709_PRIMARIES,
    D65,
    ColourSpace,
    Curve,
    Matrix,
    gamma_curve,
    parametric_curve,
    primaries_matrix,
    sampled_curve,
)

HEADER, ENTRY = 128, 12
"""Bytes (ICC.1:2022, 7.2 and 7.3)."""

SPACES: dict[bytes, Literal["RGB", "grey"]] = {b"RGB ": "RGB", b"GRAY": "grey"}

TABLE = b"A2B0"

DESCRIPTIONS = {"RGB": {b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"}, "grey": {b"kTRC"}}
"""Tags that say all, where no table does."""

CLASSES = b"scnr", b"mntr", b"prtr", b"spac"
"""Profiles that may stand in a picture's file; links, abstract ones and named colours may not."""

CONNECTIONS = b"XYZ ", b"Lab "

MAX_TAGS = 512

Tag: TypeAlias = bytes | memoryview

PARAMETERS = {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}
"""How many numbers a parametric curve of that type has."""


def read_space(profile: bytes) -> Literal["RGB", "grey"] | None:
    """Return for which pixels a profile is; None where it is no valid profile for RGB or grey ones."""
    tags = _read_tags(profile)
    space = SPACES.get(profile[16:20])
    if tags is None or space is None or profile[12:16] not in CLASSES or profile[20:24] not in CONNECTIONS:
        return None
    return space if TABLE in tags or DESCRIPTIONS[space] <= tags.keys() else None


def parse_profile(profile: bytes) -> ColourSpace | None:
    """Return the colour space of a matrix profile, or of a grey one; None where it is neither."""
    tags = _read_tags(profile)
    space = read_space(profile)
    if tags is None or space is None:
        return None
    if space == "grey":
        grey = _read_curve(tags.get(b"kTRC", b""))
        return ColourSpace((grey,) * 3, primaries_matrix(BT709_PRIMARIES, D65)) if grey is not None else None
    red, green, blue = (_read_curve(tags.get(name, b"")) for name in (b"rTRC", b"gTRC", b"bTRC"))
    matrix = _read_matrix([tags.get(name, b"") for name in (b"rXYZ", b"gXYZ", b"bXYZ")])
    if matrix is None or red is None or green is None or blue is None:
        return None
    return ColourSpace((red, green, blue), matrix)


def _read_tags(profile: bytes) -> dict[bytes, Tag] | None:
    """Return the tags' data by their names, as views: any of them may claim the whole profile.

    None where the header or the table is wrong.
    """
    if len(profile) < HEADER + 4 or profile[36:40] != b"acsp":
        return None
    length, count = struct.unpack_from(">I", profile)[0], struct.unpack_from(">I", profile, HEADER)[0]
    if length != len(profile) or not 0 < count <= MAX_TAGS or HEADER + 4 + count * ENTRY > length:
        return None
    tags: dict[bytes, Tag] = {}
    whole = memoryview(profile)
    for number in range(count):
        name, offset, size = struct.unpack_from(">4sII", profile, HEADER + 4 + number * ENTRY)
        if offset + size > length:
            return None
        tags[name] = whole[offset : offset + size]
    return tags


def _read_matrix(tags: list[Tag]) -> Matrix | None:
    if any(tag[:4] != b"XYZ " or len(tag) < 20 for tag in tags):
        return None
    matrix = np.array([struct.unpack_from(">3i", tag, 8) for tag in tags]).T / 65536
    return matrix if abs(np.linalg.det(matrix)) > 1e-6 else None


def _read_curve(tag: Tag) -> Curve | None:
    """Read a "curv" or "para" (ICC.1:2022, 10.6 and 10.18)."""
    if len(tag) < 12:
        return None
    if tag[:4] == b"curv":
        (count,) = struct.unpack_from(">I", tag, 8)
        if 12 + 2 * count > len(tag):
            return None
        values = np.frombuffer(tag, ">u2", count, 12)
        if count < 2:
            return gamma_curve(values[0] / 256 if count else 1)
        return sampled_curve(values, 65535)
    kind = struct.unpack_from(">H", tag, 8)[0]
    if tag[:4] != b"para" or kind not in PARAMETERS or 12 + 4 * PARAMETERS[kind] > len(tag):
        return None
    numbers = [number / 65536 for number in struct.unpack_from(f">{PARAMETERS[kind]}i", tag, 12)]
    return _make_parametric(kind, numbers)


def _make_parametric(kind: int, numbers: list[float]) -> Curve | None:
    """Write the shorter types as the longest: (a x + b)^g + e from d on, c x + f below."""
    if numbers[0] <= 0:
        return None
    if kind in (1, 2):
        exponent, a, b = numbers[:3]
        if a <= 0:
            return None
        below = numbers[3] if kind == 2 else 0.0
        return parametric_curve(exponent, a, b, 0, -b / a, below, below)
    return parametric_curve(*numbers)
