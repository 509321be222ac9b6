"""Pictures of every state, wide and narrow, light and dark, for eyes: they are in tests/screenshots after a run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.offcut_page import OffcutPage
from tests.e2e.walk import SCHEMES, SIZES, Scheme, walk
from web.build.server import SiteServer

FOLDER = Path(__file__).parents[1] / "screenshots"
WIDER_THAN_THE_WINDOW = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize(("language", "direction", "schemes"), [("en", "ltr", SCHEMES), ("de", "rtl", SCHEMES[:1])])
def test_nothing_is_wider_than_the_window(
    chromium: Browser, site: SiteServer, astronaut: Path, language: str, direction: str, schemes: Sequence[Scheme]
) -> None:
    """German for its long words; from right to left, as no language here is yet."""
    FOLDER.mkdir(exist_ok=True)
    too_wide = []
    with chromium.new_context(reduced_motion="reduce", locale=language) as context:
        page = OffcutPage(context.new_page(), f"{site.url}?level=fast")
        for state in walk(page, astronaut):
            page.page.locator("html").evaluate("(root, direction) => (root.dir = direction)", direction)
            for size, (width, height) in SIZES.items():
                page.page.set_viewport_size({"width": width, "height": height})
                for scheme in schemes:
                    page.page.emulate_media(color_scheme=scheme)
                    name = f"{language}-{direction}-{size}-{scheme}-{state}.png"
                    page.page.screenshot(path=FOLDER / name, full_page="dialog" not in state)
                if page.page.evaluate(WIDER_THAN_THE_WINDOW):
                    too_wide.append(f"{state}, {size}")
    print(f"Screenshots are in {FOLDER}")
    assert too_wide == []
