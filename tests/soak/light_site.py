"""A folder enters; a copy of the site stands in it whose networks are tiny: what is tried is all around them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import onnx

from tests.e2e.site_copy import copy_site, publish
from tests.networks import FAMILIES, make_family_network

FAMILY = "u2net"
LEVELS = {level: {"models": [model], "solve": False} for level, model in (("fast", "u2netp"), ("balanced", "isnet"))}
"""Each has a network of its own, so that a change of level is a download."""


def make_light_site(folder: Path) -> Path:
    """Copy the built site; its networks' masks follow the picture's red, and have no trial to pass."""
    copy_site(folder)
    changes = {"models/levels.json": json.dumps(LEVELS).encode()}
    for name in ("u2netp", "isnet"):
        weights = make_tiny_network(name)
        changes[f"models/{name}.json"] = json.dumps(describe(name, weights)).encode()
        changes[f"models/{name}/part-000.bin"] = weights
    publish(folder, changes)
    return folder


def make_tiny_network(name: str) -> bytes:
    """Return an ONNX file; those of two names differ in their bytes alone."""
    model = onnx.load_from_string(make_family_network(FAMILY))
    model.doc_string = name
    return bytes(model.SerializeToString())


def describe(name: str, weights: bytes) -> dict[str, Any]:
    """Return a tiny network's manifest."""
    rules = FAMILIES[FAMILY]
    sha256 = hashlib.sha256(weights).hexdigest()
    return {
        "name": name,
        "title": name,
        "description": "A network of a test.",
        "licence": {"spdx": "Apache-2.0", "source": "https://example.org/"},
        "sha256": sha256,
        "bytes": len(weights),
        "parts": [{"path": f"{name}/part-000.bin", "sha256": sha256, "bytes": len(weights)}],
        "backends": ["webgpu", "wasm", "webgl"],
        "input": {"name": "picture", **rules["input"]},
        "output": {"name": "mask", **{key: rules["output"][key] for key in ("activation", "range")}},
        "refine": rules["refine"],
    }
