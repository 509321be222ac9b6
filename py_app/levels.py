"""What a level or a choice of networks means, as JSON, enters; the networks to run and how to finish leave."""

from __future__ import annotations

import json
from dataclasses import dataclass

from py_app.errors import ManifestError
from py_app.models import Manifest, parse_manifest
from py_app.roi import Region, parse_regions


@dataclass(frozen=True)
class Level:
    """What a level runs, by name."""

    models: tuple[str, ...]
    solve: bool


@dataclass(frozen=True)
class Plan:
    """What to run on an image: the networks, whose masks are fused; whether the edges are solved; on which parts."""

    models: tuple[Manifest, ...]
    solve: bool
    regions: tuple[Region, ...] = ()


def parse_levels(text: str | bytes) -> dict[str, Level]:
    """Read `levels.json`: `{"NAME": {"models": [NAME, …], "solve": true}, …}`.

    Raises
    ------
    ManifestError
        The JSON is malformed, or a level runs nothing.
    """
    try:
        levels = json.loads(text).items()
        return {name: Level(_names(fields["models"]), bool(fields["solve"])) for name, fields in levels}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ManifestError(f"The levels are malformed: {error!r}") from error


def parse_plan(text: str | bytes) -> Plan:
    """Read `{"manifests": [{…}, …], "solve": true, "roi": [[x1, y1, x2, y2], …]}`, manifests as in `models/NAME.json`.

    Raises
    ------
    ManifestError
        The JSON or a manifest is malformed, or there is none.
    InvalidOption
        A region is no box.
    """
    try:
        fields = json.loads(text)
        manifests, solve = fields["manifests"], bool(fields["solve"])
    except (KeyError, TypeError, ValueError) as error:
        raise ManifestError(f"The plan is malformed: {error!r}") from error
    if not isinstance(manifests, list) or not manifests:
        raise ManifestError("The plan has no manifests.")
    models = tuple(parse_manifest(json.dumps(manifest)) for manifest in manifests)
    return Plan(models, solve, parse_regions(fields.get("roi")))


def _names(models: list[str]) -> tuple[str, ...]:
    if not models or not all(isinstance(name, str) for name in models):
        raise ValueError(f"{models!r} names no networks")
    return tuple(models)
