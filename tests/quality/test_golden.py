"""Every level's mattes of public-domain photos are what they were when a person last looked at them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.network.backend import InferenceBackend
from tests.bench.quality_table import load_plans
from tests.quality.make_golden import FOLDER, cut_small, find_golden, list_cases

TOLERANCE = 1e-3
"""Mean difference of alpha, in [0, 1]: one machine repeats itself exactly, others may round differently."""


@pytest.mark.parametrize(("photo", "level"), list_cases())
def test_golden(native: InferenceBackend, photo: str, level: str) -> None:
    small = np.asarray(cut_small(load_plans()[level], native, photo))
    with Image.open(find_golden(photo, level)) as image:
        golden = np.asarray(image)
    assert small.shape == golden.shape
    difference = np.abs(small.astype(int) - golden).mean() / 255
    assert difference <= TOLERANCE, "look at it; if it is right, run `python -m tests.quality.make_golden`"


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {find_golden(*case).name for case in list_cases()}
