"""An AVIF with alpha goes through the browser's own decoder; what the browser cannot open is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.types import Pixels
from tests.e2e.offcut_page import OffcutPage, read_pixels
from tests.native_cut import SAME, cut_natively, differ
from tests.photos import find_photo

pytestmark = [pytest.mark.apart, pytest.mark.long]

QUALITY: dict[str, Any] = {"quality": 95, "subsampling": "4:4:4"}
"""Decoders agree on these to the last digits; on chroma at half the size they need not."""


STRETCHED = 0.05
"""Chromium 156 reads a full-range alpha plane as a limited one: 16 becomes 0, 235 becomes 255."""


def compare(cutout: Pixels, expected: Pixels, *, tolerance: float = SAME) -> None:
    """Assert that two cutouts are the same but for rounding and, in alpha, a tolerance."""
    assert cutout.shape == expected.shape
    assert differ(cutout, expected) <= tolerance
    opaque = (cutout[..., 3] == 255) & (expected[..., 3] == 255)
    assert opaque.any()
    assert np.abs(cutout[opaque].astype(int) - expected[opaque]).max() <= 2


def test_its_own_alpha_and_what_cannot_be_opened(
    page: OffcutPage, native: InferenceBackend, manifests: dict[str, Manifest], tmp_path: Path
) -> None:
    photo = tmp_path / "photo.avif"
    with Image.open(find_photo("chelsea.png")) as image:
        image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda value: min(255, value * 2)))
        image.save(photo, **QUALITY)
    page.add(photo)
    page.expect_status("done")
    expected = cut_natively(photo, [manifests["u2netp"]], native, solve=False)
    cutout = read_pixels(page.download()[1])
    compare(cutout, expected, tolerance=STRETCHED)
    assert not cutout[cutout[..., 3] == 0].any()
    assert cutout[: len(cutout) // 4, :, 3].max() < 160  # the source's is at most 128 there

    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
    page.add({"name": "photo.heic", "mimeType": "image/heic", "buffer": heic})
    page.expect_status("failed", 1)
    assert page.error_code(1) == "unsupported-format"
    expect(page.item(1).get_by_test_id("error")).to_have_text("This browser can’t open HEIC pictures.")


def test_a_damaged_one_is_damaged(page: OffcutPage, tmp_path: Path) -> None:
    photo = tmp_path / "photo.avif"
    with Image.open(find_photo("chelsea.png")) as image:
        image.save(photo)
    photo.write_bytes(photo.read_bytes()[:3000])
    page.add(photo)
    page.expect_status("failed")
    assert page.error_code() == "truncated"
