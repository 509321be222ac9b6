"""The lock of the runtime enters; the parts it names leave, told apart by what they are for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from web.build.parts import Part, parse_part
from web.build.places import LOCK

PYODIDE = "vendor/pyodide/"


@dataclass(frozen=True)
class Runtime:
    """What `runtime.lock.json` says.

    `shipped` parts are files of the site, by their path in it; `pyodide` are those of them that make up Pyodide,
    with what only the freezing of its lock needs; `components` have the facts for the licences.
    """

    shipped: Sequence[Part]
    pyodide: Sequence[Part]
    components: Sequence[Mapping[str, Any]]


def read_runtime(lock: Path = LOCK) -> Runtime:
    """Read the lock."""
    facts = json.loads(lock.read_text(encoding="utf-8"))
    shipped = [parse_part(part["path"], part) for component in facts["components"] for part in component["parts"]]
    build_only = [parse_part(part["path"], part) for part in facts["build"]]
    pyodide = [part for part in shipped if part.name.startswith(PYODIDE)] + build_only
    return Runtime(shipped, pyodide, facts["components"])
