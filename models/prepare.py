"""Turn a network as its authors published it into the file Offcut ships.

    python -m models.prepare isnet --source ORIGINAL --out models/weights/isnet.onnx [--prove]

The manifest beside this file says which original goes in (sha256) and which bytes must come out. When a recipe is
changed on purpose, `--update-manifest` writes the new hashes; it always proves the new network against the original.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import onnx
from onnx import ModelProto

from models import steps
from models.steps import PreparationError

FOLDER = Path(__file__).parent
PART_BYTES = 8 * 2**20  # small enough to retry cheaply and for every static host


def prepare_u2netp(model: ModelProto) -> ModelProto:
    """Prepare U²-Netp: the same fixed 320×320 graph without its side outputs and its arithmetic on shapes."""
    steps.keep_first_output(model)
    steps.clear_ceil_mode(model)
    model = steps.slim(model)
    steps.name_ends(model)
    return model


def prepare_isnet(model: ModelProto) -> ModelProto:
    """Prepare ISNet: half-precision weights to int8, and any input whose sides are multiples of 64."""
    steps.keep_first_output(model)
    steps.clear_ceil_mode(model)
    steps.cast_to_float32(model)
    model = steps.slim(model)
    steps.resize_by_scales(model)
    steps.free_input_size(model)
    steps.quantise_convolutions(model)
    steps.name_ends(model)
    return model


RECIPES: dict[str, Callable[[ModelProto], ModelProto]] = {"u2netp": prepare_u2netp, "isnet": prepare_isnet}


def prepare(name: str, original: bytes) -> bytes:
    """Run a recipe; the same original gives the same bytes each time.

    Parameters
    ----------
    name : the network's name, a key of `RECIPES`
    original : the ONNX file as published

    Returns
    -------
    The ONNX file to ship.
    """
    prepared: bytes = RECIPES[name](onnx.load_model_from_string(original)).SerializeToString(deterministic=True)
    return prepared


def describe_parts(name: str, prepared: bytes) -> dict[str, Any]:
    """Describe the file and the parts it is cut into, as the manifest states them."""
    pieces = [prepared[start : start + PART_BYTES] for start in range(0, len(prepared), PART_BYTES)]
    parts = [{"path": f"{name}/part-{n:03}.bin", **fingerprint(piece)} for n, piece in enumerate(pieces)]
    return {**fingerprint(prepared), "parts": parts}


def fingerprint(content: bytes) -> dict[str, Any]:
    """Give the two facts by which a file is known."""
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def check(what: str, content: bytes, expected: dict[str, Any]) -> None:
    """Raise `PreparationError` unless the content is the one expected."""
    found = fingerprint(content)
    if found["sha256"] != expected["sha256"]:
        raise PreparationError(
            f"{what}: expected sha256 {expected['sha256']} ({expected['bytes']} bytes), "
            f"found {found['sha256']} ({found['bytes']} bytes)"
        )


def main(arguments: list[str] | None = None) -> int:
    """Prepare one network; return the exit code."""
    options = _parse(arguments)
    manifest_path = FOLDER / f"{options.name}.json"
    manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    original = options.source.read_bytes()
    try:
        check(f"the original of {options.name}", original, manifest["upstream"])
        prepared = prepare(options.name, original)
        if options.prove or options.update_manifest:
            from models import proof  # needs onnxruntime and photos, which a build does without

            print(proof.prove(original, prepared, manifest))
        if options.update_manifest:
            manifest.update(describe_parts(options.name, prepared))
            manifest_path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        check(f"the prepared {options.name}", prepared, manifest)
    except PreparationError as error:
        print(f"prepare: {error}", file=sys.stderr)
        return 1
    write(prepared, options.out)
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m models.prepare", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("name", choices=sorted(RECIPES))
    parser.add_argument("--source", type=Path, required=True, help="the file as its authors published it")
    parser.add_argument("--out", type=Path, required=True, help="where to write the prepared file")
    parser.add_argument("--prove", action="store_true", help="compare both on real photos with onnxruntime")
    parser.add_argument("--update-manifest", action="store_true", help="prove, then accept the result as the new truth")
    return parser.parse_args(arguments)


def write(content: bytes, path: Path) -> None:
    """Write whole or not at all: other programs take the file's presence for its completeness."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(path)


if __name__ == "__main__":
    sys.exit(main())
