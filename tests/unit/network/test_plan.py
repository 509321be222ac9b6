"""Levels and plans: the shipped ones are read, and what is malformed is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from py_app.errors import ManifestError
from py_app.network.manifest import parse_manifest
from py_app.network.plan import Level, parse_levels, parse_plan
from py_app.options.cut import LevelName
from tests.unit.test_json_text import HOSTILE

MODELS = Path(__file__).parents[3] / "models"


def test_levels_name_shipped_models() -> None:
    levels = parse_levels((MODELS / "levels.json").read_bytes())
    assert list(levels) == list(get_args(LevelName))
    for level in levels.values():
        for name in level.models:
            assert parse_manifest((MODELS / f"{name}.json").read_bytes()).name == name


def test_a_level() -> None:
    assert parse_levels('{"one": {"models": ["a", "b"], "solve": true}}') == {"one": Level(("a", "b"), True)}
    mirrored = parse_levels('{"one": {"models": ["a"], "solve": true, "mirror": true}}')
    assert mirrored == {"one": Level(("a",), True, mirror=True)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"one": "isnet"}',
        '{"one": {"models": [], "solve": true}}',
        '{"one": {"models": ["a"]}}',
        '{"one": {"models": ["a"], "solve": true, "mirror": "no"}}',
        '{"one": {"models": ["a"], "solve": "no"}}',
        '{"one": {"models": "isnet", "solve": true}}',
        *HOSTILE,
    ],
)
def test_malformed_levels(text: str | bytes) -> None:
    with pytest.raises(ManifestError):
        parse_levels(text)


def test_a_plan() -> None:
    manifests = [json.loads((MODELS / f"{name}.json").read_bytes()) for name in ("isnet", "u2netp")]
    plan = parse_plan(json.dumps({"manifests": manifests, "solve": False}))
    assert [model.name for model in plan.models] == ["isnet", "u2netp"]
    assert not plan.solve
    assert not plan.mirror
    assert parse_plan(json.dumps({"manifests": manifests, "solve": True, "mirror": True})).mirror


@pytest.mark.parametrize(
    "text",
    [
        *("", "{}", "[]", "7", "null", '{"manifests": [], "solve": true}', '{"manifests": [{}], "solve": true}'),
        *('{"manifests": {}, "solve": true}', '{"manifests": [7], "solve": true}', '{"manifests": ["x"], "solve": 1}'),
        *HOSTILE,
    ],
)
def test_malformed_plans(text: str | bytes) -> None:
    with pytest.raises(ManifestError):
        parse_plan(text)
