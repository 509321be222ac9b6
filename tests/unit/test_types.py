"""The one thing that a value works out by itself."""

from __future__ import annotations

import numpy as np

from py_app.types import Source


def test_a_sources_size_is_height_and_width() -> None:
    assert Source(np.zeros((3, 5, 3), np.uint8)).size == (3, 5)
