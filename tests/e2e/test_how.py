"""The page explains itself, and has pictures of its own to try."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import OffcutPage


def test_the_explanation_is_linked_and_shows_the_networks(open_page: OpenPage) -> None:
    page = open_page("?level=fast#how")
    how = page.page.get_by_test_id("how")
    expect(how).to_be_visible()
    expect(how.locator(".cards article")).to_have_count(2)
    expect(how.locator(".cards")).to_contain_text("Apache-2.0")
    page.page.keyboard.press("Escape")
    expect(how).to_be_hidden()
    assert not page.page.url.endswith("#how")
    page.page.get_by_role("link", name="How it works").first.click()
    expect(how).to_be_visible()
    page.page.go_back()
    expect(how).to_be_hidden()
    assert page.complaints == []


def test_a_sample_is_cut_like_any_file(page: OffcutPage) -> None:
    page.page.get_by_role("button", name="Cat").click()
    page.expect_status("done")
    expect(page.page.get_by_test_id("download")).to_have_attribute("download", "cat-cutout.png")
    assert page.complaints == []
