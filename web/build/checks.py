"""A selection of tests enters, an exit code leaves: the checks run side by side, then pytest with a process a core."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from web.build.browsers import install_browsers
from web.build.console import Command, say
from web.build.places import ROOT, UNIT_TESTS, WEB
from web.build.tools import Tools

CORES = os.cpu_count() or 1
TOGETHER = ("-n", str(CORES), "--dist", "loadgroup", "--no-loadscope-reorder")
"""A test process a core; the tests' `conftest.py` says which tests go together, and in which order they begin."""

WITHOUT_NETWORKS = ("-m", "not native", "-p", "tests.without_onnxruntime")

WITHOUT_THE_THOROUGH = ("-m", "not thorough")

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
"""Several test processes share the cores: threads of their own would only stand in each other's way."""


@dataclass(frozen=True)
class Check:
    """A command that ends with 0 when all is well."""

    name: str
    command: Command


@dataclass(frozen=True)
class Selection:
    """Which tests are wanted; without anything, all.

    Parameters
    ----------
    paths : files, folders or single tests, as pytest takes them
    expression : only the tests it matches, as pytest's `-k`
    fast : only what needs neither the site nor a browser nor ONNX Runtime
    thorough : also the tests of that mark, which are further cases of what others hold and take as long as all of these
    """

    paths: Sequence[str] = field(default_factory=tuple)
    expression: str | None = None
    fast: bool = False
    thorough: bool = False

    @property
    def needs_the_site(self) -> bool:
        """Whether a test may be among them that opens the built site or runs a prepared network."""
        folders = [(ROOT / path.partition("::")[0]).resolve() for path in self.paths]
        return not self.fast and not (folders and all(folder.is_relative_to(UNIT_TESTS) for folder in folders))

    @property
    def is_large(self) -> bool:
        """Whether it is worth a process a core: a folder, or all of them."""
        return not self.paths or any((ROOT / path).is_dir() for path in self.paths)

    @property
    def is_everything(self) -> bool:
        """Whether no test is left out by its name or place."""
        return not self.paths and not self.expression


def run_checks(tools: Tools, selection: Selection) -> int:
    """Run every check, pytest last so that its closing line ends the output; return the exit code.

    A selection by name or place runs no check but pytest.
    """
    if selection.needs_the_site:
        install_browsers()
    checks = [*_python_checks(tools), *_web_checks(tools)] if selection.is_everything else []
    failed = _run_side_by_side(checks, tools)
    if checks:
        say(f"\nFailed before pytest: {', '.join(failed)}" if failed else "\nAll checks before pytest passed")
    say("\n── pytest")
    command: Command = [tools.python("test"), "-m", "pytest", *_pytest_options(selection)]
    tests = subprocess.run(command, cwd=ROOT, env={**tools.environment, **ONE_THREAD}, check=False)
    return 0 if tests.returncode == 0 and not failed else 1


def _python_checks(tools: Tools) -> list[Check]:
    python = tools.python("test")
    return [
        Check("mypy", [python, "-m", "mypy"]),
        Check("ruff format", [python, "-m", "ruff", "format", "--check"]),
        Check("ruff", [python, "-m", "ruff", "check"]),
        Check("codespell", [python, "-m", "codespell_lib"]),
        Check("import-linter", [python.with_name("lint-imports")]),
    ]


def _web_checks(tools: Tools) -> list[Check]:
    modules = tools.npm_packages()
    tsc = modules / "typescript" / "bin" / "tsc"
    prettier = modules / "prettier" / "bin" / "prettier.cjs"
    cruiser = modules / "dependency-cruiser" / "bin" / "dependency-cruise.mjs"
    projects = sorted(WEB.glob("*/tsconfig.json"))
    return [
        *(Check(f"tsc {project.parent.name}", [tools.node.path, tsc, "-p", project]) for project in projects),
        Check("prettier", [tools.node.path, prettier, "--check", "web", "tests"]),
        Check("the page's rooms", [tools.node.path, cruiser, "--config", "web/rooms.cjs", "web/page"]),
    ]


def _pytest_options(selection: Selection) -> list[str]:
    where = selection.paths or ([str(UNIT_TESTS)] if selection.fast else [])
    return [
        "--durations=10",
        *(TOGETHER if selection.is_large else ()),  # a few tests are done before a second process has started
        *(WITHOUT_NETWORKS if selection.fast else ()),
        *(WITHOUT_THE_THOROUGH if selection.is_everything and not selection.fast and not selection.thorough else ()),
        *(("-k", selection.expression) if selection.expression else ()),
        *where,
    ]


def _run_side_by_side(checks: Sequence[Check], tools: Tools) -> list[str]:
    """Run checks on all cores, print what each says in their order, and return the names of those that failed."""
    environment = tools.environment

    def run(check: Check) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            check.command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="backslashreplace",
            check=False,
        )

    failed = []
    with ThreadPoolExecutor(CORES) as pool:
        for check, done in zip(checks, pool.map(run, checks), strict=True):
            say(f"\n── {check.name}\n{done.stdout}".rstrip())
            if done.returncode:
                failed.append(check.name)
    return failed
