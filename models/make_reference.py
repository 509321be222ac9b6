"""A prepared network enters; `NAME.reference.npz` leaves, by which browsers prove their backends.

    python -m models.make_reference u2netp

Run when a network's weights change. The picture is scikit-image's astronaut (NASA, in the public domain), very small.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from skimage import data as photos

from py_app.network.manifest import FixedSize, Manifest, parse_manifest
from py_app.network.mask import read_mask
from py_app.network.native import NativeBackend
from py_app.network.reference import Reference, average_blocks, prepare_reference
from py_app.types import Size

FOLDER = Path(__file__).parent
PHOTO = "astronaut"
SIDE = 64  # pixels, of the picture and the mask
SMALL = 128, 128
"""The input's (height, width) where the network takes any: small, as it runs on whatever device there is."""


def choose_size(manifest: Manifest) -> Size:
    """Return the input size to test with: the network's only one, or a small one."""
    rule = manifest.input.size
    return (rule.height, rule.width) if isinstance(rule, FixedSize) else SMALL


async def make_reference(manifest: Manifest, backend: NativeBackend) -> bytes:
    """Run the network on the picture; the same machine gives the same file."""
    photo = Image.fromarray(getattr(photos, PHOTO)()).resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    size = choose_size(manifest)
    unjudged = Reference(np.asarray(photo), size, np.zeros((SIDE, SIDE), np.float32))
    inference = await backend.run(manifest, prepare_reference(unjudged, manifest.input))
    mask = average_blocks(read_mask(inference.output, manifest.output, size), (SIDE, SIDE)).astype(np.float16)
    file = io.BytesIO()
    np.savez_compressed(file, picture=unjudged.picture, size=np.array(size, np.int32), mask=mask)
    return file.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Write one network's reference."""
    parser = argparse.ArgumentParser(prog="python -m models.make_reference")
    parser.add_argument("name")
    name = parser.parse_args(arguments).name
    manifest = parse_manifest((FOLDER / f"{name}.json").read_bytes())
    data = asyncio.run(make_reference(manifest, NativeBackend(FOLDER / "weights")))
    (FOLDER / f"{name}.reference.npz").write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
