"""An opened picture enters; which profile may leave with it, and from which space its colours are to be converted."""

from __future__ import annotations

from dataclasses import dataclass

from py_app.decode.opened import Opened
from py_app.imaging.colour_space import ColourSpace
from py_app.imaging.icc import parse_profile, read_space
from py_app.types import Notice


@dataclass(frozen=True)
class Profiled:
    """The profile that is passed on, and the space of the colours where they are converted to sRGB instead."""

    kept: bytes | None = None
    space: ColourSpace | None = None
    notices: tuple[Notice, ...] = ()


def read_profile(opened: Opened) -> Profiled:
    """Pass on a valid RGB profile, byte for byte; convert by a grey one, as what is written has three channels."""
    if not opened.profile:
        return Profiled(space=opened.colours)
    profile = _trim(opened.profile)
    space = read_space(profile)
    if space == "RGB":
        return Profiled(kept=profile)
    grey = parse_profile(profile)
    if space == "grey" and grey and opened.is_grey:
        return Profiled(space=grey)
    return Profiled(notices=(Notice("profile-dropped", "The colour profile isn't for RGB and was left out."),))


def _trim(profile: bytes) -> bytes:
    """Return a profile without what stands behind its end."""
    length = int.from_bytes(profile[:4], "big")
    return profile[:length] if 0 < length < len(profile) else profile
