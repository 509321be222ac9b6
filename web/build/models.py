"""A manifest enters, the prepared network leaves: the file for the native backend, its parts for the site."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from web.build.console import Command, run, say
from web.build.parts import PartStore, digest, parse_part
from web.build.places import FAMILIES, LEVELS, MODELS, ROOT, WEIGHTS
from web.build.tools import Tools


class ModelError(Exception):
    """A network's parts are not those of its manifest."""


def read_manifests() -> list[dict[str, Any]]:
    """Return every manifest in `models/`, by name."""
    paths = sorted(path for path in MODELS.glob("*.json") if path not in (LEVELS, FAMILIES))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def prepare_model(manifest: Mapping[str, Any], store: PartStore, tools: Tools) -> Path:
    """Return `models/weights/NAME.onnx`, made from its upstream file unless the cache has it already."""
    name = manifest["name"]
    prepared = store.find(manifest["sha256"], name)
    if not prepared:
        original = store.get(parse_part(f"the original of {name}", manifest["upstream"]))
        say(f"Preparing {name} from {original.stat().st_size / 1e6:.0f} MB")
        prepared = _run_recipe(name, original, store, tools)
    weights = WEIGHTS / f"{name}.onnx"
    if not weights.exists() or digest(weights.read_bytes()) != manifest["sha256"]:
        WEIGHTS.mkdir(exist_ok=True)
        shutil.copyfile(prepared, weights)
    return weights


def cut_into_parts(manifest: Mapping[str, Any], weights: Path) -> dict[str, bytes]:
    """Cut a prepared network into the parts its manifest lists, by their path in the site."""
    content = weights.read_bytes()
    parts, start = {}, 0
    for facts in manifest["parts"]:
        piece = content[start : start + facts["bytes"]]
        if digest(piece) != facts["sha256"]:
            raise ModelError(f"{facts['path']} is not what the manifest says: run models.prepare --update-manifest")
        parts[f"models/{facts['path']}"] = piece
        start += len(piece)
    if start != len(content):
        raise ModelError(f"the parts of {manifest['name']} make {start} bytes of {len(content)}")
    return parts


def _run_recipe(name: str, original: Path, store: PartStore, tools: Tools) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"{name}.onnx"
        recipe: Command = [tools.python("build"), "-m", "models.prepare", name]
        run([*recipe, "--source", original, "--out", out], folder=ROOT)
        return store.keep(out.read_bytes())
