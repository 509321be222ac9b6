"""The site's files enter; the service worker with their list and the headers in it leaves."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from web.build.headers import HEADERS

WORKER = "service-worker.js"
RUNTIME = "vendor/pyodide/", "vendor/ort"
"""Fetched when it is first used and kept apart from the shell, so that a change of CSS costs some kilobytes."""

NOT_CACHED = "models/", "icons/", "screenshots/", "_headers", "licenses.txt", WORKER
"""Model parts are in IndexedDB; the others are not needed for a cutout."""


def list_entries(files: Mapping[str, bytes | Path]) -> list[dict[str, str | int]]:
    """Return the precache list: url relative to the site, sha256 as subresource integrity, bytes and group."""
    entries: list[dict[str, str | int]] = []
    for name, source in sorted(files.items()):
        is_manifest = name.startswith("models/") and name.endswith(".json")
        if name.startswith(NOT_CACHED) and not is_manifest:
            continue
        content = source.read_bytes() if isinstance(source, Path) else source
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        group = "runtime" if name.startswith(RUNTIME) else "shell"
        entries.append({"url": name, "integrity": f"sha256-{digest}", "bytes": len(content), "group": group})
    return entries


def write_worker(files: Mapping[str, bytes | Path]) -> bytes:
    """Return the service worker of exactly these files: any change of one makes it a new version."""
    facts = json.dumps({"entries": list_entries(files), "headers": HEADERS}, indent=0, sort_keys=True)
    source = files[WORKER]
    script = source.read_bytes() if isinstance(source, Path) else source
    return f"self.__OFFCUT = {facts};\n\n".encode() + script
