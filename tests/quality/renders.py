"""A photo and its matte enter; a rendering of every kind leaves, and the few numbers that it is recognised by."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from py_app.decode.decode import decode
from py_app.options import parse_options
from py_app.pipeline import render
from py_app.types import Matte, Pixels
from tests.photos import find_photo
from tests.quality.golden import PHOTOS, read_matte

RENDERS: Mapping[str, Mapping[str, Any]] = {
    "cutout": {},
    "colours kept": {"decontaminate": False},
    "drop shadow": {"add_shadow": True, "shadow_type": "drop"},
    "contact shadow": {"add_shadow": True, "shadow_type": "contact"},
    "colour": {"bg_color": "#2a7fc4"},
    "gradient": {"bg_gradient": "135deg, #102030, gold 40%, white"},
    "blur": {"bg_blur": 3},
    "image": {"bg_image": "behind"},
    "image, shadow": {"bg_image": "behind", "bg_fit": "contain", "add_shadow": True},
}
"""Options by a name that says what is new in them."""

ENLARGED = "enlarged"
ENLARGED_PHOTO, ENLARGEMENT = "coffee.png", 5
"""A photo of six megapixels, so large that its colours are estimated at a smaller size and read back between pixels."""

CASES = [*((photo, name) for photo in PHOTOS for name in RENDERS), (ENLARGED_PHOTO, ENLARGED)]

BEHIND = "coffee.png"
"""The photo that is put behind the others."""

BLOCKS = 16
"""A summary has this many blocks down and across."""

FINENESS = 1 / 64
"""A summary counts in this part of a level of 255."""

FEWEST = 8
"""Pixels: an edge in a block counts as no shorter, so that one pixel rounded differently changes little."""

Summary: TypeAlias = NDArray[np.uint16]


def summarize_render(photo: str, name: str) -> Summary:
    """Render a photo with its golden matte and return the summary of the file's pixels."""
    data, alpha = find_photo(photo).read_bytes(), read_matte(photo)
    if name == ENLARGED:
        data, alpha = _enlarge(data, alpha)
    return _summarize(_render(data, alpha, RENDERS.get(name, {})), alpha)


def _enlarge(photo: bytes, alpha: Pixels) -> tuple[bytes, Pixels]:
    with Image.open(io.BytesIO(photo)) as image:
        size = image.width * ENLARGEMENT, image.height * ENLARGEMENT
        file = io.BytesIO()
        image.resize(size, Image.Resampling.BICUBIC).save(file, "PNG", compress_level=1)
    return file.getvalue(), np.asarray(Image.fromarray(alpha).resize(size, Image.Resampling.BICUBIC))


def _render(data: bytes, alpha: Pixels, fields: Mapping[str, Any]) -> Pixels:
    matte = Matte(decode(data), alpha, minimum_coverage=alpha)
    options = parse_options(fields, decode(find_photo(BEHIND).read_bytes()) if "bg_image" in fields else None)
    rendering = render(matte, options)
    with Image.open(io.BytesIO(rendering.data)) as image:
        return np.asarray(image.convert("RGBA"))


def _summarize(pixels: Pixels, alpha: Pixels) -> Summary:
    """Return the mean of every block, once over all pixels and once over the edge alone, where colours are estimated.

    Parameters
    ----------
    pixels : uint8 `(H, W, 4)`
    alpha : uint8 `(H, W)`, the matte that says where the edge is

    Returns
    -------
    Summary
        uint16 `(2, BLOCKS, BLOCKS, 4)`, in units of `FINENESS`; 0 in a block without an edge.
    """
    soft = (alpha > 0) & (alpha < 255)
    means = [_average(pixels, weight[..., None]) for weight in (np.ones(alpha.shape), soft.astype(float))]
    return np.rint(np.divide(means, FINENESS)).astype(np.uint16)


def _average(pixels: Pixels, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    return _sum_blocks(pixels * weight) / np.maximum(_sum_blocks(weight), FEWEST)


def _sum_blocks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    for axis in (0, 1):
        starts = np.arange(BLOCKS) * values.shape[axis] // BLOCKS
        values = np.add.reduceat(values, starts, axis=axis)
    return values
