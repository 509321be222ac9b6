"""A network's output on a reference picture enters, a judgement leaves: a backend is trusted after it passes.

Where a reference comes from: models/make_reference.py, run once with native onnxruntime.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import numpy as np

from py_app.errors import ManifestError, WrongResult
from py_app.network.manifest import MAX_SIDE, FixedSize, InputRule, OutputRule
from py_app.network.mask import read_mask
from py_app.network.preprocess import preprocess
from py_app.types import Mask, Pixels, Size, Tensor

TOLERANCE = 1e-3
"""Mean absolute difference of a mask; correct backends differ by less than a tenth of it."""


@dataclass(frozen=True)
class Reference:
    """A small picture and the mask that a correct backend gives for it.

    Attributes
    ----------
    picture
        uint8 `(h, w, 3)`.
    size
        The (height, width) of the network's input; whole multiples of the mask's.
    mask
        float16 `(h, w)` in [0, 1]: the expected mask, averaged over blocks.
    """

    picture: Pixels
    size: Size
    mask: Mask


@dataclass(frozen=True)
class Judgement:
    """Whether a backend gave the reference's mask, and how far from it it was (mean absolute, None: no mask)."""

    is_right: bool
    difference: float | None


def read_reference(data: bytes) -> Reference:
    """Read an `.npz` file.

    Raises
    ------
    ManifestError
        It is not a reference.
    """
    try:
        with np.load(io.BytesIO(data)) as arrays:
            size, picture, mask = arrays["size"], arrays["picture"], arrays["mask"]
    except Exception as error:  # numpy's and zipfile's readers raise anything on bytes that are none of theirs
        raise ManifestError(f"The reference is malformed: {error!r}") from error
    if size.shape != (2,) or size.dtype.kind not in "iu" or not (size >= 1).all() or not (size <= MAX_SIDE).all():
        raise ManifestError("The reference has no size.")
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8 or not picture.size:
        raise ManifestError("The reference has no picture.")
    height, width = size.tolist()
    is_mask = mask.ndim == 2 and mask.size and mask.dtype.kind == "f" and bool(np.isfinite(mask).all())
    if not is_mask or height % mask.shape[0] or width % mask.shape[1]:
        raise ManifestError("The reference has no mask.")
    return Reference(picture, (height, width), mask)


def prepare_reference(reference: Reference, rule: InputRule) -> Tensor:
    """Return the network's input for the reference picture, made as for any other: float32 `(1, 3, h, w)`."""
    return preprocess(reference.picture, replace(rule, size=FixedSize(*reference.size)))


def judge(output: Tensor, reference: Reference, rule: OutputRule) -> Judgement:
    """Compare a backend's raw output, float32 `(1, 1, h, w)` or flat, with the reference."""
    height, width = reference.size
    if output.size != height * width:
        return Judgement(False, None)
    try:
        mask = read_mask(output.reshape(1, 1, height, width), rule, reference.size)
    except WrongResult:
        return Judgement(False, None)
    averaged = average_blocks(mask, reference.mask.shape)
    difference = float(np.abs(averaged - reference.mask.astype(np.float32)).mean())
    return Judgement(difference <= TOLERANCE, difference)


def average_blocks(mask: Mask, size: tuple[int, ...]) -> Mask:
    """Shrink a mask to `size`, of which its own is a whole multiple."""
    height, width = size
    blocks = mask.reshape(height, mask.shape[0] // height, width, mask.shape[1] // width)
    averaged: Mask = blocks.mean(axis=(1, 3), dtype=np.float32)
    return averaged
