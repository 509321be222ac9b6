"""The tool groups of `pyproject.toml` enter; a lock for each leaves, with all that pip is to install and its hashes."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from web.build.console import Command, run, say
from web.build.places import PROJECT, ROOT, TOOL_LOCKS
from web.build.tools import Tools


def write_locks(tools: Tools) -> None:
    """Resolve every group anew, for all platforms and Pythons, and write the locks.

    What several groups bring along has one version, because they are installed into one environment.
    """
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    groups = list(project["dependency-groups"])
    oldest_python = project["project"]["requires-python"].removeprefix(">=")
    with tempfile.TemporaryDirectory() as folder:
        together = Path(folder) / "together.txt"
        _resolve(tools, groups, together, "--python-version", oldest_python)
        for group in groups:
            lock = Path(folder) / f"{group}.txt"
            _resolve(tools, [group], lock, "--python-version", oldest_python, "--constraints", together)
            (TOOL_LOCKS / lock.name).write_bytes(lock.read_bytes())
    for lock in TOOL_LOCKS.glob("*.txt"):
        if lock.stem not in groups:
            lock.unlink()
    say(f"Locked: {', '.join(groups)}")


def _resolve(tools: Tools, groups: Sequence[str], lock: Path, *options: str | Path) -> None:
    chosen = [part for group in groups for part in ("--group", f"{PROJECT.name}:{group}")]
    command: Command = [
        *(tools.python("lock"), "-m", "uv", "pip", "compile", *chosen, *options),
        *("--universal", "--generate-hashes", "--no-annotate", "--no-config"),
        *("--custom-compile-command", "python build.py lock", "--output-file", lock),
    ]
    run(command, folder=ROOT)
