"""Manifests: the shipped ones are read, and what is malformed is refused."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from py_app.errors import ManifestError
from py_app.network.manifest import AspectSize, FixedSize, parse_manifest
from tests.unit.test_json_text import HOSTILE

MODELS = Path(__file__).parents[3] / "models"
MAX_PART = 8 * 1024 * 1024


def load(name: str) -> dict[str, Any]:
    """Return a shipped manifest's fields."""
    fields: dict[str, Any] = json.loads((MODELS / f"{name}.json").read_text())
    return fields


def test_u2netp() -> None:
    manifest = parse_manifest((MODELS / "u2netp.json").read_bytes())
    assert manifest.input.size == FixedSize(320, 320)
    assert manifest.input.scaling == "maximum"


def test_isnet() -> None:
    manifest = parse_manifest((MODELS / "isnet.json").read_bytes())
    assert isinstance(manifest.input.size, AspectSize)
    assert manifest.input.size.multiple == 64


@pytest.mark.parametrize("resampling", ["lanczos", "bicubic", "bilinear"])
def test_resampling_is_read(resampling: str) -> None:
    fields = load("u2netp")
    fields["input"]["resampling"] = resampling
    assert parse_manifest(json.dumps(fields)).input.resampling == resampling


@pytest.mark.parametrize(
    ("path", "most", "more"),
    [
        (("size", "height"), 4096, 4097),
        (("size", "width"), 4096, 4097),
        (("mean",), [1e6, 0, 0], [1.1e6, 0, 0]),
        (("std",), [1e-9, 1, 1], [0.9e-9, 1, 1]),
    ],
)
def test_numbers_have_their_limits(path: tuple[str, ...], most: object, more: object) -> None:
    for value in (most, more):
        fields = load("u2netp")
        inner = fields["input"]
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value
        if value is most:
            parse_manifest(json.dumps(fields))
        else:
            with pytest.raises(ManifestError):
                parse_manifest(json.dumps(fields))


@pytest.mark.parametrize("name", ["u2netp", "isnet"])
def test_parts_add_up(name: str) -> None:
    fields = load(name)
    assert sum(part["bytes"] for part in fields["parts"]) == fields["bytes"]
    assert all(part["bytes"] <= MAX_PART for part in fields["parts"])


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json", '{"name": "x"}', "null", "7", *HOSTILE])
def test_malformed(text: str | bytes) -> None:
    with pytest.raises(ManifestError):
        parse_manifest(text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("input", "channels"), "RBG"),
        (("input", "mean"), [0.5, 0.5]),
        (("input", "size", "rule"), "letterbox"),
        (("output", "activation"), "softmax"),
        *((("input", "mean"), [value, 0.5, 0.5]) for value in (math.nan, math.inf, True, "0.5", None, 10**400)),
        *((("input", "std"), [value, 1, 1]) for value in (0, -1, 1e-30, 5e-324, math.nan, True)),
        *((("refine", "radius"), value) for value in (-1, 1.5, True, "8", 10**6, math.inf)),
        *((("refine", "epsilon"), value) for value in (0, -1e-4, math.nan, True, "1e-4")),
        *((("refine", "weight"), value) for value in (0, -1, math.nan, math.inf, True)),
        *((("input", "size", "area"), value) for value in (0, 1.5, True, "1", 10**12, math.nan)),
        *((("input", "size", "multiple"), value) for value in (0, -64, 10**9)),
        *(((name,), value) for name in ("name", "title", "sha256") for value in (7, None, ["x"], "")),
        *((("input", "name"), value) for value in (7, None)),
        (("licence",), "MIT"),
        (("licence", "spdx"), 7),
        (("input",), []),
    ],
)
def test_values_that_mean_nothing(path: tuple[str, ...], value: object) -> None:
    fields = load("isnet")
    inner = fields
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ManifestError):
        parse_manifest(json.dumps(fields))
