"""The build from end to end: it gives the same bytes wherever it runs, and its list of what it ships is right."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from web.build.parts import digest
from web.build.places import DIST, ROOT, cache_folder
from web.build.server import SiteServer

MADE_HERE = shutil.ignore_patterns(".git", ".*_cache", "__pycache__", "dist", "node_modules", "weights")
"""What is in a checkout and not in a fresh one."""

OF_OTHERS = "vendor/", "models/", "samples/"
"""Folders of the site with works of others."""

OWN = (".json", ".reference.npz")
"""What Offcut wrote itself among them: manifests, what networks must answer, Pyodide's lock."""

BUILD_TIMEOUT = 300
"""Seconds; with what the cache has, a build takes a few."""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder that is removed afterwards: a built checkout has 150 MB."""
    with TemporaryDirectory() as path:
        yield Path(path)


def build_in(checkout: Path, copy: Callable[[str, str], Any], umask: int, **environment: str) -> dict[str, str]:
    """Build a copy of this checkout; return the sha256 of every file of the site."""
    shutil.copytree(ROOT, checkout, ignore=MADE_HERE, copy_function=copy)
    subprocess.run(
        [sys.executable, "build.py"],
        cwd=checkout,
        env={**os.environ, **environment},
        umask=umask,
        check=True,
        timeout=BUILD_TIMEOUT,
    )
    return hash_site(checkout / DIST.name)


def hash_site(dist: Path) -> dict[str, str]:
    return {path.relative_to(dist).as_posix(): digest(path.read_bytes()) for path in dist.rglob("*") if path.is_file()}


def test_two_builds_give_the_same_bytes(folder: Path) -> None:
    usual = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    first = build_in(folder / "a", shutil.copy2, 0o022, **usual)

    # Of what was made before, only the downloads and the tools are at hand.
    cache = folder / "cache"
    cache.mkdir()
    for kept in ("parts", "tools"):
        (cache / kept).symlink_to(cache_folder() / kept, target_is_directory=True)
    odd = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONUTF8": "0", "OFFCUT_CACHE": str(cache)}
    second = build_in(folder / "another folder, für später", shutil.copy, 0o077, **odd)

    assert {"index.html", "vendor/pyodide/pyodide-lock.json"} <= first.keys()
    assert first == second


def test_the_list_of_what_is_shipped_has_every_work_of_others(site: SiteServer) -> None:
    document = json.loads((DIST / "sbom.cdx.json").read_text(encoding="utf-8"))
    works = [*document["components"], document["metadata"]["component"]]
    listed = {file["name"]: file["hashes"][0]["content"] for work in works for file in work["components"]}
    of_others = {
        name: sha256
        for name, sha256 in hash_site(DIST).items()
        if name.startswith(OF_OTHERS) and not name.endswith(OWN)
    }
    assert {name: listed.get(name) for name in of_others} == of_others
    rest = listed.keys() - of_others.keys()
    assert all(name.startswith("vendor/workbox/") for name in rest)  # they are inside the service worker
