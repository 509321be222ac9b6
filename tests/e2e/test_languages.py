"""The page speaks the language that is asked for, was chosen or is preferred, and changes it only when asked to."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import OffcutPage
from web.build.server import SiteServer

pytestmark = pytest.mark.apart

GERMAN = "Bilder auswählen"
ENGLISH = "Choose pictures"


@pytest.mark.parametrize(
    ("locale", "query", "language", "words"),
    [
        ("de-AT", "", "de", GERMAN),
        ("de-DE", "&lang=en", "en", ENGLISH),
        pytest.param("fr-FR", "", "en", ENGLISH, marks=pytest.mark.thorough),
        pytest.param("en-GB", "&lang=de", "de", GERMAN, marks=pytest.mark.thorough),
        pytest.param("en-GB", "&lang=tlh", "en", ENGLISH, marks=pytest.mark.thorough),
    ],
)
def test_the_address_comes_before_the_browser(
    chromium: Browser, site: SiteServer, locale: str, query: str, language: str, words: str
) -> None:
    with chromium.new_context(locale=locale) as context:
        page = OffcutPage(context.new_page(), f"{site.url}?level=fast{query}")
        expect(page.page.locator("#choose")).to_have_text(words)
        expect(page.page.locator("html")).to_have_attribute("lang", language)


def test_a_choice_is_kept_and_asks_before_pictures_are_lost(open_page: OpenPage, astronaut: Path) -> None:
    page = open_page("?level=fast&lang=en")
    page.page.locator("[name=language]").select_option("de")
    expect(page.page.locator("#choose")).to_have_text(GERMAN)
    page.wait_for_state("ready")

    page.add(astronaut)
    page.expect_status("done")
    expect(page.item(0).locator(".item-facts")).to_contain_text(",")  # seconds, with a decimal comma
    select = page.page.get_by_role("combobox", name="Sprache")
    select.select_option("en")
    page.page.get_by_role("button", name="So lassen").click()
    expect(select).to_have_value("de")
    expect(page.item(0)).to_have_attribute("data-status", "done")
    select.select_option("en")
    page.page.get_by_test_id("language-confirm").click()
    expect(page.page.locator("#choose")).to_have_text(ENGLISH)
    assert page.complaints == []
