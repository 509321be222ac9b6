"""A phone: two fingers enlarge, one draws with the tool that was chosen and moves the picture with none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, ViewportSize, expect

from tests.e2e.offcut_page import OffcutPage
from web.build.server import SiteServer

PHONE: ViewportSize = {"width": 390, "height": 844}
STEPS = 6

NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Touches are handed to the page frame by frame."""

Point = tuple[float, float]


@pytest.fixture(scope="module")
def page(chromium: Browser, site: SiteServer, astronaut: Path) -> Iterator[OffcutPage]:
    """A phone on which a picture is cut."""
    with chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = OffcutPage(context.new_page(), site.url + "?level=fast")
        page.add(astronaut)
        page.expect_status("done")
        yield page


@pytest.fixture(scope="module")
def fingers(page: OffcutPage) -> CDPSession:
    return page.page.context.new_cdp_session(page.page)


def move(fingers: CDPSession, *paths: tuple[Point, Point]) -> None:
    """Set down a finger a path, move all at once, and lift them."""
    for step in range(STEPS + 1):
        share = step / STEPS
        points = [
            {"id": finger, "x": start[0] + (end[0] - start[0]) * share, "y": start[1] + (end[1] - start[1]) * share}
            for finger, (start, end) in enumerate(paths)
        ]
        fingers.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    fingers.send("Runtime.evaluate", {"expression": NEXT_FRAME, "awaitPromise": True})


def at(sheet: Locator, x: float, y: float) -> Point:
    """Return a point on a picture, from shares of its width and height."""
    box = sheet.bounding_box()
    assert box
    return box["x"] + box["width"] * x, box["y"] + box["height"] * y


def test_two_fingers_enlarge_and_one_moves(page: OffcutPage, fingers: CDPSession) -> None:
    sheet, stage = page.page.locator(".cell-result .sheet"), page.page.locator("#stage")
    fitted = sheet.bounding_box()
    move(fingers, (at(sheet, 0.45, 0.5), at(sheet, 0.2, 0.5)), (at(sheet, 0.55, 0.5), at(sheet, 0.8, 0.5)))
    expect(stage).to_have_attribute("data-zoomed", "")
    pinched = sheet.bounding_box()
    assert fitted and pinched and pinched["width"] > 2 * fitted["width"]
    middle = at(stage, 0.5, 0.5)
    move(fingers, (middle, (middle[0] + 40, middle[1])))
    moved = sheet.bounding_box()
    assert moved and abs(moved["x"] - pinched["x"] - 40) < 8
    page.page.wait_for_timeout(500)  # a tap right after a movement ends it, and is none
    page.page.get_by_role("button", name="Fit to view").tap()
    expect(stage).not_to_have_attribute("data-zoomed", "")
    assert sheet.bounding_box() == fitted


def test_a_finger_draws_a_box(page: OffcutPage, fingers: CDPSession) -> None:
    page.page.locator("#viewer").get_by_role("radio", name="Cut only inside a box").check(force=True)
    sheet = page.page.locator(".cell-result .sheet")
    move(fingers, (at(sheet, 0.6, 0.02), at(sheet, 0.98, 0.55)))
    expect(page.page.locator(".cell-result .region")).to_have_count(1)
    page.expect_status("done")
    page.page.get_by_test_id("undo").tap()
    page.expect_status("done")
    assert page.complaints == []
