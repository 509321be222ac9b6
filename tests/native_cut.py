"""What the native backend makes of a photo, for comparison with the browser's cutout."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.network.plan import Plan
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from py_app.types import Pixels
from tests.coroutines import run_now

SAME = 2e-3
"""Mean absolute difference of alpha, in [0, 1], between cutouts of one photo on two right backends."""


def cut_natively(
    photo: Path, models: Sequence[Manifest], backend: InferenceBackend, *, solve: bool, mirror: bool = False
) -> Pixels:
    """Cut a photo as the command line does."""
    matte = run_now(estimate_matte(photo.read_bytes(), Plan(models, solve=solve, mirror=mirror), backend)).matte
    with Image.open(io.BytesIO(render(matte, RenderOptions()).data)) as image:
        return np.asarray(image)


def differ(one: Pixels, other: Pixels) -> float:
    """Return the mean absolute difference of two cutouts' alpha, in [0, 1]."""
    return float(np.abs(one[..., 3].astype(int) - other[..., 3]).mean()) / 255
