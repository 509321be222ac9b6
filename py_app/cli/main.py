"""The command line: `offcut cut photo.jpg` runs the same pipeline on the native backend."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from py_app.cli.files import Targets, expand, read, write
from py_app.cli.options import add_options, read_options
from py_app.decode.limits import parse_max_pixels
from py_app.errors import InvalidOption, ManifestError, OffcutError
from py_app.matte.regions_of_interest import parse_regions
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest, parse_manifest
from py_app.network.plan import Level, Plan, parse_levels
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from py_app.report import build_report

MODELS = Path(__file__).resolve().parents[2] / "models"
"""The checkout's models: manifests, and below `weights/` what `python build.py` prepared."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 when all were cut, 1 when some failed, 2 for a usage error."""
    parser = _build_parser()
    args = parser.parse_args(arguments)
    try:
        options = read_options(args)
        targets = Targets(args.output, options.format, args.name)
        plan, backend = _choose_network(args)
        plan = replace(plan, regions=parse_regions(box.split() for box in args.roi or ()))
        max_pixels = parse_max_pixels(args.max_pixels)
    except OffcutError as error:
        parser.error(f"{error.message} [{error.code}]")
    level = args.network.stem if args.network else args.model or args.level
    cutter = _Cutter(level, plan, backend, options, targets, max_pixels, as_json=args.json)
    failed = 0
    for path in args.inputs:
        try:
            for source in expand(path):
                failed += not cutter.cut(source)
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
    cut.add_argument("--name", metavar="PATTERN", help="such as '{name}-{width}x{height}', {level}, {model}, {index}")
    which = cut.add_mutually_exclusive_group()
    which.add_argument("--level", default="balanced", choices=["fast", "balanced", "best"], help="default: balanced")
    which.add_argument("--model", metavar="NAME", help="run this network alone")
    which.add_argument("--network", type=Path, metavar="FILE.onnx", help="run a network of your own")
    cut.add_argument("--roi", action="append", metavar="'X1 Y1 X2 Y2'", help="cut what is in this box; may be repeated")
    rules = cut.add_mutually_exclusive_group()
    rules.add_argument("--family", metavar="NAME", help="what --network is: u2net, isnet, modnet, birefnet or rmbg-1.4")
    rules.add_argument("--manifest", type=Path, metavar="FILE.json", help="the manifest of --network")
    cut.add_argument("--max-pixels", type=int, metavar="N", help="reduce an image that has more")
    cut.add_argument("--threads", type=int, metavar="N", help="processor threads (default: all)")
    cut.add_argument("--models", type=Path, default=MODELS, metavar="DIR", help="where the models are")
    cut.add_argument("--json", action="store_true", help="print a report a line instead of words")
    add_options(cut)
    return parser


def _choose_network(args: argparse.Namespace) -> tuple[Plan, InferenceBackend]:
    """Return what to run, shipped networks or a person's own, and what runs it."""
    if not args.network and (args.family or args.manifest):
        raise InvalidOption("--family and --manifest describe the file of --network.")
    shipped = None if args.network else _load_plan(args)
    from py_app.network.native import NativeBackend

    backend = NativeBackend(args.models / "weights", threads=args.threads)
    if shipped:
        return shipped, backend
    from py_app.cli.network_file import load_network, read_draft

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


@dataclass
class _Cutter:
    """Cuts one file after the other and says how it went."""

    level: str
    plan: Plan
    backend: InferenceBackend
    options: RenderOptions
    targets: Targets
    max_pixels: int | None
    as_json: bool
    count: int = 0

    def cut(self, source: Path) -> bool:
        """Cut one file; return whether it worked."""
        self.count += 1
        try:
            work = estimate_matte(read(source), self.plan, self.backend, max_pixels=self.max_pixels)
            matte = asyncio.run(work)
            rendering = render(matte, self.options)
            report = build_report(matte, rendering)
            target = self.targets.choose(source, {**report, "level": self.level, "index": self.count})
            write(target, rendering.data)
        except OffcutError as error:
            _say_failed(source, error, as_json=self.as_json)
            return False
        if self.as_json:
            print(json.dumps({"input": str(source), "output": str(target), **report}), flush=True)
            return True
        print(f"{source} → {target}  {report['timings']['total'] / 1000:.1f} s", flush=True)
        for warning in report["warnings"]:
            print(f"  {warning['message']}", flush=True)
        return True


def _say_failed(path: Path, error: OffcutError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"input": str(path), "error": error.to_record()}), flush=True)
    else:
        print(f"{path}: {error.message} [{error.code}]", file=sys.stderr, flush=True)
