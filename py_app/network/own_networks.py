"""A person's own network: a draft of a manifest and what its file says enter; a complete manifest leaves, or a reason.

A draft is a manifest without names and hashes, such as a family in `models/families.json`; a whole one is one, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import numpy as np

from py_app.errors import Cancelled, IntegrityError, ManifestError, ModelError, OutOfMemory
from py_app.json_text import read_json
from py_app.network.backend import InferenceBackend
from py_app.network.graph import Graph, TensorInfo, incompatible
from py_app.network.manifest import Manifest, read_manifest
from py_app.network.mask import read_mask
from py_app.network.preprocess import preprocess
from py_app.types import Pixels

PREFIX = "own-"
"""What their names begin with, so that none hides a shipped network."""

HOSTED = {"parts", "reference"}
"""What a whole manifest names on its host. Without a reference no GPU can be tried, so the processor runs it."""

UNKNOWN_LICENCE = {"spdx": "NOASSERTION", "source": ""}

SAMPLE_SIZE = (96, 128)
"""(height, width) of the picture for the dry run, in pixels; not square, as most photos."""


def complete_manifest(draft: str | bytes, graph: Graph, file: Mapping[str, Any]) -> dict[str, Any]:
    """Complete a draft.

    Parameters
    ----------
    draft
        JSON: a family's rules, or a whole manifest.
    graph
        What the network's file says of itself; where it fixes a size or has one input, that decides.
    file
        The file's `sha256` and `bytes`.

    Returns
    -------
    dict
        The manifest's fields. Its name begins with `PREFIX` and ends with the file's hash: one file, one name.

    Raises
    ------
    ManifestError, IntegrityError, IncompatibleNetwork
        The draft is invalid, names another file, or the graph does not turn a picture into a mask.
    """
    try:
        fields = read_json(draft)
        if fields.get("sha256", file["sha256"]) != file["sha256"]:
            raise IntegrityError("The manifest belongs to another file.", details={"reason": "other-file"})
        title = str(fields.get("title") or fields.get("name") or "Network")
        input, output = _choose_input(graph, fields["input"]), _choose_output(graph, fields["output"])
        manifest = {
            **{key: value for key, value in fields.items() if key not in HOSTED},
            "name": f"{PREFIX}{_slug(title)}-{file['sha256'][:8]}",
            "title": title,
            "licence": UNKNOWN_LICENCE | {key: str(text) for key, text in fields.get("licence", {}).items() if text},
            "backends": ["wasm"],
            "sha256": file["sha256"],
            "bytes": file["bytes"],
            "input": {**fields["input"], "name": input.name, "size": _choose_size(input, fields["input"])},
            "output": {**fields["output"], "name": output.name},
        }
        read_manifest(manifest)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise ManifestError(f"The manifest is malformed: {error!r}", details={"reason": "draft"}) from error
    except ManifestError as error:
        raise ManifestError(error.message, details={"reason": "draft"}) from error
    return manifest


async def dry_run(model: Manifest, backend: InferenceBackend) -> None:
    """Run a network on a generated picture and read its mask.

    Raises
    ------
    OffcutError
        It gave no mask; the reason is "dry-run" unless memory ran out or it was stopped.
    """
    try:
        tensor = preprocess(make_sample(), model.input)
        inference = await backend.run(model, tensor)
        read_mask(inference.output, model.output, (tensor.shape[2], tensor.shape[3]))
    except (Cancelled, ModelError, OutOfMemory):
        raise
    except MemoryError as error:
        raise OutOfMemory(str(error)) from error
    except Exception as error:  # a person's own rules: what is invalid may fail anywhere
        raise incompatible("dry-run", f"The network produced no mask for a test picture: {error}") from error


def make_sample() -> Pixels:
    """Return a picture of `SAMPLE_SIZE`, uint8 `(h, w, 3)`: a bright disc on a dark gradient."""
    height, width = SAMPLE_SIZE
    rows, columns = np.mgrid[:height, :width]
    disc = (rows - height / 2) ** 2 + (columns - width / 2) ** 2 < (height / 3) ** 2
    pixels = np.stack([columns, rows, rows // 2], axis=-1).astype(np.uint8)
    pixels[disc] = (240, 180, 120)
    return pixels


def _choose_input(graph: Graph, rule: Mapping[str, Any]) -> TensorInfo:
    """Return the only input, which must take an RGB picture as float32."""
    found = ", ".join(f"{tensor.name}: {tensor.type} {tensor.shape}" for tensor in graph.inputs)
    if len(graph.inputs) != 1:
        raise incompatible("inputs", f"The network has {len(graph.inputs)} inputs ({found}), expected one picture.")
    tensor = graph.inputs[0]
    if tensor.type != "float32" or not _is_like(tensor.shape, (1, 3, None, None)):
        raise incompatible(
            "inputs", f"The network's input is {found}, expected a float32 picture of 1 × 3 × height × width."
        )
    if rule.get("name", tensor.name) != tensor.name:
        raise ValueError(f"unknown input {rule['name']!r}")
    return tensor


def _choose_output(graph: Graph, rule: Mapping[str, Any]) -> TensorInfo:
    """Return the output a draft names or counts (the first unless said otherwise), which must be a mask."""
    named = [tensor for tensor in graph.outputs if tensor.name == rule.get("name")]
    if "name" in rule and not named:
        raise ValueError(f"unknown output {rule['name']!r}")
    tensor = named[0] if named else graph.outputs[int(rule.get("index", 0))]
    if tensor.type != "float32" or not _is_like(tensor.shape, (1, 1, None, None)):
        raise incompatible(
            "outputs", f"The network's output is {tensor.name}: {tensor.type} {tensor.shape}, not a mask."
        )
    return tensor


def _choose_size(input: TensorInfo, rule: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the size rule: the graph's own size where that is fixed, as no other can run."""
    height, width = input.shape[2:] or (None, None)
    if height and width:
        return {"rule": "fixed", "height": height, "width": width}
    size: Mapping[str, Any] = rule["size"]
    return size


def _is_like(shape: tuple[int | None, ...], wanted: tuple[int | None, ...]) -> bool:
    """Tell whether a shape may be the one wanted; one without sides is not known, which the dry run will show."""
    if not shape:
        return True
    pairs = zip(shape, wanted, strict=False)
    return len(shape) == len(wanted) and all(not side or not want or side == want for side, want in pairs)


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:32].strip("-") or "network"
