"""What a level or a choice of networks means, as JSON, enters; the networks to run and how to finish leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from py_app.errors import ManifestError
from py_app.json_text import read_json
from py_app.network.manifest import Manifest, read_manifest
from py_app.options.region import ROI, Region


@dataclass(frozen=True)
class Level:
    """What a level runs, by name."""

    models: tuple[str, ...]
    solve: bool
    mirror: bool = False


@dataclass(frozen=True)
class Plan:
    """What to run on an image.

    Attributes
    ----------
    models
        The networks, whose masks are fused.
    solve
        Whether the edges are solved.
    mirror
        Whether each network also sees the mirrored photo, which gives a second mask.
    regions
        Boxes that are cut alone and whose subjects add up, all else being background; the whole image if none.
    """

    models: Sequence[Manifest]
    solve: bool
    mirror: bool = False
    regions: Sequence[Region] = ()


def parse_levels(text: str | bytes) -> dict[str, Level]:
    """Read `levels.json`: `{"NAME": {"models": [NAME, …], "solve": true, "mirror": true}, …}`; `mirror` may be absent.

    Raises
    ------
    ManifestError
        The JSON is malformed, or a level runs nothing.
    """
    try:
        levels = read_json(text).items()
        return {
            name: Level(_names(fields["models"]), _read_switch(fields, "solve"), _read_switch(fields, "mirror", False))
            for name, fields in levels
        }
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise ManifestError(f"The levels are malformed: {error!r}") from error


def parse_plan(text: str | bytes) -> Plan:
    """Read `{"manifests": [{…}, …], "solve": true, "mirror": true, "roi": [[x1, y1, x2, y2], …]}`.

    Each manifest is as it is in `models/NAME.json`. `mirror` and `roi` may be absent: nothing is mirrored, the whole
    image is cut.

    Raises
    ------
    ManifestError
        The JSON or a manifest is malformed, or there is none.
    InvalidOption
        A region is not a box.
    """
    try:
        fields = read_json(text)
        manifests, solve = fields["manifests"], _read_switch(fields, "solve")
        mirror = _read_switch(fields, "mirror", False)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise ManifestError(f"The plan is malformed: {error!r}") from error
    if not isinstance(manifests, list) or not manifests:
        raise ManifestError("The plan has no manifests.")
    models = tuple(map(read_manifest, manifests))
    return Plan(models, solve, mirror, ROI.read(fields))


def _read_switch(fields: dict[str, Any], name: str, default: bool | None = None) -> bool:
    value = fields.get(name, default)
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false, not {value!r}")
    return value


def _names(models: Any) -> tuple[str, ...]:
    if not isinstance(models, list) or not models or not all(isinstance(name, str) for name in models):
        raise ValueError(f"invalid list of networks {models!r}")
    return tuple(models)
