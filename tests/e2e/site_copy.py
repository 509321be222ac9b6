"""Copies of the built site that a test may change, and publish as a host would."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from web.build.precache import WORKER, describe_site

DIST = Path(__file__).parents[2] / "dist"
LIGHT_ISNET = "models/isnet.json"
"""What `lighten` makes of it runs anywhere in a ninth of the time."""


def copy_site(folder: Path) -> Path:
    """Copy the built site into a folder that does not exist yet."""
    return Path(shutil.copytree(DIST, folder, copy_function=shutil.copy))


def lighten(manifest: Path) -> bytes:
    """Return a network's manifest with a ninth of the pixels, for cuts of which not the quality matters but the way."""
    fields = json.loads(manifest.read_bytes())
    fields["input"]["size"]["area"] //= 9
    return json.dumps(fields).encode()


def publish(folder: Path, changes: Mapping[str, bytes]) -> None:
    """Put changed files and the service worker that goes with them into a site."""
    for name, content in changes.items():
        (folder / name).write_bytes(content)
    _, _, script = (folder / WORKER).read_bytes().partition(b"\n")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    (folder / WORKER).write_bytes(describe_site(files) + script)
