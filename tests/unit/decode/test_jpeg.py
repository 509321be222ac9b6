"""What is missing at the end of a JPEG file."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.errors import Truncated
from tests.odd_files import PLAIN
from tests.unit.decode.odd import read
from tests.unit.images import encode_as, make_gradient


@pytest.mark.parametrize("kind", ["", "progressive-", "restart-"])
def test_all_but_the_last_rows_are_there(kind: str) -> None:
    whole = decode(encode_as(Image.fromarray(PLAIN), "JPEG", quality=95, subsampling=0)).rgb
    assert np.array_equal(read(f"jpeg-{kind}no-end").rgb, whole)
    assert np.array_equal(read(f"jpeg-{kind}last-bytes-missing").rgb[:-16], whole[:-16])


def test_a_short_end_is_found_in_a_reduced_picture_too() -> None:
    large = encode_as(Image.fromarray(make_gradient(800, 1200)), "JPEG", quality=90)
    source = decode(large[:-2], max_pixels=60_000)
    assert [notice.code for notice in source.notices] == ["end-missing", "size-reduced"]
    with pytest.raises(Truncated):
        decode(large[: len(large) * 3 // 4], max_pixels=60_000)
