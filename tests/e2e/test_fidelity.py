"""The awkward sources of the fidelity matrix, cut in the browser: the same as natively, and the contract kept."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from tests.awkward_sources import SECRET, make_source
from tests.e2e.offcut_page import OffcutPage, read_pixels
from tests.native_cut import SAME, cut_natively, differ

AWKWARD = ["jpeg-cmyk", "png-16-bit-alpha", "gif-animated", "tiff-turned-5", "png-1x1", "webp-resolution"]
THE_OTHERS = ["jpeg-turned-6", "png-16-bit-key", "png-palette-alpha", "webp-animated", "png-300x1"]


@pytest.mark.parametrize("names", [AWKWARD, pytest.param(THE_OTHERS, marks=pytest.mark.thorough)], ids=len)
def test_awkward_sources(
    page: OffcutPage, names: list[str], native: InferenceBackend, manifests: dict[str, Manifest], tmp_path: Path
) -> None:
    for index, name in enumerate(names):
        source = make_source(name)
        file = tmp_path / name
        file.write_bytes(source.data)
        page.add(file)
        page.expect_status("done", index)
        _, data = page.download()
        assert sorted(page.warnings()) == sorted(source.notices), name

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
    assert page.complaints == []
