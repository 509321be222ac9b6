"""The command line's files: which are read, what is written, and how it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from py_app.errors import InvalidOption, Unreadable
from py_app.options import Format

SUFFIXES = {"png": ".png", "mask": ".png", "webp": ".webp", "jpeg": ".jpg", "zip": ".zip"}

ENDINGS = {"mask": "mask", "zip": "layers"}
"""What is added to a source's name; "cutout" unless said here."""

NAME_FIELDS = {"name": "", "level": "", "model": "", "width": 0, "height": 0, "index": 0}
"""What a pattern for names may have in braces."""


@dataclass
class Targets:
    """Chooses where each result goes; two of one name do not overwrite each other.

    Attributes
    ----------
    output
        A file for the first result, a folder, or None for the source's own folder.
    format
        It decides the suffix.
    pattern
        The names' pattern, such as "{name}-{width}x{height}".
    """

    output: Path | None
    format: Format
    pattern: str | None
    _taken: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.pattern is None:
            self.pattern = f"{{name}}-{ENDINGS.get(self.format, 'cutout')}"
        elif self._is_file():
            raise InvalidOption("--name is for a folder; --output names a file already.")
        check_pattern(self.pattern)

    def choose(self, source: Path, facts: Mapping[str, Any]) -> Path:
        """Return where the result for `source` goes; `facts` are the pattern's other fields."""
        if self.output and self._is_file() and self.output not in self._taken:
            self._taken.add(self.output)
            return self.output
        folder = source.parent if self.output is None else self.output.parent if self._is_file() else self.output
        name = str(self.pattern).format(**{**facts, "name": source.stem})
        suffix = SUFFIXES[self.format]
        target, number = folder / f"{name}{suffix}", 2
        while target in self._taken:
            target = folder / f"{name}-{number}{suffix}"
            number += 1
        self._taken.add(target)
        return target

    def _is_file(self) -> bool:
        return self.output is not None and bool(self.output.suffix) and not self.output.is_dir()


def check_pattern(pattern: str) -> None:
    """Refuse a pattern for names that cannot be filled in, or that leaves its folder.

    Raises
    ------
    InvalidOption
        It says which fields there are.
    """
    fields = re.findall(r"\{(\w+)(?::0?\d+)?\}", pattern)
    rest = re.sub(r"\{\w+(?::0?\d+)?\}", "", pattern)
    if not pattern or not set(fields) <= NAME_FIELDS.keys() or re.search(r"[{}/\\]", rest):
        names = ", ".join(f"{{{name}}}" for name in NAME_FIELDS)
        raise InvalidOption(f"{pattern!r} is no pattern for names: a name without folders, with any of {names}.")


def expand(path: Path) -> Iterator[Path]:
    """Yield the file itself, or a folder's files in order."""
    if not path.is_dir():
        yield path
        return
    try:
        files = sorted(entry for entry in path.iterdir() if entry.is_file() and not entry.name.startswith("."))
    except OSError as error:
        raise Unreadable(f"The folder cannot be read: {error.strerror}.") from error
    yield from files


def read(path: Path) -> bytes:
    """Return a file's bytes.

    Raises
    ------
    Unreadable
        The file cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from error


def write(path: Path, data: bytes) -> None:
    """Write a file and the folders above it.

    Raises
    ------
    Unreadable
        The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Unreadable(f"{path} cannot be written: {error.strerror}.") from error
