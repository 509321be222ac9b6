"""A person's own `.onnx` on disk enters; its manifest, tried out on the native backend, leaves."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from py_app.cli.files import read
from py_app.errors import InvalidOption, ManifestError
from py_app.json_text import read_json
from py_app.network.manifest import Manifest, read_manifest
from py_app.network.native import NativeBackend
from py_app.network.own_networks import complete_manifest, dry_run


def load_network(path: Path, draft: bytes, backend: NativeBackend) -> Manifest:
    """Load a network and say under what licence it is.

    Parameters
    ----------
    path
        The `.onnx` file.
    draft
        Its manifest, or the rules of its family, as JSON.
    backend
        Keeps the session, so that the file is read once.

    Raises
    ------
    FileAccessError, ModelError
        See `py_app.network.own_networks.complete_manifest` and `dry_run`.
    """
    data = read(path, name=str(path))
    file = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    fields = complete_manifest(draft, backend.inspect(data), file)
    model = read_manifest(fields)
    asyncio.run(dry_run(model, backend))
    licence = fields["licence"]
    words = (licence["spdx"], licence["source"], licence.get("note", ""))
    print(f"{model.title}: licence {' · '.join(filter(None, words))}", file=sys.stderr, flush=True)
    return model


def read_draft(family: str | None, manifest: Path | None, models: Path) -> bytes:
    """Return a network's rules as JSON: its own manifest's, or those of a family in `models`."""
    if manifest:
        return read(manifest, name=str(manifest))
    path = models / "families.json"
    try:
        families: dict[str, Any] = dict(read_json(read(path, name=str(path))))
    except (TypeError, ValueError) as error:
        raise ManifestError(f"{path} is malformed: {error}") from error
    if family not in families:
        raise InvalidOption(f"--network needs --manifest FILE or --family NAME. Available: {', '.join(families)}.")
    return json.dumps(families[family]).encode()
