"""The command line: `offcut cut photo.jpg` runs the same pipeline on the native backend."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

from py_app.backends.base import InferenceBackend
from py_app.decode import decode
from py_app.errors import InvalidOption, ManifestError, OffcutError, Unreadable
from py_app.levels import Level, Plan, parse_levels
from py_app.models import Manifest, parse_manifest
from py_app.options import Format, RenderOptions, parse_options
from py_app.pipeline import estimate_matte, render
from py_app.report import build_report

MODELS = Path(__file__).resolve().parent.parent / "models"
"""The checkout's models: manifests, and below `weights/` what `python build.py` prepared."""

OPTIONS = [field.name for field in fields(RenderOptions) if field.name != "background"]
"""What is read from the command line as it is."""

SUFFIXES = {"png": ".png", "mask": ".png", "webp": ".webp", "jpeg": ".jpg"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 when all were cut, 1 when some failed, 2 for a usage error."""
    parser = _build_parser()
    args = parser.parse_args(arguments)
    try:
        options = _read_options(args)
        plan, backend = _choose_network(args)
    except OffcutError as error:
        parser.error(f"{error.message} [{error.code}]")
    failed = 0
    taken: set[Path] = set()
    for path in args.inputs:
        try:
            for source in _expand(path):
                target = _choose_target(source, args.output, options.format, taken)
                failed += not _cut(source, target, plan, backend, options, as_json=args.json)
        except OffcutError as error:
            failed += 1
            _say_failed(path, error, as_json=args.json)
    return 1 if failed else 0


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="offcut", description="Remove the background of images.")
    commands = parser.add_subparsers(dest="command", required=True)
    cut = commands.add_parser("cut", help="write a cutout of each image")
    cut.add_argument("inputs", metavar="INPUT", nargs="+", type=Path, help="image files, or folders of them")
    cut.add_argument("-o", "--output", type=Path, metavar="FILE|DIR", help="where to write (default: beside each)")
    which = cut.add_mutually_exclusive_group()
    which.add_argument("--level", default="balanced", choices=["fast", "balanced", "best"], help="default: balanced")
    which.add_argument("--model", metavar="NAME", help="run this network alone")
    which.add_argument("--network", type=Path, metavar="FILE.onnx", help="run a network of your own")
    rules = cut.add_mutually_exclusive_group()
    rules.add_argument("--family", metavar="NAME", help="what --network is: u2net, isnet, modnet, birefnet or rmbg-1.4")
    rules.add_argument("--manifest", type=Path, metavar="FILE.json", help="the manifest of --network")
    cut.add_argument("--format", choices=get_args(Format), help="png (default), webp, jpeg or mask")
    cut.add_argument("--quality", type=int, metavar="1-100", help="for jpeg and webp")
    cut.add_argument("--background", metavar="COLOR|IMAGE", help="a colour or an image behind the subject")
    cut.add_argument("--feather", type=float, metavar="PIXELS", help="soften the edge")
    cut.add_argument("--shift-edge", type=float, metavar="PIXELS", help="move the edge out, or in where negative")
    cut.add_argument("--no-decontaminate", dest="decontaminate", action="store_const", const=False, help="keep colours")
    cut.add_argument("--keep-islands", type=int, metavar="N", help="keep the N largest parts")
    cut.add_argument("--min-island", type=float, metavar="SHARE", help="drop parts below this share of the largest")
    cut.add_argument("--fill-holes", action="store_const", const=True, help="fill what the subject encloses")
    cut.add_argument("--translucent", action="store_const", const=True, help="let light through glass and veils")
    cut.add_argument("--threads", type=int, metavar="N", help="processor threads (default: all)")
    cut.add_argument("--models", type=Path, default=MODELS, metavar="DIR", help="where the models are")
    cut.add_argument("--json", action="store_true", help="print a report a line instead of words")
    return parser


def _read_options(args: argparse.Namespace) -> RenderOptions:
    background = args.background
    given = {name: getattr(args, name) for name in OPTIONS}
    if background and Path(background).is_file():
        return replace(parse_options(given), background=decode(_read(Path(background))).rgb)
    return parse_options(given | {"background": background})


def _choose_network(args: argparse.Namespace) -> tuple[Plan, InferenceBackend]:
    """Return what to run, shipped networks or a person's own, and what runs it."""
    if not args.network and (args.family or args.manifest):
        raise InvalidOption("--family and --manifest describe the file of --network.")
    shipped = None if args.network else _load_plan(args)
    from py_app.backends.native import NativeBackend

    backend = NativeBackend(args.models / "weights", threads=args.threads)
    if shipped:
        return shipped, backend
    from py_app.network_file import load_network, read_draft

    own = load_network(args.network, read_draft(args.family, args.manifest, args.models), backend)
    return Plan((own,), solve=True), backend


def _load_plan(args: argparse.Namespace) -> Plan:
    level = Level((args.model,), solve=True) if args.model else _load_level(args.models, args.level)
    return Plan(tuple(_load_manifest(args.models, name) for name in level.models), level.solve, level.mirror)


def _load_manifest(folder: Path, name: str) -> Manifest:
    if not name.replace("-", "").replace("_", "").isalnum():
        raise InvalidOption(f"'{name}' is no model's name.")
    try:
        return parse_manifest((folder / f"{name}.json").read_bytes())
    except OSError as error:
        raise ManifestError(f"There is no model '{name}' in {folder}.") from error


def _load_level(folder: Path, level: str) -> Level:
    try:
        return parse_levels((folder / "levels.json").read_bytes())[level]
    except (OSError, KeyError) as error:
        raise ManifestError(f"{folder} has no levels.json that names '{level}'.") from error


def _expand(path: Path) -> Iterator[Path]:
    """Yield the file itself, or a folder's files in order."""
    if not path.is_dir():
        yield path
        return
    try:
        files = sorted(entry for entry in path.iterdir() if entry.is_file() and not entry.name.startswith("."))
    except OSError as error:
        raise Unreadable(f"The folder cannot be read: {error.strerror}.") from error
    yield from files


def _choose_target(source: Path, output: Path | None, format: Format, taken: set[Path]) -> Path:
    """Return where a cutout goes; two sources of one name do not overwrite each other."""
    suffix = SUFFIXES[format]
    name = f"{source.stem}-{'mask' if format == 'mask' else 'cutout'}"
    if output and output.suffix and not output.is_dir() and output not in taken:
        target = output
    else:
        folder = source.parent if output is None else output.parent if output.suffix and not output.is_dir() else output
        target = folder / f"{name}{suffix}"
        number = 2
        while target in taken:
            target = folder / f"{name}-{number}{suffix}"
            number += 1
    taken.add(target)
    return target


def _cut(
    source: Path, target: Path, plan: Plan, backend: InferenceBackend, options: RenderOptions, *, as_json: bool
) -> bool:
    """Cut one file and say how it went; return whether it worked."""
    try:
        matte = asyncio.run(estimate_matte(_read(source), plan.models, backend, solve=plan.solve, mirror=plan.mirror))
        rendering = render(matte, options)
        _write(target, rendering.data)
    except OffcutError as error:
        _say_failed(source, error, as_json=as_json)
        return False
    report = build_report(matte, rendering)
    if as_json:
        print(json.dumps({"input": str(source), "output": str(target), **report}), flush=True)
        return True
    print(f"{source} → {target}  {report['timings']['total'] / 1000:.1f} s", flush=True)
    for warning in report["warnings"]:
        print(f"  {warning['message']}", flush=True)
    return True


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"The file cannot be read: {error.strerror}.") from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Unreadable(f"{path} cannot be written: {error.strerror}.") from error


def _say_failed(path: Path, error: OffcutError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"input": str(path), "error": error.to_record()}), flush=True)
    else:
        print(f"{path}: {error.message} [{error.code}]", file=sys.stderr, flush=True)
