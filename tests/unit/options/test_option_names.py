"""One vocabulary: the module, the command line, Python and the README name the same options."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from py_app.cli.options import add_options
from py_app.options import parse_options

ROOT = Path(__file__).parents[3]


class _Asked(Mapping[str, None]):
    """Remembers what it was asked for, and has nothing."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> None:
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def read_python() -> set[str]:
    """Return what `parse_options` asks for."""
    asked = _Asked()
    parse_options(asked)
    return asked.names


def test_module() -> None:
    text = (ROOT / "web" / "shared" / "types.js").read_text(encoding="utf-8")
    listed = text[text.index("@typedef {object} RenderOptions") : text.index("@typedef {object} CutChoices")]
    assert set(re.findall(r"^ \* @property .*?\[(\w+)\] ?", listed, re.MULTILINE)) == read_python()


def test_command_line() -> None:
    parser = argparse.ArgumentParser()
    add_options(parser)
    flags = set(vars(parser.parse_args([])))
    assert flags - {"edits"} == read_python() - {"strokes"}  # those come in the file of --edits


def test_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("## Edges, background, layout and export") : text.index("## Offline and private")]
    assert set(re.findall(r"^\| `(\w+)` ", table, re.MULTILINE)) == read_python()
