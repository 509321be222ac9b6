"""The locks and what is shipped enter; what is known against them leaves: what each audit found, or why it did not run.

An audit asks somebody outside. Where nobody answers it has not run, which is said and is no fault of this project.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from web.build.console import Command, last_line, say
from web.build.models import read_manifests
from web.build.places import TOOL_LOCKS, WEB
from web.build.runtime import read_runtime
from web.build.tools import Tools
from web.build.works import list_works

Answer = Mapping[str, Any]

ANSWER_WITHIN = 10
"""Seconds for a server to answer."""

AUDIT_WITHIN = 300
"""Seconds for one audit."""

PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)", re.MULTILINE)
SHIPPED = re.compile(r"pkg:pypi/(?P<name>.+)@(?P<version>.+)")
NPM_OPTIONS = ("--json", "--fetch-retries=0", f"--fetch-timeout={ANSWER_WITHIN * 1000}")


class NotRun(Exception):
    """Nobody answered; the message says why."""


@dataclass(frozen=True)
class Outcome:
    """What an audit came to.

    Attributes
    ----------
    audit : its name
    said : what it looked at, or why it did not run
    faults : what is known against something, a line each
    has_run : whether it got an answer
    """

    audit: str
    said: str
    faults: tuple[str, ...] = ()
    has_run: bool = True


def audit(tools: Tools, *, must_run: bool) -> int:
    """Run every audit and print what it came to.

    Returns
    -------
    0, or 1 if something is known against what is locked or shipped, or an audit has not run though it must.
    """
    outcomes = [
        _conclude("known faults of Python packages", lambda: audit_python(tools)),
        _conclude("known faults of npm packages", lambda: audit_npm(tools)),
        _conclude("signatures of npm packages", lambda: audit_signatures(tools)),
    ]
    for outcome in outcomes:
        say(f"{outcome.audit}: {outcome.said}")
        for fault in outcome.faults:
            say(f"  {fault}")
    is_well = not any(outcome.faults for outcome in outcomes)
    return 0 if is_well and (not must_run or all(outcome.has_run for outcome in outcomes)) else 1


def _conclude(name: str, run: Callable[[], tuple[str, Sequence[str]]]) -> Outcome:
    try:
        said, faults = run()
    except NotRun as error:
        return Outcome(name, f"not run: {error}", has_run=False)
    return Outcome(name, said, tuple(faults))


def audit_python(tools: Tools) -> tuple[str, Sequence[str]]:
    """Ask for known faults of every Python package that is locked or shipped."""
    answers = []
    with tempfile.TemporaryDirectory() as folder:
        for index, pins in enumerate(_without_two_versions(list_python_pins())):
            requirements = Path(folder) / f"{index}.txt"
            requirements.write_text("\n".join(pins), encoding="utf-8")
            options = ("--no-deps", "--disable-pip", "--progress-spinner", "off", "--timeout", str(ANSWER_WITHIN))
            command: Command = [tools.python("audit"), "-m", "pip_audit", *options, "-f", "json", "-r", requirements]
            answers.append(_ask(command, WEB, "dependencies"))
    return read_python([package for answer in answers for package in answer["dependencies"]])


def read_python(packages: Sequence[Answer]) -> tuple[str, Sequence[str]]:
    """Read pip-audit's answer: a package that its index does not know was not audited.

    Raises
    ------
    NotRun
        If none was.
    """
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if len(unknown) == len(packages):
        raise NotRun(f"the index has no advisories: it answered for none of {len(packages)} packages")
    faults = [
        f"{package['name']} {package['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'none'}"
        for package in packages
        for fault in package.get("vulns", ())
    ]
    said = f"{len(faults)} in {len(packages) - len(unknown)} packages"
    return said + (f"; no answer for {', '.join(unknown)}" if unknown else ""), faults


def audit_npm(tools: Tools) -> tuple[str, Sequence[str]]:
    """Ask for known faults of every npm package in the lock."""
    command: Command = [*tools.node.npm, "audit", "--package-lock-only", *NPM_OPTIONS]
    return read_npm(_ask(command, WEB, "vulnerabilities"))


def read_npm(answer: Answer) -> tuple[str, Sequence[str]]:
    """Read npm's answer."""
    faults = [
        f"{name} {via['range']}: {via['severity']}, {via['title']} {via['url']}"
        for name, package in answer["vulnerabilities"].items()
        for via in package["via"]
        if isinstance(via, dict)  # else the name of another package here, which has the fault
    ]
    return f"{len(faults)} in {answer['metadata']['dependencies']['total']} packages", faults


def audit_signatures(tools: Tools) -> tuple[str, Sequence[str]]:
    """Ask whether the npm packages that are installed are those that the registry has signed."""
    installed = tools.npm_packages().resolve().parent
    return read_signatures(_ask([*tools.node.npm, "audit", "signatures", *NPM_OPTIONS], installed, "invalid"))


def read_signatures(answer: Answer) -> tuple[str, Sequence[str]]:
    """Read npm's answer."""
    faults = [
        f"{package['name']} {package['version']}: {kind} signature"
        for kind in ("invalid", "missing")
        for package in answer[kind]
    ]
    return f"{len(faults)} wrong", faults


def list_python_pins() -> set[str]:
    """Return what the locks name, for every platform, and what the site ships."""
    locks = "\n".join(lock.read_text(encoding="utf-8") for lock in sorted(TOOL_LOCKS.glob("*.txt")))
    works = list_works(read_runtime().components, read_manifests())
    packages = [SHIPPED.fullmatch(file.package) for work in works for file in work.files]
    found = [*PINNED.finditer(locks), *(match for match in packages if match)]
    return {f"{match['name']}=={match['version']}" for match in found}


def _without_two_versions(pins: Iterable[str]) -> list[list[str]]:
    """Split pins into lists in which no package has two versions, which pip-audit refuses."""
    lists: list[dict[str, str]] = []
    for pin in sorted(pins):
        name = pin.partition("==")[0]
        free = next((each for each in lists if name not in each), None)
        if free is None:
            lists.append(free := {})
        free[name] = pin
    return [list(each.values()) for each in lists]


def _ask(command: Command, folder: Path, expected: str) -> Answer:
    """Run an audit and return its answer, whose exit code says no more than the answer does.

    Raises
    ------
    NotRun
        If what it prints is no answer, as it lacks what is expected in it.
    """
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="backslashreplace",
            timeout=AUDIT_WITHIN,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotRun(str(error)) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise NotRun(last_line(done.stderr or done.stdout) or f"exit code {done.returncode}") from error
    if not isinstance(answer, dict) or expected not in answer:
        raise NotRun(_find_message(answer) or last_line(done.stderr))
    return answer


def _find_message(answer: Any) -> str:
    """Return what npm says instead of an answer."""
    facts = answer if isinstance(answer, dict) else {}
    return str(facts.get("message") or facts.get("error", {}).get("summary", ""))
