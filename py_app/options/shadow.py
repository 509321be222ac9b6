"""The shadow that the subject is to cast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from py_app.options.kinds import Choice, Number, Switch
from py_app.options.option import Control, Fields, Option

ShadowType: TypeAlias = Literal["drop", "contact"]

USUAL_OPACITY = 50
"""Percent."""

ADD_SHADOW = Option[bool]("add_shadow", Switch(), "let the subject cast a shadow", default=False, label="shadow")

SHADOW_TYPE = Option[ShadowType](
    "shadow_type",
    Choice(get_args(ShadowType)),
    "where the shadow falls: `drop` on a wall behind the subject, `contact` on the floor below it",
    default="drop",
)

SHADOW_OPACITY = Option[float](
    "shadow_opacity",
    Number(0, 100, "percent"),
    "how dark the shadow is at its darkest",
    default=USUAL_OPACITY,
    label="shadow-strength",
    control=Control(5, 100, 5, USUAL_OPACITY),
)

OPTIONS: tuple[Option[Any], ...] = (ADD_SHADOW, SHADOW_TYPE, SHADOW_OPACITY)


@dataclass(frozen=True)
class Shadow:
    """A black shadow: on a wall behind the subject ("drop") or on the floor below it ("contact").

    `opacity` is in [0, 1], where it is darkest.
    """

    type: ShadowType = "drop"
    opacity: float = USUAL_OPACITY / 100


def parse_shadow(fields: Fields) -> Shadow | None:
    """Read `add_shadow`, `shadow_type` and `shadow_opacity`; None where no shadow is asked for.

    Raises
    ------
    InvalidOption
        A value is invalid.
    """
    shadow = Shadow(SHADOW_TYPE.read(fields), SHADOW_OPACITY.read(fields) / 100)
    return shadow if ADD_SHADOW.read(fields) else None
