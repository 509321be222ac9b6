"""How many cases enter, an exit code leaves: odd files, options and manifests are put to the application by chance."""

from __future__ import annotations

import subprocess
from pathlib import Path

from web.build.parts import digest
from web.build.places import ROOT, cache_folder
from web.build.tools import Tools

CASES = 20_000
"""Of a release; about six minutes."""


def fuzz(tools: Tools, cases: int, seed: int) -> int:
    """Run cases, those left of a run of the same sources that was stopped; the totals are printed last."""
    sources = sorted([*(ROOT / "py_app").rglob("*.py"), *(ROOT / "tests" / "fuzz").glob("*.py")])
    key = digest(b"\0".join(path.read_bytes() for path in sources))[:16]
    state = cache_folder() / "fuzz" / f"{key}-{seed}.json"
    state.parent.mkdir(parents=True, exist_ok=True)
    numbers: list[str | Path] = ["--cases", str(cases), "--seed", str(seed), "--state", state]
    return subprocess.run([tools.python("test"), "-m", "tests.fuzz", *numbers], cwd=ROOT, check=False).returncode
