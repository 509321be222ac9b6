"""Names of results: from a pattern, never twice the same, never out of their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from py_app.cli.files import Targets, check_pattern
from py_app.errors import InvalidOption
from py_app.options import Format

FACTS = {"level": "fast", "model": "u2netp", "width": 40, "height": 30, "index": 7}


def choose(output: Path | None, format: Format, pattern: str | None) -> str:
    return str(Targets(output, format, pattern).choose(Path("in/photo.jpg"), FACTS))


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("png", "photo-cutout.png"),
        ("jpeg", "photo-cutout.jpg"),
        ("mask", "photo-mask.png"),
        ("zip", "photo-layers.zip"),
    ],
)
def test_beside_the_source(format: Format, name: str) -> None:
    assert choose(None, format, None) == str(Path("in") / name)


def test_pattern() -> None:
    assert choose(Path("out"), "webp", "{index:03}_{name} {width}x{height} {level} {model}") == str(
        Path("out/007_photo 40x30 fast u2netp.webp")
    )


def test_a_pattern_that_is_the_same_for_all_is_numbered() -> None:
    targets = Targets(Path("out"), "png", "cut")
    names = [targets.choose(Path(f"{number}.png"), FACTS).name for number in range(3)]
    assert names == ["cut.png", "cut-2.png", "cut-3.png"]


@pytest.mark.parametrize(
    "pattern", ["", "{size}", "{0}", "{}", "{name", "../{name}", "a/b", "a\\b", "{name.__class__}", "{name!r}"]
)
def test_no_patterns(pattern: str) -> None:
    with pytest.raises(InvalidOption):
        check_pattern(pattern)


def test_a_file_has_its_name_already() -> None:
    with pytest.raises(InvalidOption):
        Targets(Path("out.png"), "png", "{name}")
