"""Names of suites enter, an exit code leaves: what takes hours of browsers, run by hand and every night."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from web.build.browsers import install_browsers
from web.build.console import Command
from web.build.parts import digest
from web.build.places import DIST, ROOT, cache_folder
from web.build.tools import Tools

SOURCES = ("soak", "fuzz", "e2e")
"""The folders of `tests` that decide what is run."""


def soak(tools: Tools, suites: Sequence[str], seed: int) -> int:
    """Run suites, those pieces left that a run of the same site did not come to; the totals are printed last."""
    install_browsers()
    tests = (path for folder in SOURCES for path in (ROOT / "tests" / folder).rglob("*.[pj][ys]"))
    files = sorted([*(path for path in DIST.rglob("*") if path.is_file()), *tests])
    key = digest("".join(digest(path.read_bytes()) for path in files).encode())[:16]
    state = cache_folder() / "soak" / key
    state.mkdir(parents=True, exist_ok=True)
    command: Command = [tools.python("test"), "-m", "tests.soak", "--state", state, "--seed", str(seed), *suites]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **tools.environment}, check=False).returncode
