"""Names of results: they hold on every system and are never too long; the page has the same table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from py_app.cli.names import MAX_BYTES, check_pattern, fill_pattern, safe_name
from py_app.errors import InvalidOption

TABLE = json.loads((Path(__file__).parents[2] / "file_names.json").read_text(encoding="utf-8"))
FACTS = {"level": "fast", "model": "u2netp", "width": 40, "height": 30, "index": 7}


@pytest.mark.parametrize(("stem", "ending", "name"), TABLE["names"])
def test_a_name_holds_on_every_system(stem: str, ending: str, name: str) -> None:
    assert safe_name(stem, ending) == name


@pytest.mark.parametrize(("text", "times", "ending", "kept"), TABLE["long"])
def test_a_long_name_keeps_its_ending(text: str, times: int, ending: str, kept: int) -> None:
    name = safe_name(text * times, ending)
    assert name == (text * kept).rstrip(". ") + ending
    assert len(name.encode()) <= MAX_BYTES


def test_a_pattern_is_filled() -> None:
    pattern = "{index:03}_{name} {width}x{height} {level} {model}"
    assert fill_pattern(pattern, {**FACTS, "name": "photo"}, ".webp") == "007_photo 40x30 fast u2netp.webp"
    assert fill_pattern("{name:9}", {**FACTS, "name": "photo"}, ".png") == "0000photo.png"


@pytest.mark.parametrize("letter", ["a", "ä", "👧", ":"])
def test_what_a_pattern_adds_outlasts_a_long_name(letter: str) -> None:
    name = fill_pattern("{name}-{index:03}-cutout", {**FACTS, "name": letter * 250}, ".png")
    assert name.endswith("-007-cutout.png") and len(name) > len("-007-cutout.png")
    assert len(name.encode()) <= MAX_BYTES
    twice = fill_pattern("{name}-{name}-{index}", {**FACTS, "name": letter * 250}, ".png")
    assert twice.endswith("-7.png") and len(twice.encode()) <= MAX_BYTES


@pytest.mark.parametrize(
    "pattern",
    [
        *("", "{size}", "{0}", "{}", "{name", "../{name}", "a/b", "a\\b", "{name.__class__}", "{name!r}"),
        *("{name}:", "{name}?", '"{name}"', "<{name}>", "{name}\n", "{name}\u202e", "{index:999999999999}", "{name} "),
    ],
)
def test_no_patterns(pattern: str) -> None:
    with pytest.raises(InvalidOption):
        check_pattern(pattern)
