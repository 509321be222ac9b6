"""Compare a prepared network with its original on real photos, through native onnxruntime."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnxruntime
import skimage
from numpy.typing import NDArray
from PIL import Image

from models.steps import PreparationError

PHOTOS = ("astronaut", "chelsea", "coffee", "rocket")  # in the public domain, shipped with scikit-image
LARGEST_DIFFERENCE = 1e-4  # for a network whose weights were not touched
MEAN_DIFFERENCE = 2e-3  # for one whose weights were quantised
OTHER_SIZE = (640, 896)  # (height, width), neither square nor the size it was exported at


def prove(original: bytes, prepared: bytes, manifest: dict[str, Any], photos: tuple[str, ...] = PHOTOS) -> str:
    """Show that two networks agree on every photo, or raise.

    Parameters
    ----------
    original, prepared : ONNX files; the original's input has a fixed size
    manifest : the prepared network's manifest; only its `input` is read
    photos : names of images in `skimage.data`

    Returns
    -------
    One line for people, with the mean difference over all photos and the largest at any pixel.

    Raises
    ------
    PreparationError
        If a fixed-size network differs anywhere by more than `LARGEST_DIFFERENCE`, or one of free size (whose
        weights are quantised) by more than `MEAN_DIFFERENCE` on average over the photos, or does not run at another
        size.
    """
    before, after = _start(original), _start(prepared)
    size = tuple(before.get_inputs()[0].shape[2:])
    tensors = [_photo_tensor(name, size, manifest["input"]) for name in photos]
    differences = [np.abs(_run(before, tensor) - _run(after, tensor)) for tensor in tensors]
    largest = max(float(difference.max()) for difference in differences)
    mean = float(np.mean([difference.mean() for difference in differences]))
    result = f"{manifest['name']}: differs by {mean:.2g} on average, {largest:.2g} at most, on {len(photos)} photos"
    is_fixed = manifest["input"]["size"]["rule"] == "fixed"
    if largest > LARGEST_DIFFERENCE if is_fixed else mean > MEAN_DIFFERENCE:
        raise PreparationError(result)
    if not is_fixed:
        _prove_other_size(after, manifest)
    return result


def _prove_other_size(session: onnxruntime.InferenceSession, manifest: dict[str, Any]) -> None:
    found = _run(session, _photo_tensor(PHOTOS[0], OTHER_SIZE, manifest["input"])).shape[2:]
    if found != OTHER_SIZE:
        raise PreparationError(f"{manifest['name']}: an input of {OTHER_SIZE} gives an output of {found}")


def _start(model: bytes) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])


def _run(session: onnxruntime.InferenceSession, tensor: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the first output, (1, 1, height, width)."""
    first = session.get_outputs()[0].name
    output: NDArray[np.float32] = session.run([first], {session.get_inputs()[0].name: tensor})[0]
    return output


def _photo_tensor(name: str, size: tuple[int, int], facts: dict[str, Any]) -> NDArray[np.float32]:
    """Prepare a photo as the manifest's `input` says; (1, 3, height, width)."""
    height, width = size
    photo = Image.fromarray(getattr(skimage.data, name)()).convert("RGB")
    resampling = Image.Resampling[facts["resampling"].upper()]
    pixels = np.asarray(photo.resize((width, height), resampling), np.float32) / 255
    normal = (pixels - np.array(facts["mean"], np.float32)) / np.array(facts["std"], np.float32)
    return np.ascontiguousarray(normal.transpose(2, 0, 1)[None])
