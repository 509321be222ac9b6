"""Nothing jumps: not while the page loads, not when the first picture is cut, and not in another language."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.offcut_page import OffcutPage
from tests.e2e.walk import SIZES
from web.build.server import SiteServer

pytestmark = pytest.mark.apart

LARGEST_SHIFT = 0.02
OBSERVE = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (!hadRecentInput) {
      const moved = sources.map(({ node }) => node?.id || node?.className || node?.nodeName);
      shifts.push([value, moved.join(", ")]);
    }
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("en", "desktop"),  # the panels beside each other
        # below each other, in words that come later and wrap where English does not
        pytest.param("de", "phone", marks=pytest.mark.thorough),
    ],
)
def test_nothing_jumps(chromium: Browser, site: SiteServer, astronaut: Path, language: str, size: str) -> None:
    width, height = SIZES[size]
    with chromium.new_context(viewport={"width": width, "height": height}) as context:
        context.add_init_script(OBSERVE)
        page = OffcutPage(context.new_page(), f"{site.url}?level=fast&lang={language}")
        page.wait_for_state("ready")
        page.wait_until_offline_ready()
        with page.page.expect_file_chooser() as chooser:  # what moves at once because of a click is expected to
            page.page.locator("#choose").click()
        chooser.value.set_files(astronaut)
        page.expect_status("done")
        shifts = page.page.evaluate("shifts")
        print(f"{language}, {size}: {sum(value for value, _ in shifts):.4f}")
        assert sum(value for value, _ in shifts) < LARGEST_SHIFT, shifts
