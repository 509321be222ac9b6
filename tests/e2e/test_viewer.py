"""The viewer: enlarging, mask and uncertainty, and what is done by hand: boxes that choose, undo and redo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.network.plan import Plan
from py_app.options.region import ROI
from py_app.pipeline import estimate_matte
from tests.coroutines import run_now
from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage, read_pixels
from tests.native_cut import SAME


@pytest.fixture(scope="module")
def cut_page(shared_page: OffcutPage, astronaut: Path) -> OffcutPage:
    """A page with one picture that is cut."""
    shared_page.add(astronaut)
    shared_page.expect_status("done")
    return shared_page


@pytest.fixture
def page(cut_page: OffcutPage) -> Iterator[OffcutPage]:
    """The same page, as it was before."""
    yield cut_page
    clear = cut_page.page.get_by_test_id("clear-edits")
    if clear.is_visible():
        clear.click()
    cut_page.expect_status("done")
    choose(cut_page.page, "Pan")
    choose(cut_page.page, "Both")
    assert cut_page.complaints == []


def choose(page: Page, name: str) -> None:
    """Choose a view or a tool by its name."""
    page.locator("#viewer").get_by_role("radio", name=name, exact=True).check(force=True)


def stage(page: Page) -> Locator:
    return page.locator("#stage")


def drag(page: Page, sheet: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag over a picture, from and to shares of its width and height."""
    box = sheet.bounding_box()
    assert box
    (x1, y1), (x2, y2) = ((box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in (start, end))
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move(x2, y2, steps=8)
    page.mouse.up()


def test_pictures_are_enlarged_and_moved_by_wheel_keys_and_buttons(page: OffcutPage) -> None:
    choose(page.page, "Cutout")
    sheet = page.page.locator(".cell-result .sheet")
    fitted = sheet.bounding_box()
    assert fitted
    page.page.mouse.move(fitted["x"] + 10, fitted["y"] + 10)
    page.page.mouse.wheel(0, -300)
    expect(stage(page.page)).to_have_attribute("data-zoomed", "")
    wheeled = sheet.bounding_box()
    assert wheeled and wheeled["width"] > 1.2 * fitted["width"]
    assert abs(wheeled["x"] - fitted["x"]) < 10  # what is under the pointer stays there

    stage(page.page).focus()
    page.page.keyboard.press("ArrowRight")
    moved = sheet.bounding_box()
    assert moved and moved["x"] < wheeled["x"]
    drag(page.page, stage(page.page), (0.5, 0.5), (0.6, 0.5))
    dragged = sheet.bounding_box()
    assert dragged and dragged["x"] > moved["x"]
    page.page.get_by_role("button", name="Fit to view").click()
    assert sheet.bounding_box() == fitted
    page.page.get_by_role("button", name="Zoom in").click()
    expect(stage(page.page)).to_have_attribute("data-zoomed", "")
    stage(page.page).focus()
    page.page.keyboard.press("0")
    assert sheet.bounding_box() == fitted


def test_mask_and_uncertain_areas_can_be_seen(page: OffcutPage) -> None:
    result = page.page.get_by_test_id("result-image")
    cutout = result.get_attribute("src")
    choose(page.page, "Mask")
    expect(result).not_to_have_attribute("src", cutout or "")
    choose(page.page, "Uncertain areas")
    uncertainty = page.page.get_by_test_id("uncertainty-image")
    expect(uncertainty).to_be_visible()
    expect(uncertainty).to_have_js_property("naturalWidth", 256)
    choose(page.page, "Cutout")
    expect(uncertainty).to_be_hidden()
    expect(result).to_be_visible()


def test_a_box_chooses_the_subject_and_can_be_undone(
    page: OffcutPage, astronaut: Path, native: InferenceBackend, manifests: dict[str, Manifest]
) -> None:
    whole = read_pixels(page.download()[1])
    choose(page.page, "Cut only inside a box")
    drag(page.page, page.page.locator(".cell-original .sheet"), (0.6, 0.0), (0.98, 0.55))
    expect(page.page.locator(".cell-original .region")).to_have_count(1)
    expect(page.page.get_by_test_id("undo")).to_be_enabled()
    page.expect_status("done")
    rocket = read_pixels(page.download()[1])
    regions = ROI.read({"roi": [[0.6 * 512, 0, 0.98 * 512, 0.55 * 512]]})
    plan = Plan([manifests["u2netp"]], solve=False, regions=regions)
    matte = run_now(estimate_matte(astronaut.read_bytes(), plan, native)).matte
    assert np.abs(rocket[..., 3].astype(float) - matte.alpha).mean() / 255 <= 3 * SAME  # a mouse has whole pixels
    assert not rocket[300:, :, 3].any()

    page.page.keyboard.press("Control+z")
    page.expect_status("working")
    page.expect_status("done")
    np.testing.assert_array_equal(read_pixels(page.download()[1]), whole)
    page.page.keyboard.press("Control+Shift+z")
    page.expect_status("working")
    page.expect_status("done")
    np.testing.assert_array_equal(read_pixels(page.download()[1]), rocket)


def test_a_box_is_drawn_with_keys(page: OffcutPage) -> None:
    choose(page.page, "Cut only inside a box")
    stage(page.page).focus()
    for key in ("Shift+ArrowUp", " ", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", " "):
        page.page.keyboard.press(key)
    expect(page.page.locator(".cell-original .region")).to_have_count(1)
    page.expect_status("done")


def test_brushes_erase_and_restore_at_full_resolution(page: OffcutPage) -> None:
    before = read_pixels(page.download()[1])
    sheet = page.page.locator(".cell-result .sheet")
    choose(page.page, "Erase")
    drag(page.page, sheet, (0.4, 0.75), (0.6, 0.75))
    expect(page.page.locator(".cell-result .stroke")).to_have_count(0, timeout=CUT_TIMEOUT)  # it is in the picture
    erased = read_pixels(page.download()[1])
    assert before[384, 210:300, 3].min() == 255
    assert erased[384, 210:300, 3].max() == 0
    np.testing.assert_array_equal(erased[:360], before[:360])

    choose(page.page, "Restore")
    drag(page.page, sheet, (0.4, 0.75), (0.6, 0.75))
    expect(page.page.locator(".cell-result .stroke")).to_have_count(0, timeout=CUT_TIMEOUT)
    restored = read_pixels(page.download()[1])
    np.testing.assert_array_equal(restored[384, 210:300], before[384, 210:300])
    for _ in range(2):
        page.page.get_by_test_id("undo").click()
    np.testing.assert_array_equal(read_pixels(page.download()[1]), before)


@pytest.mark.thorough
def test_strokes_survive_another_level(page: OffcutPage) -> None:
    choose(page.page, "Erase")
    drag(page.page, page.page.locator(".cell-result .sheet"), (0.4, 0.75), (0.6, 0.75))
    page.page.get_by_test_id("model").select_option("isnet")
    page.page.locator("#cut-again").click()
    page.expect_status("working")
    page.expect_status("done")
    assert read_pixels(page.download()[1])[384, 210:300, 3].max() == 0
    page.page.get_by_test_id("model").select_option("")
    page.page.locator("#cut-again").click()
    page.expect_status("working")


def test_a_click_is_no_box(page: OffcutPage) -> None:
    choose(page.page, "Cut only inside a box")
    stage(page.page).click()
    expect(page.page.get_by_test_id("clear-edits")).to_be_hidden()


@pytest.mark.thorough
def test_a_quick_look_comes_before_the_better_cutout(open_page: OpenPage, astronaut: Path) -> None:
    page = open_page("?level=balanced")
    page.page.get_by_test_id("quick-look").check()
    page.add(astronaut)
    expect(page.page.get_by_test_id("result-image")).to_be_visible(timeout=CUT_TIMEOUT)
    expect(page.item()).to_have_attribute("data-status", "working")
    page.expect_status("done")
    assert "ISNet" in (page.page.locator(".engine-facts").text_content() or "")
    assert page.complaints == []
