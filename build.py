#!/usr/bin/env python3
"""Builds Offcut's site in `dist/`, serves it, or runs every check.

    python build.py                 fetch and verify the parts, prepare the networks, build the site
    python build.py --embedded-by https://example.org
                                    the same, for a site that pages of that origin may show in a frame
    python build.py serve           build, then serve it at http://127.0.0.1:8000/
    python build.py test            build, then run all checks and tests
    python build.py test --thorough also the tests that are long and seldom find what the others do not
    python build.py test --fast     format, lint, types and unit tests: no site, no browser, under a minute
    python build.py test [-k …] […] only the tests of that name, or in these files; nothing else
    python build.py lock            resolve the tools of pyproject.toml anew: newest versions of what they need
    python build.py audit           ask what is known against the packages that are locked or shipped
    python build.py options         write what follows from the options' declarations
    python build.py fuzz            put 20,000 odd files, options and manifests to it; goes on where it was stopped
    python build.py soak [SUITE …]  endurance, faults at every moment, fuzzing in a browser; goes on too
    python build.py clean           remove what the build made in this folder

Needs Python 3.11 or newer and nothing else; what it downloads is kept in a cache outside this folder.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from web.build.audit import audit
from web.build.checks import Selection, run_checks
from web.build.console import CommandError, run, say
from web.build.fuzz import CASES, fuzz
from web.build.headers import headers_file, site_headers, with_policy
from web.build.licences import collect_licences
from web.build.locks import write_locks
from web.build.models import ModelError, cut_into_parts, prepare_model, read_manifests
from web.build.outside import Registries
from web.build.package import build_wheel, freeze_lock
from web.build.page import read_texts, with_page
from web.build.parts import PartError, PartStore
from web.build.places import DIST, ROOT, WEB, WEIGHTS, cache_folder
from web.build.precache import with_worker
from web.build.runtime import PYODIDE, read_runtime
from web.build.server import DEFAULT_PORT, PortTaken, SiteServer
from web.build.site import SiteError, manifest_files, web_sources, write_site
from web.build.soak import soak
from web.build.tools import ToolError, Tools
from web.build.works import list_works

FAILURES = (CommandError, ModelError, PartError, PortTaken, SiteError, ToolError)
BILL = "sbom.cdx.json"
"""What the site consists of, for programs that look for known faults and licences."""

LEFTOVERS = (DIST, WEIGHTS, *(ROOT / f".{tool}_cache" for tool in ("mypy", "pytest", "ruff")))


def build(tools: Tools, embedded_by: Sequence[str] = ()) -> None:
    """Build the site: parts, networks, the application's package, and all of it together in `dist/`."""
    headers = site_headers(embedded_by)
    cache = cache_folder()
    with tempfile.TemporaryDirectory() as workspace:
        outside = Registries(Path(workspace), npm=lambda: tools.node.npm, pip=tools.pip)
        store = PartStore(cache / "parts", outside)

        say("Runtime")
        runtime = read_runtime()
        shipped = {part.name: store.get(part) for part in runtime.shipped}
        pyodide = {Path(part.name).name: store.get(part) for part in runtime.pyodide}

        say("Networks")
        manifests = read_manifests()
        networks: dict[str, bytes] = {}
        for manifest in manifests:
            networks |= cut_into_parts(manifest, prepare_model(manifest, store, tools))

        say("Application")
        wheel = build_wheel(tools, Path(workspace))
        lock = freeze_lock(wheel, pyodide, tools, cache)
        bill = Path(workspace) / BILL
        run([tools.python("build"), "-m", "web.build.sbom", wheel, bill], folder=ROOT)

        say("Site")
        wheels = [path for name, path in shipped.items() if name.endswith(".whl")]
        files: dict[str, bytes | Path] = {
            **with_policy(with_page(web_sources(), read_texts(tools.node.path))),
            **manifest_files(),
            **networks,
            **shipped,
            f"{PYODIDE}{wheel.name}": wheel,
            f"{PYODIDE}pyodide-lock.json": lock,
            "licenses.txt": collect_licences(list_works(runtime.components, manifests), wheels),
            BILL: bill,
            "_headers": headers_file(headers),
        }
        files = with_worker(files, headers)
        total = write_site(files, DIST)
        say(f"dist/ has {len(files)} files, {total / 1e6:.1f} MB")


def test(tools: Tools, selection: Selection) -> int:
    """Build what the tests need, run them, and return the exit code."""
    if selection.needs_the_site:
        build(tools)
    return run_checks(tools, selection)


def serve(port: int, embedded_by: Sequence[str]) -> None:
    """Serve `dist/` until interrupted."""
    server = SiteServer(DIST, port)
    server.headers = site_headers(embedded_by)
    say(f"Offcut is at {server.url} (Ctrl+C stops it)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("")
    finally:
        server.server_close()


def clean() -> None:
    """Remove what the build made in this folder; the cache stays."""
    for folder in LEFTOVERS:
        shutil.rmtree(folder, ignore_errors=True)
    (WEB / "node_modules").unlink(missing_ok=True)
    say(f"Removed. What was downloaded is still in {cache_folder()}")


def main() -> int:
    """Run the command that was asked for; return the exit code."""
    options = parse_arguments()
    if options.command == "clean":
        clean()
        return 0
    try:
        tools = Tools(cache_folder())
        if options.command == "lock":
            write_locks(tools)
            return 0
        if options.command == "audit":
            return audit(tools, must_run=options.must_run)
        if options.command == "options":
            run([tools.python("test"), "-m", "web.build.options"], folder=ROOT)
            return 0
        if options.command == "fuzz":
            return fuzz(tools, options.cases, options.seed)
        if options.command == "soak":
            build(tools)
            return soak(tools, options.suites, options.seed)
        if options.command == "test":
            return test(tools, Selection(options.paths, options.k, options.fast, options.thorough))
        build(tools, options.embedded_by)
        if options.command == "serve":
            serve(options.port, options.embedded_by)
    except FAILURES as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    return 0


def parse_arguments() -> argparse.Namespace:
    """Read the command line; without a command it is `build`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--embedded-by",
        metavar="ORIGIN",
        action="append",
        default=[],
        help="an origin whose pages may show the site in a frame, such as https://example.org; may be repeated",
    )
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("build", help="build the site in dist/ (the default)")
    serving = commands.add_parser("serve", help="build, then serve dist/ on this machine")
    serving.add_argument("--port", type=int, default=DEFAULT_PORT, help="default %(default)s; 0 takes any free one")
    testing = commands.add_parser("test", help="build, then run every check and test")
    extent = testing.add_mutually_exclusive_group()
    extent.add_argument("--fast", action="store_true", help="run what needs no site, no browser and no ONNX Runtime")
    extent.add_argument("--thorough", action="store_true", help="run the long tests too, as CI does")
    testing.add_argument("-k", metavar="EXPRESSION", help="run only the tests it matches, as pytest does")
    testing.add_argument("paths", nargs="*", metavar="PATH", help="run only these files, folders or tests")
    commands.add_parser("lock", help="write the locks of the tools in pyproject.toml")
    auditing = commands.add_parser("audit", help="ask what is known against the packages that are locked or shipped")
    auditing.add_argument("--must-run", action="store_true", help="fail if nobody answers; else it is only said")
    fuzzing = commands.add_parser("fuzz", help="put odd files, options and manifests to the application")
    fuzzing.add_argument("--cases", type=int, default=CASES, metavar="N", help="default %(default)s")
    fuzzing.add_argument("--seed", type=int, default=0, metavar="N", help="the number of the first case")
    soaking = commands.add_parser("soak", help="build, then put the site through what takes hours")
    soaking.add_argument("suites", nargs="*", metavar="SUITE", help="only these; all by default")
    soaking.add_argument("--seed", type=int, default=0, metavar="N", help="the number of the first case of the fuzzing")
    commands.add_parser("options", help="write what follows from the options' declarations")
    commands.add_parser("clean", help="remove what the build made in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
