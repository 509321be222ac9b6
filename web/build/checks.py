"""Every check and test, one after the other: each is announced, a failure does not stop the next."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from web.build.browsers import install_browsers
from web.build.console import Command, say
from web.build.places import ROOT, WEB
from web.build.tools import Tools


@dataclass(frozen=True)
class Check:
    """A command that ends with 0 when all is well."""

    name: str
    command: Command


def run_checks(tools: Tools, expression: str | None) -> int:
    """Run every check, pytest last so that its closing line ends the output; return the exit code.

    Parameters
    ----------
    tools : what the checks are run with
    expression : only the tests it matches, as pytest's `-k`
    """
    install_browsers()
    checks = [*_python_checks(tools), *_web_checks(tools)]
    failed = [check.name for check in checks if not _passes(check, tools)]
    say(f"\nFailed before pytest: {', '.join(failed)}" if failed else "\nAll checks before pytest passed")
    selection = ["-k", expression] if expression else []
    tests_passed = _passes(Check("pytest", [tools.python("test"), "-m", "pytest", *selection]), tools)
    return 0 if tests_passed and not failed else 1


def _python_checks(tools: Tools) -> list[Check]:
    python = tools.python("test")
    return [
        Check("ruff format", [python, "-m", "ruff", "format", "--check"]),
        Check("ruff", [python, "-m", "ruff", "check"]),
        Check("mypy", [python, "-m", "mypy"]),
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


def _passes(check: Check, tools: Tools) -> bool:
    say(f"\n── {check.name}")
    return subprocess.run(check.command, cwd=ROOT, env=tools.environment, check=False).returncode == 0
