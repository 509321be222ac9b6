"""The command line: `offcut cut photo.jpg` runs the same pipeline on the native backend."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from py_app.cli.cutter import Cutter, fail
from py_app.cli.files import Input, list_inputs
from py_app.cli.lines import Outcome, close_pipe, say, say_passed_over, use_utf8
from py_app.cli.names import show
from py_app.cli.options import add_flag, add_options, add_run_options, read_options
from py_app.cli.targets import Targets, mark_results, read_format
from py_app.errors import Cancelled, InvalidOption, ManifestError, OffcutError
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest, parse_manifest
from py_app.network.plan import Level, Plan, parse_levels
from py_app.options.cut import LEVEL, MAX_PIXELS, MODEL, THREADS
from py_app.options.region import ROI

MODELS = Path(__file__).resolve().parents[2] / "models"
"""The checkout's models: manifests, and below `weights/` what `python build.py` prepared."""

INTERRUPTED = 130
"""What shells return for a program that was stopped with Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns
    -------
    int
        0 when all were cut or skipped, 1 when some failed, 2 for a usage error, 130 when it was stopped by hand.
    """
    use_utf8()
    parser = _build_parser()
    args = parser.parse_args(arguments)
    inputs = list_inputs(args.inputs)
    try:
        try:
            cutter, inputs = _prepare(args, inputs)
            cut = cutter.cut
        except OffcutError as error:
            parser.error(f"{show(error.message)} [{error.code}]")
        except (Exception, KeyboardInterrupt) as error:  # no usage error: every input has its line all the same
            cut = partial(_refuse, error, is_verbose=args.verbose)
        return _run(cut, inputs, as_json=args.json)
    except BrokenPipeError:
        close_pipe()
        return 1


def _run(cut: Callable[[Input, int], Outcome], inputs: Sequence[Input], *, as_json: bool) -> int:
    """Say of each input what became of it; where it is stopped by hand, also of those that were not reached."""
    failed = False
    for index, item in enumerate(inputs):
        try:
            outcome = cut(item, index + 1)
        except KeyboardInterrupt:
            for left in inputs[index:]:
                say(fail(left, Cancelled("Stopped before it was done.")), as_json=as_json)
            return INTERRUPTED
        failed |= "error" in outcome
        say(outcome, as_json=as_json)
    say_passed_over(inputs)
    return int(failed)


def _refuse(error: BaseException, item: Input, index: int, *, is_verbose: bool) -> Outcome:
    if isinstance(error, KeyboardInterrupt):
        raise error
    return fail(item, error, is_verbose=is_verbose and index == 1)


def _prepare(args: argparse.Namespace, inputs: list[Input]) -> tuple[Cutter, list[Input]]:
    """Check what was asked for and load what it takes; return the inputs, too, where some need not be cut."""
    options = read_options(args, format=read_format(args.output))
    if args.skip_existing:
        inputs = mark_results(inputs, options.format)
    read_too = (args.background, args.bg_image, args.edits, args.network, args.manifest)
    targets = Targets(
        args.output,
        options.format,
        args.name,
        inputs=[*(item.path for item in inputs if not item.reason), *map(Path, filter(None, read_too))],
        overwrite=args.overwrite,
        skip_existing=args.skip_existing,
    )
    plan, backend = _choose_network(args)
    plan = replace(plan, regions=ROI.read(vars(args)))
    level = args.network.stem if args.network else args.model or LEVEL.read(vars(args))
    max_pixels = MAX_PIXELS.read(vars(args))
    return Cutter(level, plan, backend, options, targets, max_pixels, is_verbose=args.verbose), inputs


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="offcut", description="Remove the background of images.")
    commands = parser.add_subparsers(dest="command", required=True)
    cut = commands.add_parser("cut", help="write a cutout of each image")
    cut.add_argument("inputs", metavar="INPUT", nargs="+", type=Path, help="image files, or folders of them")
    cut.add_argument("-o", "--output", metavar="FILE|DIR", help="where to write (default: beside each)")
    cut.add_argument("--name", metavar="PATTERN", help="e.g. '{name}-{width}x{height}', {level}, {model}, {index}")
    there = cut.add_mutually_exclusive_group()
    there.add_argument("--overwrite", action="store_true", help="replace existing results (default: number new ones)")
    there.add_argument("--skip-existing", action="store_true", help="resume: skip pictures that already have a result")
    which = cut.add_mutually_exclusive_group()
    add_flag(which, LEVEL)
    add_flag(which, MODEL)
    which.add_argument("--network", type=Path, metavar="FILE.onnx", help="run a network of your own")
    rules = cut.add_mutually_exclusive_group()
    rules.add_argument(
        "--family", metavar="NAME", help="the family of --network: u2net, isnet, modnet, birefnet or rmbg-1.4"
    )
    rules.add_argument("--manifest", type=Path, metavar="FILE.json", help="the manifest of --network")
    add_run_options(cut)
    cut.add_argument("--models", type=Path, default=MODELS, metavar="DIR", help="where the models are")
    cut.add_argument("--json", action="store_true", help="print one JSON report per line")
    cut.add_argument("--verbose", action="store_true", help="print tracebacks of failures to stderr")
    add_options(cut)
    return parser


def _choose_network(args: argparse.Namespace) -> tuple[Plan, InferenceBackend]:
    """Return what to run, shipped networks or a person's own, and what runs it."""
    if not args.network and (args.family or args.manifest):
        raise InvalidOption("--family and --manifest need --network.")
    shipped = None if args.network else _load_plan(args)
    from py_app.network.native import NativeBackend

    backend = NativeBackend(args.models / "weights", threads=THREADS.read(vars(args)))
    if shipped:
        return shipped, backend
    from py_app.cli.network_file import load_network, read_draft

    own = load_network(args.network, read_draft(args.family, args.manifest, args.models), backend)
    return Plan((own,), solve=True), backend


def _load_plan(args: argparse.Namespace) -> Plan:
    level = Level((args.model,), solve=True) if args.model else _load_level(args.models, LEVEL.read(vars(args)))
    return Plan(tuple(_load_manifest(args.models, name) for name in level.models), level.solve, level.mirror)


def _load_manifest(folder: Path, name: str) -> Manifest:
    if not name.replace("-", "").replace("_", "").isalnum():
        raise InvalidOption(_describe_unknown(folder, name))
    try:
        return parse_manifest((folder / f"{name}.json").read_bytes())
    except OSError as error:
        raise ManifestError(_describe_unknown(folder, name)) from error


def _describe_unknown(folder: Path, name: str) -> str:
    known = {model for level in _read_levels(folder).values() for model in level.models}
    return f"Unknown model '{name}'. Available: {', '.join(sorted(known))}."


def _load_level(folder: Path, level: str) -> Level:
    levels = _read_levels(folder)
    if level not in levels:
        raise ManifestError(f"Unknown level '{level}'. Available: {', '.join(levels)}.")
    return levels[level]


def _read_levels(folder: Path) -> Mapping[str, Level]:
    path = folder / "levels.json"
    try:
        return parse_levels(path.read_bytes())
    except OSError as error:
        raise ManifestError(f"Can't read {path}: {error.strerror}.") from error
