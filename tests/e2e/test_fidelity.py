"""The awkward sources of the fidelity matrix, cut in the browser: the same as natively, and the contract kept."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from tests.awkward_sources import SECRET, make_source
from tests.e2e.offcut_page import OffcutPage, read_pixels
from tests.native_cut import SAME, cut_natively, differ

AWKWARD = [
    "jpeg-cmyk",
    "jpeg-turned-6",
    "png-16-bit-alpha",
    "png-16-bit-key",
    "png-palette-alpha",
    "gif-animated",
    "webp-animated",
    "tiff-turned-5",
    "png-300x1",
    "png-1x1",
    "webp-resolution",
]


def test_awkward_sources(
    shared_page: OffcutPage, native: InferenceBackend, manifests: dict[str, Manifest], tmp_path: Path
) -> None:
    for index, name in enumerate(AWKWARD):
        source = make_source(name)
        file = tmp_path / name
        file.write_bytes(source.data)
        shared_page.add(file)
        shared_page.expect_status("done", index)
        _, data = shared_page.download()
        assert sorted(shared_page.warnings()) == sorted(source.notices), name

        cutout = read_pixels(data)
        expected = cut_natively(file, [manifests["u2netp"]], native, solve=False)
        assert cutout.shape == expected.shape == (*source.rgb.shape[:2], 4), name
        assert differ(cutout, expected) <= SAME, name
        opaque, hidden = cutout[..., 3] == 255, cutout[..., 3] == 0
        assert np.array_equal(cutout[opaque, :3], source.rgb[opaque]), name
        assert not cutout[hidden].any(), name
        assert source.alpha is None or (cutout[..., 3] <= source.alpha).all(), name
        with Image.open(io.BytesIO(data)) as image:
            assert image.info.get("icc_profile") == source.icc_profile, name
            assert ("dpi" in image.info) == (source.dpi is not None), name
            assert not dict(image.getexif()) and SECRET.encode() not in data, name
    assert shared_page.complaints == []
