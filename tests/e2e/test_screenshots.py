"""Pictures of every state, wide and narrow, light and dark, for eyes: they are in tests/screenshots after a run."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.offcut_page import OffcutPage
from tests.e2e.walk import SCHEMES, SIZES, walk
from web.build.server import SiteServer

pytestmark = [pytest.mark.apart, pytest.mark.long]

FOLDER = Path(__file__).parents[1] / "screenshots"
WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize(("language", "direction", "dark_sizes"), [("en", "ltr", {"desktop"}), ("de", "rtl", set())])
def test_nothing_is_wider_than_the_window(
    chromium: Browser, site: SiteServer, astronaut: Path, language: str, direction: str, dark_sizes: Set[str]
) -> None:
    """German for its long words, right to left as no language here is yet; dark at one size, as only colours change."""
    FOLDER.mkdir(exist_ok=True)
    too_wide = []
    with chromium.new_context(reduced_motion="reduce", locale=language) as context:
        page = OffcutPage(context.new_page(), f"{site.url}?level=fast")
        for state in walk(page, astronaut):
            page.page.locator("html").evaluate("(root, direction) => (root.dir = direction)", direction)
            for size, (width, height) in SIZES.items():
                page.page.set_viewport_size({"width": width, "height": height})
                for scheme in SCHEMES if size in dark_sizes else SCHEMES[:1]:
                    page.page.emulate_media(color_scheme=scheme)
                    name = f"{language}-{direction}-{size}-{scheme}-{state}.jpg"
                    page.page.screenshot(path=FOLDER / name, full_page="dialog" not in state, type="jpeg", quality=85)
                if page.page.evaluate(WIDER_THAN_THE_WINDOW):
                    too_wide.append(f"{state}, {size}")
    print(f"Screenshots are in {FOLDER}")
    assert too_wide == []
