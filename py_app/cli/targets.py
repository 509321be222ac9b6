"""What a person said of the output, and a source, enter; where its result goes leaves: never over an input."""

from __future__ import annotations

import itertools
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from py_app.cli.files import PICTURE_SUFFIXES, Input
from py_app.cli.names import check_pattern, fill_pattern
from py_app.errors import FileAccessError, InvalidOption
from py_app.options import Format
from py_app.options.output import SUFFIXES, find_format

ENDINGS = {"mask": "mask", "zip": "layers"}
"""What is added to a source's name; "cutout" unless said here."""

MAX_BYTES = 255
"""Of a file's name that a person gave, in bytes."""

SEPARATORS = tuple({"/", os.sep, os.altsep or os.sep})


class Targets:
    """Chooses where each result goes.

    A name that an earlier result of the run has, or that is there already, is numbered. What is there may be replaced
    with `overwrite`, and is chosen with `skip_existing`, for nothing to be cut; an input never is either.

    Parameters
    ----------
    output
        As it was typed: a folder (it ends with a separator, exists as one, or has no suffix of pictures), a file for
        the first result, or None for the source's own folder.
    format
        It decides the suffix; a file's name must end in one of its own.
    pattern
        The names' pattern, such as "{name}-{width}x{height}".
    inputs
        All files that the run reads.

    Raises
    ------
    InvalidOption
        Two of these contradict each other.
    """

    def __init__(
        self,
        output: str | None,
        format: Format,
        pattern: str | None,
        *,
        inputs: Iterable[Path] = (),
        overwrite: bool = False,
        skip_existing: bool = False,
    ) -> None:
        path = None if output is None else Path(output)
        self._file = path if output is not None and path and _is_file(output, path) else None
        self._folder = path.parent if path and self._file else path
        self._suffix = SUFFIXES[format][0]
        self.pattern = pattern or _usual_pattern(format)
        self.overwrite = overwrite
        self.skip_existing = skip_existing
        self.needs_size = "{width" in self.pattern or "{height" in self.pattern
        if pattern is not None:
            check_pattern(pattern)
        if pattern and self._file:
            raise InvalidOption("Use --name only when --output is a folder.")
        if self._file and self._file.suffix.lower() not in SUFFIXES[format]:
            raise InvalidOption(f"--output ends in {self._file.suffix}, but the format is {format}.")
        if self._file and len(os.fsencode(self._file.name)) > MAX_BYTES:
            raise InvalidOption(f"The file name of --output is too long: the limit is {MAX_BYTES} bytes.")
        if overwrite and skip_existing:
            raise InvalidOption("Choose either --overwrite or --skip-existing.")
        if skip_existing and self.needs_size:
            raise InvalidOption(
                "--name can't use {width} or {height} with --skip-existing: they aren't known before the cut."
            )
        self._inputs = {identity for input in inputs if (identity := _identify(input))}
        self._taken: set[tuple[str, str]] = set()

    def choose(self, source: Path, facts: Mapping[str, Any]) -> Path:
        """Return where the result for `source` goes; `facts` are the pattern's other fields."""
        folder, file = self._folder_of(source), self._file
        self._file = None  # of several sources the others get names by the pattern, in its folder

        def name(number: str) -> str:
            if file:
                return f"{file.stem}{number}{file.suffix}"
            return fill_pattern(self.pattern, {**facts, "name": source.stem}, f"{number}{self._suffix}")

        targets = (folder / name(f"-{number}" if number > 1 else "") for number in itertools.count(1))
        target = next(filter(self._is_free, targets))
        self._taken.add(_fold(target))
        return target

    def check_folder(self, source: Path) -> None:
        """Make sure, before anything is cut, that the result for `source` can be written.

        Raises
        ------
        FileAccessError
            Its folder is a file, or takes no files.
        """
        folder = self._folder_of(source)
        if any(len(os.fsencode(part)) > MAX_BYTES for part in folder.parts):
            raise FileAccessError(f"{folder} has a name that is too long.")
        existing = next((path for path in (folder, *folder.parents) if os.path.lexists(path)), folder)
        if not os.path.isdir(existing):
            raise FileAccessError(f"{existing} is not a folder.")
        if not os.access(existing, os.W_OK | os.X_OK):
            raise FileAccessError(f"{existing} does not allow you to write files.")

    def _folder_of(self, source: Path) -> Path:
        return source.parent if self._folder is None else self._folder

    def _is_free(self, target: Path) -> bool:
        if _fold(target) in self._taken:
            return False
        if not os.path.lexists(target):
            return True
        is_replaceable = os.path.isfile(target) and _identify(target) not in self._inputs
        return is_replaceable and (self.overwrite or self.skip_existing)


def read_format(output: str | None) -> Format | None:
    """Return the format that the name of `--output` asks for; None where it is a folder.

    Raises
    ------
    InvalidOption
        No result can be written as that.
    """
    if output is None or not _is_file(output, path := Path(output)):
        return None
    if format := find_format(path.suffix):
        return format
    known = ", ".join(sorted({suffix for suffixes in SUFFIXES.values() for suffix in suffixes}))
    raise InvalidOption(f"Results can't be written as {path.suffix}. Use one of {known}.")


def mark_results(inputs: Sequence[Input], format: Format) -> list[Input]:
    """Mark the files of a folder that have the usual name of another one's result: they are not cut again."""
    pattern, suffix = _usual_pattern(format), SUFFIXES[format][0]
    found = [item for item in inputs if item.passed_over is not None]
    results = {item.folder / fill_pattern(pattern, {"name": item.path.stem}, suffix) for item in found}
    return [
        replace(item, reason="result") if item in found and not results.isdisjoint(_unnumbered(item.path)) else item
        for item in inputs
    ]


def _unnumbered(path: Path) -> tuple[Path, Path]:
    return path, path.with_stem(re.sub(r"-\d+$", "", path.stem) or path.stem)


def _usual_pattern(format: Format) -> str:
    return f"{{name}}-{ENDINGS.get(format, 'cutout')}"


def _is_file(output: str, path: Path) -> bool:
    is_named_so = path.suffix.lower() in PICTURE_SUFFIXES or find_format(path.suffix) is not None
    return is_named_so and not output.endswith(SEPARATORS) and not os.path.isdir(path)


def _fold(path: Path) -> tuple[str, str]:
    """Return what paths share that are one file on some system: the folder without links, the name's letters."""
    name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path.name).casefold())
    return os.path.realpath(path.parent), name


def _identify(path: Path) -> tuple[int, int] | None:
    """Return what is the same for all names of a file, through links and whatever their case; None where none is."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
