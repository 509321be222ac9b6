"""The keyboard does everything; every key in the list does what the list says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.offcut_page import OffcutPage

VIEW_KEYS = {"1": "beside", "2": "slider", "3": "cutout", "4": "original", "5": "mask", "6": "uncertainty"}
TOOL_KEYS = {"e": "erase", "r": "restore", "b": "box", "v": "hand"}


@pytest.fixture(scope="module")
def cut_page(shared_page: OffcutPage, astronaut: Path) -> OffcutPage:
    """A page with two pictures that are cut; the first one is shown."""
    shared_page.add(astronaut, astronaut)
    shared_page.expect_status("done", 0)
    shared_page.expect_status("done", 1)
    return shared_page


@pytest.fixture
def page(cut_page: OffcutPage) -> Iterator[Page]:
    """The same page; afterwards nothing is chosen any more."""
    yield cut_page.page
    cut_page.page.keyboard.press("Escape")
    for key in ("v", "1"):
        cut_page.page.keyboard.press(key)
    assert cut_page.complaints == []


def is_checked(page: Page, name: str, value: str) -> None:
    expect(page.locator(f"input[name={name}][value={value}]")).to_be_checked()


def test_views_and_tools(page: Page) -> None:
    for key, view in VIEW_KEYS.items():
        page.keyboard.press(key)
        is_checked(page, "view-mode", view)
    for key, tool in TOOL_KEYS.items():
        page.keyboard.press(key)
        is_checked(page, "tool", tool)
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    is_checked(page, "tool", "hand")


def test_the_brush(page: Page) -> None:
    size = page.locator("[name=brush-size]")
    page.keyboard.press("e")
    before = int(size.input_value())
    page.keyboard.press("]")
    assert int(size.input_value()) > before
    page.keyboard.press("[")
    page.keyboard.press("[")
    assert int(size.input_value()) < before


def test_enlarging(page: Page) -> None:
    stage = page.locator("#stage")
    page.keyboard.press("+")
    expect(stage).to_have_attribute("data-zoomed", "")
    page.keyboard.press("-")
    expect(stage).not_to_have_attribute("data-zoomed", "")
    page.keyboard.press("+")
    page.keyboard.press("0")
    expect(stage).not_to_have_attribute("data-zoomed", "")


def test_the_next_and_the_previous_picture(page: Page) -> None:
    current = page.get_by_test_id("item").locator("[aria-current=true]")
    first = current.element_handle()
    page.keyboard.press("j")
    assert not current.evaluate("(element, first) => element === first", first)
    page.keyboard.press("j")  # there is no third
    page.keyboard.press("k")
    assert current.evaluate("(element, first) => element === first", first)


def test_adding(page: Page) -> None:
    with page.expect_file_chooser():
        page.keyboard.press("Control+o")


def test_saving(page: Page) -> None:
    with page.expect_download() as download:
        page.keyboard.press("Control+s")
    assert download.value.suggested_filename == "astronaut-cutout.png"


def test_keys_are_letters_in_a_field_and_nothing_behind_a_dialog(page: Page) -> None:
    page.get_by_test_id("level").focus()
    page.keyboard.press("b")
    is_checked(page, "tool", "hand")
    page.get_by_test_id("level").select_option("fast")
    page.get_by_test_id("level").blur()
    page.keyboard.press("?")
    expect(page.get_by_test_id("shortcuts")).to_be_visible()
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("shortcuts")).to_be_hidden()
    is_checked(page, "tool", "hand")


def test_single_keys_can_be_turned_off_and_stay_so(page: Page) -> None:
    page.keyboard.press("?")
    switch = page.locator("[name=single-keys]")
    switch.uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    is_checked(page, "tool", "hand")
    page.locator("#open-shortcuts").click()
    switch.check()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    is_checked(page, "tool", "box")


def test_the_list_names_the_keys(page: Page) -> None:
    page.keyboard.press("?")
    listed = page.get_by_test_id("shortcuts")
    for key in (*VIEW_KEYS, *TOOL_KEYS, "[", "]", "+", "?"):
        expect(listed.locator("kbd").filter(has_text=key.upper()).first).to_be_visible()
    expect(page.get_by_test_id("undo")).to_have_attribute("aria-keyshortcuts", "Control+Z")


def test_removing_moves_the_focus_on(page: Page) -> None:
    """The last test of this module: nothing is left."""
    page.get_by_test_id("item").first.get_by_role("button").first.focus()
    page.keyboard.press("Delete")
    expect(page.get_by_test_id("item")).to_have_count(1)
    expect(page.get_by_test_id("item").get_by_role("button").first).to_be_focused()
    page.keyboard.press("Delete")
    expect(page.get_by_test_id("item")).to_have_count(0)
    expect(page.get_by_test_id("undo-removal")).to_be_focused()
