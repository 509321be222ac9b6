"""The options' declarations enter, flags leave; the command line's words enter, checked `RenderOptions` leave."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from py_app.cli.files import read
from py_app.decode.decode import decode
from py_app.decode.limits import BACKGROUND_PIXELS
from py_app.errors import DecodeError, InvalidOption
from py_app.json_text import read_json
from py_app.options import GROUPS, RENDER_OPTIONS, Format, RenderOptions, parse_options
from py_app.options.cut import MAX_PIXELS, THREADS
from py_app.options.kinds import Choice, File, Items, Kind, Number, Switch, Text, Whole
from py_app.options.option import Option
from py_app.options.output import FORMAT
from py_app.options.region import ROI
from py_app.types import Source

Flags: TypeAlias = "argparse._ActionsContainer"
"""A parser, or a group of it."""


def add_options(cut: argparse.ArgumentParser) -> None:
    """Add a flag for every option of `RenderOptions`, under its own name; lists come in a file."""
    for name, options in GROUPS.items():
        group = cut.add_argument_group(name)
        for option in options:
            if not isinstance(option.kind, Items):
                add_flag(group, option)
    cut.add_argument("--edits", type=Path, metavar="FILE.json", help="these options as JSON, strokes too; flags win")


def add_run_options(cut: argparse.ArgumentParser) -> None:
    """Add the flags for how every image is cut, beside its level or network."""
    words = f"{_plain(ROI.help)}; may be repeated"
    cut.add_argument("--roi", action="append", type=_read_box, metavar="'X1 Y1 X2 Y2'", help=words)
    add_flag(cut, MAX_PIXELS)
    add_flag(cut, THREADS)


def add_flag(flags: Flags, option: Option[Any]) -> None:
    """Add the flag of one option; it is None where it was not given, so that its default is told in one place."""
    flag, kind = f"--{option.name.replace('_', '-')}", option.kind
    if isinstance(kind, Switch):
        flags.add_argument(flag, action=argparse.BooleanOptionalAction, default=None, help=describe(option))
    else:
        flags.add_argument(flag, type=_reader(kind), metavar=_metavar(kind), help=describe(option))


def describe(option: Option[Any]) -> str:
    """Return what a flag does, with its values where the flag does not show them, and its default."""
    kind = option.kind
    is_shown = isinstance(kind, Switch | File) or (isinstance(kind, Choice) and not kind.metavar)
    default = option.default_described
    facts = "; ".join(filter(None, ("" if is_shown else kind.described, f"default: {default}" if default else "")))
    return _plain(f"{option.help} ({facts})" if facts else option.help)


def read_options(args: argparse.Namespace, *, format: Format | None = None) -> RenderOptions:
    """Check what was given.

    Parameters
    ----------
    args
        The flags, as they were read.
    format
        What is written where nothing is said of the format, neither by a flag nor in `--edits`.

    Raises
    ------
    InvalidOption, DecodeError
        A value is invalid, or a file cannot be used.
    """
    names = {option.name for option in RENDER_OPTIONS}
    given = {name: value for name, value in vars(args).items() if name in names and value is not None}
    path = given.pop("bg_image", None)
    background = given.get("background")
    if background and os.path.isfile(background):  # unlike Path's own, it takes any words
        if path:
            raise InvalidOption("Choose only one background.")
        path = Path(given.pop("background"))
    edits = _read_edits(args.edits) if args.edits else {}
    if unknown := edits.keys() - names:
        raise InvalidOption(f"Unknown options in {args.edits}: {', '.join(sorted(unknown))}.")
    usual = {} if format is None else {FORMAT.name: format}
    return parse_options(usual | edits | given, _decode_background(path) if path else None)


def _decode_background(path: Path) -> Source:
    try:
        return decode(read(path), max_pixels=BACKGROUND_PIXELS)
    except DecodeError as error:
        raise type(error)(f"{path}: {error.message}", details=error.details) from error


def _read_edits(path: Path) -> dict[str, Any]:
    try:
        edits = read_json(read(path, name=str(path)))
    except ValueError as error:
        raise InvalidOption(f"{path} is not valid JSON: {error}.") from error
    if not isinstance(edits, dict):
        raise InvalidOption(f"{path} must be a JSON object of options.")
    return edits


def _metavar(kind: Kind[Any]) -> str:
    match kind:
        case Text(metavar=metavar) | Choice(metavar=str(metavar)) if metavar:
            return metavar
        case Choice(choices=choices):
            return "|".join(choices)
        case Number(unit=unit) | Whole(unit=unit) if unit:
            return unit.upper()
        case Number(minimum=minimum, maximum=maximum) | Whole(minimum=minimum, maximum=maximum):
            return f"{minimum}-{maximum}"
    return "FILE"


def _reader(kind: Kind[Any]) -> Callable[[str], Any]:
    match kind:
        case Number():
            return _number(float)
        case Whole():
            return _number(int)
        case File():
            return Path
    return str


def _number(read_number: Callable[[str], float]) -> Callable[[str], float | str]:
    def read(text: str) -> float | str:
        try:
            return read_number(text)
        except ValueError:
            return text  # which its option refuses, in the same words as everywhere

    return read


def _read_box(text: str) -> list[float | str]:
    return [_number(float)(word) for word in text.split()]


def _plain(markdown: str) -> str:
    return markdown.replace("`", "").replace("%", "%%")  # argparse fills in what begins with %
