"""Parts cover what may not be 0, once; what they call full is full, and what they leave out is empty."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging.resize import resize_plane
from py_app.imaging.tiles import iterate_parts
from py_app.types import Size

RANDOM = np.random.default_rng(11)


@pytest.mark.parametrize("small", [(1, 1), (7, 20), (16, 8), (33, 41)])
@pytest.mark.parametrize("scale", [1, 1.3, 4])
def test_what_is_certain_is_so(small: Size, scale: float) -> None:
    size = round(small[0] * scale), round(small[1] * scale)
    middle = np.add.outer(np.linspace(-400, 400, small[0]), np.linspace(-300, 900, small[1])).astype(np.float32)
    reach = RANDOM.uniform(0, 40, small).astype(np.float32)
    least, most = resize_plane(middle - reach, size), resize_plane(middle + reach, size)
    covered = np.zeros(size, int)
    for part in iterate_parts(middle - reach, middle + reach, size):
        covered[part.rows, part.columns] += 1
        assert not part.is_full or least[part.rows, part.columns].min() >= 255
    assert covered.max() <= 1
    assert most[covered == 0].max(initial=0) <= 0


def test_most_of_an_image_with_one_edge_is_certain() -> None:
    middle = np.repeat(np.linspace(-5000, 5000, 100, dtype=np.float32)[None], 80, 0)
    parts = list(iterate_parts(middle, middle, (800, 1000)))
    mixed = [part for part in parts if not part.is_full]
    assert {(part.columns.start, part.columns.stop) for part in mixed} == {(480, 560)}
    assert {part.columns.stop for part in parts if part.is_full} == {1000}
