"""64 megapixels are cut whole in bounded memory; what is too large is said at once, with a size that works."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import OffcutPage, read_pixels
from tests.photos import make_64_megapixels
from tests.unit.images import make_bomb_png

pytestmark = [pytest.mark.apart, pytest.mark.long]

HEAP = 1_600_000_000
"""Bytes that Python may take for 64 megapixels."""


@pytest.mark.thorough
def test_64_megapixels(open_page: OpenPage, tmp_path: Path) -> None:
    photo = make_64_megapixels(tmp_path)
    page = open_page("?level=fast")
    page.add(photo)
    page.expect_status("done")
    _, data = page.download()
    cutout = read_pixels(data)
    assert cutout.shape == (8000, 8000, 4)
    opaque = cutout[..., 3] == 255
    assert 0.2 < opaque.mean() < 0.8
    assert np.array_equal(cutout[opaque, :3], read_pixels(photo.read_bytes())[opaque])
    assert int(page.page.locator("#report .engine-facts").get_attribute("data-heap") or HEAP) < HEAP
    assert page.warnings() == [] and page.complaints == []


def test_a_side_that_is_too_long_is_offered_shorter(page: OffcutPage, tmp_path: Path) -> None:
    panorama = tmp_path / "panorama.png"
    Image.linear_gradient("L").resize((20000, 100)).save(panorama)
    page.add(panorama)
    page.expect_status("failed")
    assert page.error_code() == "image-too-large"
    offer = page.page.get_by_test_id("cut-reduced")
    expect(offer).to_have_text("Cut out at \u206616384 × 81\u2069")
    offer.click()
    page.expect_status("done")
    expect(offer).to_have_count(0)
    assert "size-reduced" in page.warnings()
    expect(page.page.locator("#report [data-code=size-reduced]")).to_contain_text("20000 × 100 to 16384 × 81")
    assert read_pixels(page.download()[1]).shape == (81, 16384, 4)


def test_more_than_any_device_can_do_gets_no_offer(page: OffcutPage) -> None:
    page.add({"name": "bomb.png", "mimeType": "", "buffer": make_bomb_png(20000, 20000)})
    page.expect_status("failed")
    assert page.error_code() == "image-too-large"
    expect(page.page.get_by_test_id("cut-reduced")).to_have_count(0)
