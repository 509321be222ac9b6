"""The list as a whole: paused, put in another order, several chosen, removed and brought back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage
from tests.e2e.pictures import make_pictures, make_text_file


@pytest.fixture
def paused(page: OffcutPage) -> OffcutPage:
    """The page with four pictures, of which the first is cut and the others wait."""
    page.add(*make_pictures(4))
    page.page.get_by_test_id("pause").click()
    page.wait_for_state("ready")
    return page


def row(page: OffcutPage, index: int) -> Locator:
    """Return what a click or a key on an item goes to."""
    return page.item(index).locator(".item-select")


def expect_names(page: OffcutPage, *names: str) -> None:
    """Wait until the list shows just these, in this order."""
    expect(page.page.get_by_test_id("item").locator(".item-name")).to_have_text(list(names))


def expect_chosen(page: OffcutPage, *indices: int) -> None:
    """Wait until just these items are chosen."""
    for index in range(page.page.get_by_test_id("item").count()):
        expect(page.item(index).get_by_test_id("choose")).to_be_checked(checked=index in indices)


def test_pause_ends_what_is_under_way_and_begins_nothing(paused: OffcutPage) -> None:
    assert paused.item(0).get_attribute("data-status") == "done"
    assert [paused.item(index).get_attribute("data-status") for index in range(1, 4)] == ["queued"] * 3
    paused.page.get_by_test_id("cancel-all").click()
    paused.expect_status("cancelled", 3)
    paused.page.get_by_test_id("pause").click()
    paused.page.get_by_test_id("retry-all").click()
    for index in range(4):
        paused.expect_status("done", index)
    assert paused.complaints == []


def test_order_by_keyboard(paused: OffcutPage) -> None:
    row(paused, 0).focus()
    paused.page.keyboard.press("Alt+ArrowDown")
    expect_names(paused, "2.jpg", "1.jpg", "3.jpg", "4.jpg")
    expect(row(paused, 1)).to_be_focused()
    expect(paused.page.locator("#announcer")).to_contain_text("1.jpg is now 2 of 4.")
    paused.page.keyboard.press("End")
    paused.page.keyboard.press("Alt+ArrowUp")
    expect_names(paused, "2.jpg", "1.jpg", "4.jpg", "3.jpg")
    expect(row(paused, 2)).to_be_focused()


def test_order_by_dragging(paused: OffcutPage) -> None:
    start, end = row(paused, 0).bounding_box(), row(paused, 2).bounding_box()
    assert start
    assert end
    mouse = paused.page.mouse
    mouse.move(start["x"] + 100, start["y"] + 30)
    mouse.down()
    mouse.move(start["x"] + 100, start["y"] + 60)
    mouse.move(end["x"] + 100, end["y"] + end["height"] - 5)
    expect(paused.page.locator("#drop-line")).to_be_visible()
    mouse.up()
    expect_names(paused, "2.jpg", "3.jpg", "1.jpg", "4.jpg")
    expect(paused.page.locator("#drop-line")).to_be_hidden()
    mouse.down()
    mouse.move(start["x"] + 100, start["y"])
    paused.page.keyboard.press("Escape")
    mouse.up()
    expect_names(paused, "2.jpg", "3.jpg", "1.jpg", "4.jpg")


def test_order_by_a_finger_that_waits(paused: OffcutPage) -> None:
    start, end = row(paused, 0).bounding_box(), row(paused, 1).bounding_box()
    assert start
    assert end
    session = paused.page.context.new_cdp_session(paused.page)
    for kind, y, wait in (
        ("touchStart", start["y"] + 30, 600),
        ("touchMove", start["y"] + 45, 0),
        ("touchMove", end["y"] + end["height"] - 5, 0),
    ):
        touch = {"type": kind, "touchPoints": [{"x": start["x"] + 100, "y": y}]}
        session.send("Input.dispatchTouchEvent", touch)
        paused.page.wait_for_timeout(wait)
    expect(paused.page.locator("#drop-line")).to_be_visible()
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect_names(paused, "2.jpg", "1.jpg", "3.jpg", "4.jpg")


def test_what_needs_a_look_comes_first_and_the_own_order_stays(page: OffcutPage) -> None:
    page.add(*make_pictures(2), make_text_file("notes.txt"))
    page.expect_status("failed", 2)
    toggle = page.page.get_by_test_id("review-first")
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(page.item(0)).to_contain_text("notes.txt")
    toggle.click()
    expect_names(page, "1.jpg", "2.jpg", "notes.txt")


def test_several_are_chosen_and_meant(paused: OffcutPage) -> None:
    row(paused, 1).click(modifiers=["ControlOrMeta"])
    row(paused, 3).click(modifiers=["Shift"])
    expect_chosen(paused, 1, 2, 3)
    row(paused, 2).focus()
    paused.page.keyboard.press("Control+Space")
    expect_chosen(paused, 1, 3)
    expect(paused.page.locator("#announcer")).to_contain_text("2 selected.")

    row(paused, 0).click()
    paused.page.locator("input[name=background][value='#ffffff']").check()
    paused.page.get_by_role("button", name="Apply to 2 selected").click()
    for index, colour in enumerate(("#ffffff", "#ffffff", "", "#ffffff")):
        row(paused, index).click()
        expect(paused.page.locator(f"input[name=background][value='{colour}']")).to_be_checked()

    paused.page.get_by_test_id("clear").click()
    expect_names(paused, "1.jpg", "3.jpg")
    expect_chosen(paused)
    row(paused, 0).focus()
    paused.page.keyboard.press("Shift+ArrowDown")
    expect_chosen(paused, 0, 1)
    paused.page.keyboard.press("Escape")
    expect_chosen(paused)


def test_removal_is_undone_with_results_and_places(page: OffcutPage) -> None:
    page.add(*make_pictures(3))
    for index in range(3):
        page.expect_status("done", index)
    page.item(1).locator("[data-action=remove]").click()
    page.page.get_by_test_id("undo-removal").click()
    expect_names(page, "1.jpg", "2.jpg", "3.jpg")
    page.page.get_by_test_id("clear").click()
    expect(page.page.get_by_test_id("item")).to_have_count(0)
    page.page.get_by_test_id("undo-removal").click()
    expect_names(page, "1.jpg", "2.jpg", "3.jpg")
    assert page.item(1).get_attribute("data-status") == "done"
    # The engine has forgotten it: another background takes another cut.
    row(page, 1).click()
    page.page.locator("input[name=background][value='#ffffff']").check()
    expect(page.page.get_by_test_id("download")).not_to_have_attribute("aria-disabled", "true", timeout=CUT_TIMEOUT)
    page.expect_status("done", 1)
    assert page.complaints == []
