"""The shadow that the subject is to cast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, cast, get_args

from py_app.options.fields import Fields, read_choice, read_number, read_switch

ShadowType: TypeAlias = Literal["drop", "contact"]

OPACITY = 50


@dataclass(frozen=True)
class Shadow:
    """A black shadow: on a wall behind the subject ("drop") or on the floor below it ("contact").

    `opacity` is in [0, 1], where it is darkest.
    """

    type: ShadowType = "drop"
    opacity: float = OPACITY / 100


def parse_shadow(fields: Fields) -> Shadow | None:
    """Read `add_shadow`, `shadow_type`, `shadow_opacity` (0 to 100); None where no shadow is asked for.

    Raises
    ------
    InvalidOption
        A value is invalid.
    """
    type = cast(ShadowType, read_choice(fields, "shadow_type", get_args(ShadowType)))
    opacity = read_number(fields, "shadow_opacity", 0, 100, default=OPACITY)
    return Shadow(type, opacity / 100) if read_switch(fields, "add_shadow") else None
