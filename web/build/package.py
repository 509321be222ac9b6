"""The application's Python enters, its wheel and the frozen Pyodide lock that names it leave."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from web.build.console import Command, run, say
from web.build.parts import digest
from web.build.places import ROOT
from web.build.tools import Tools

APP = "offcut"
EARLIEST_ZIP_TIME = "315532800"  # 1980-01-01: a fixed time in the wheel makes it the same each time
FREEZER = Path(__file__).with_name("freeze-lock.mjs")


def build_wheel(tools: Tools, folder: Path) -> Path:
    """Build the wheel of `py_app`; the same sources give the same bytes."""
    command: Command = [tools.python("build"), "-m", "flit_core.wheel", "--outdir", folder]
    run(command, folder=ROOT, environment={**os.environ, "SOURCE_DATE_EPOCH": EARLIEST_ZIP_TIME})
    return next(folder.glob(f"{APP}-*.whl"))


def freeze_lock(wheel: Path, pyodide: Mapping[str, Path], tools: Tools, cache: Path) -> bytes:
    """Let micropip install the wheel once, in Node, and keep what it resolved as a `pyodide-lock.json`.

    Parameters
    ----------
    wheel : the application's wheel
    pyodide : Pyodide's files, wheels and own lock, by file name
    tools : for Node
    cache : where the result is kept until one of these changes

    Returns
    -------
    The lock's JSON: only the packages the application needs, their files beside the lock.
    """
    content = wheel.read_bytes()
    ingredients = [digest(content), digest(FREEZER.read_bytes()), *sorted(path.name for path in pyodide.values())]
    frozen = cache / "frozen" / f"{digest(chr(0).join(ingredients).encode())}.json"
    if not frozen.exists():
        say("Freezing the Python packages with micropip")
        frozen.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            for name, path in pyodide.items():
                shutil.copyfile(path, Path(folder) / name)
            resolved = Path(folder) / "resolved.json"
            run([tools.node.path, FREEZER, folder, wheel, resolved], folder=Path(folder))
            lock = trim_lock(json.loads(resolved.read_text(encoding="utf-8")))
            lock["packages"][APP]["sha256"] = digest(content)
            unfinished = frozen.with_suffix(".unfinished")
            unfinished.write_text(json.dumps(lock, indent=1, sort_keys=True), encoding="utf-8")
            unfinished.replace(frozen)
    return frozen.read_bytes()


def trim_lock(lock: dict[str, Any]) -> dict[str, Any]:
    """Keep the application and what it depends on, each file named relative to the lock."""
    packages = lock["packages"]
    wanted, kept = [APP], {}
    while wanted:
        name = wanted.pop()
        if name not in kept:
            kept[name] = {**packages[name], "file_name": packages[name]["file_name"].rsplit("/", 1)[-1]}
            wanted += packages[name]["depends"]
    return {**lock, "packages": kept}
