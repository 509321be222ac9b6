"""The site's files enter; the service worker with their list and the headers in it leaves."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from web.build.headers import HEADERS

WORKER = "service-worker.js"
RUNTIME = re.compile(r"vendor/(pyodide/|ort)|models/.*\.onnx$")
"""Fetched when it is first used and kept apart from the shell, so that a change of CSS costs some kilobytes."""

NOT_CACHED = "models/", "icons/", "screenshots/", "sbom.", "_headers", WORKER
"""Model parts are in IndexedDB; the others are not needed for a cutout."""

VERSION_DIGITS = 16
"""As many keep versions apart; they stand in addresses."""

IMPORTED = re.compile(rb"importScripts\((.*?)\);\n", re.DOTALL)


def with_worker(files: Mapping[str, bytes | Path], headers: Mapping[str, str] = HEADERS) -> dict[str, bytes | Path]:
    """Return the files with the service worker complete: the scripts it imports inside it, all others in its list.

    One file, because browsers ask for every script of a worker whenever they look for an update.
    """
    script = _read(files[WORKER])
    match = IMPORTED.search(script)
    names = [name.decode() for name in re.findall(rb'"(.*?)"', match[1])] if match else []
    imported = b"".join(_read(files[name]).rstrip() + b"\n" for name in names)
    others = {name: source for name, source in files.items() if name not in names}
    return others | {WORKER: describe_site(others, headers) + imported + IMPORTED.sub(b"", script)}


def describe_site(files: Mapping[str, bytes | Path], headers: Mapping[str, str] = HEADERS) -> bytes:
    """Return the service worker's first line, its list of files: any change of one makes it a new version.

    `others` are the files that it fetches and does not keep; what is in neither list, it never asks a server for.
    `version` is a name made of all that.
    """
    entries = list_entries(files)
    others = sorted(files.keys() - {entry["url"] for entry in entries} - {"_headers", WORKER})
    facts = {"entries": entries, "others": others, "headers": dict(headers)}
    version = hashlib.sha256(_to_json(facts).encode()).hexdigest()[:VERSION_DIGITS]
    return f"self.__OFFCUT = {_to_json(facts | {'version': version})};\n".encode()


def list_entries(files: Mapping[str, bytes | Path]) -> list[dict[str, str | int]]:
    """Return the precache list: url relative to the site, sha256 as subresource integrity, bytes and group."""
    entries: list[dict[str, str | int]] = []
    for name, source in sorted(files.items()):
        is_about_a_network = name.startswith("models/") and name.endswith((".json", ".npz", ".onnx"))
        if name.startswith(NOT_CACHED) and not is_about_a_network:
            continue
        content = _read(source)
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        group = "runtime" if RUNTIME.match(name) else "shell"
        entries.append({"url": name, "integrity": f"sha256-{digest}", "bytes": len(content), "group": group})
    return entries


def _to_json(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, separators=(",", ":"), sort_keys=True)


def _read(source: bytes | Path) -> bytes:
    return source.read_bytes() if isinstance(source, Path) else source
