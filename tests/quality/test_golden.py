"""Every level's mattes of public-domain photos are what they were when a person last looked at them, and near right."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.network.backend import InferenceBackend
from tests.bench.quality_table import load_plans
from tests.quality.golden import (
    FOLDER,
    PHOTOS,
    RENDERS_FILE,
    find_matte,
    find_small_matte,
    list_cases,
    read_matte,
    shrink,
)
from tests.quality.make_golden import cut

TOLERANCE = 1e-3
"""Mean difference of alpha, in [0, 1]: one machine repeats itself exactly, others may round differently."""

BUDGETS: dict[str, dict[str, tuple[float, float]]] = {
    "fast": {
        "astronaut.png": (21.5, 0.965),
        "coffee.png": (4, 0.99),
        "rocket.jpg": (19, 0.57),
        "clock_motion.png": (9, 0.915),
    },
    "balanced": {
        "astronaut.png": (4.2, 0.995),
        "coffee.png": (0.6, 0.998),
        "rocket.jpg": (74, 0.35),
        "clock_motion.png": (3, 0.97),
    },
    "best": {
        "astronaut.png": (1, 0.998),
        "coffee.png": (1, 0.998),
        "rocket.jpg": (1, 0.99),
        "clock_motion.png": (1, 0.99),
    },
}
"""By level and photo: the greatest mean error of alpha (× 1000) and the least overlap (intersection over union) with
the matte that a person found right. New goldens may not be worse: tightening is welcome, loosening needs a reason."""


@pytest.mark.parametrize(("photo", "level"), list_cases())
def test_golden(native: InferenceBackend, photo: str, level: str) -> None:
    alpha = cut(load_plans()[level], native, photo)
    right = read_matte(photo)
    error = np.abs(alpha.astype(int) - right).mean() / 255 * 1000
    subject, wanted = alpha > 127, right > 127
    overlap = (subject & wanted).sum() / (subject | wanted).sum()
    most, least = BUDGETS[level][photo]
    assert error <= most
    assert overlap >= least

    small = np.asarray(shrink(alpha))
    with Image.open(find_small_matte(photo, level)) as image:
        golden = np.asarray(image)
    assert small.shape == golden.shape
    difference = np.abs(small.astype(int) - golden).mean() / 255
    assert difference <= TOLERANCE, "look at it; if it is right, run `python -m tests.quality.make_golden`"


def test_no_golden_is_left_over() -> None:
    mattes = {find_small_matte(*case) for case in list_cases()}
    assert set(FOLDER.iterdir()) == mattes | {find_matte(photo) for photo in PHOTOS} | {RENDERS_FILE}
