"""Each odd file is cut with the right notices, or refused with the right code and by its name."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.decode.decode import decode
from py_app.errors import DecodeError, OffcutError
from py_app.types import Pixels
from tests.odd_files import PLAIN, OddFile
from tests.unit.decode.odd import FILES, read


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_outcome(file: OddFile) -> None:
    if file.error is None:
        source = decode(file.data)
        assert sorted(notice.code for notice in source.notices) == sorted(file.notices)
        return
    with pytest.raises(OffcutError) as caught:
        decode(file.data)
    assert caught.value.code == file.error
    assert caught.value.details.get("variant") == file.variant


LOSSLESS = [
    name
    for name in FILES
    if name.startswith(
        ("png-checksum", "png-exif", "png-text", "png-4", "png-xmp", "webp-exif", "webp-xmp", "png-no-end")
    )
    and FILES[name].error is None
] + ["png-profile-junk", "png-profile-unpacked", "png-resolution", "png-cicp-srgb", "png-srgb-before-gamma"]


@pytest.mark.parametrize("name", LOSSLESS)
def test_no_metadata_changes_a_pixel(name: str) -> None:
    source = read(name)
    assert np.array_equal(source.rgb, PLAIN)
    assert (source.alpha, source.icc_profile, source.dpi) == (None, None, None)


@pytest.mark.parametrize("name", list(FILES))
def test_damage_ends_in_a_coded_error(name: str) -> None:
    """Whatever happens to any of the files: a picture, or a `DecodeError`."""
    random = np.random.default_rng(len(name))
    data = np.frombuffer(FILES[name].data, np.uint8)
    for trial in range(24):
        damaged: Pixels = data.copy()
        places = random.integers(0, min(len(data), 200 if trial % 2 else len(data)), 4)
        damaged[places] = random.integers(0, 256, len(places))
        kept = damaged[: random.integers(1, len(data) + 1)] if trial % 3 == 0 else damaged
        try:
            decode(kept.tobytes(), max_pixels=1 << 20)
        except DecodeError:
            continue
