"""The colours of renderings, on public-domain photos with a fixed matte: edges, shadows and backgrounds; no network."""

from __future__ import annotations

import numpy as np
import pytest

from tests.quality.golden import RENDERS_FILE
from tests.quality.renders import CASES, FINENESS, summarize_render

TOLERANCE = 0.2
"""Levels of 255, of a block's mean: a pixel here and there may round differently elsewhere."""


@pytest.mark.parametrize(("photo", "name"), CASES)
def test_golden(photo: str, name: str) -> None:
    with np.load(RENDERS_FILE) as goldens:
        golden = goldens[f"{photo}: {name}"]
    blocks, edges = np.abs(summarize_render(photo, name).astype(int) - golden).max(axis=(1, 2, 3)) * FINENESS
    assert max(blocks, edges) <= TOLERANCE, "look at it; if it is right, run `python -m tests.quality.make_golden`"


def test_no_golden_is_left_over() -> None:
    with np.load(RENDERS_FILE) as goldens:
        assert set(goldens) == {f"{photo}: {name}" for photo, name in CASES}
