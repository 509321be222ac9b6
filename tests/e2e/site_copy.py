"""Copies of the built site that a test may change, and publish as a host would."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from web.build.precache import WORKER, describe_site

DIST = Path(__file__).parents[2] / "dist"


def copy_site(folder: Path) -> Path:
    """Copy the built site into a folder that does not exist yet."""
    return Path(shutil.copytree(DIST, folder, copy_function=shutil.copy))


def publish(folder: Path, changes: Mapping[str, bytes]) -> None:
    """Put changed files and the service worker that goes with them into a site."""
    for name, content in changes.items():
        (folder / name).write_bytes(content)
    _, _, script = (folder / WORKER).read_bytes().partition(b"\n")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    (folder / WORKER).write_bytes(describe_site(files) + script)
