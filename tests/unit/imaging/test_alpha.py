"""Products of alphas."""

from __future__ import annotations

import numpy as np

from py_app.imaging.alpha import multiply_alpha


def test_a_product_is_rounded() -> None:
    ramp = np.arange(256, dtype=np.uint8)[None]
    expected = np.rint(ramp.astype(float) * 77 / 255)
    assert np.array_equal(multiply_alpha(ramp, np.full_like(ramp, 77)), expected)
