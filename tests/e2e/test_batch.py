"""Many pictures at once: all get done, and memory stays as it was after the first few."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Playwright

from tests.conftest import launch_chromium
from tests.e2e.offcut_page import OffcutPage
from tests.e2e.pictures import make_pictures
from web.build.server import SiteServer

pytestmark = [pytest.mark.apart, pytest.mark.long]

COUNT = 16
EARLY = 5

MEASURE_EAGERLY = "--enable-blink-features=ForceEagerMeasureMemory"
"""Else the browser waits for its next garbage collection, some time within a minute."""

ONE_THREAD = "?level=fast&threads=1"
"""A sleeping thread of ONNX Runtime answers no question about its memory: the browser would wait a minute for it."""

COUNT_URLS = """
  window.urls = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => { const url = createObjectURL(blob); window.urls.add(url); return url; };
  URL.revokeObjectURL = (url) => { window.urls.delete(url); revokeObjectURL(url); };
"""

MEASURE = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"

GROWTH = 22e6
"""Bytes that may come with eleven small pictures more: a list of rows, nothing at the network's or a photo's size."""


def measure(page: Page) -> float:
    """Return the bytes of the page and its workers."""
    return float(page.evaluate(MEASURE))


@pytest.mark.thorough
def test_many_pictures_in_flat_memory(playwright: Playwright, site: SiteServer) -> None:
    with launch_chromium(playwright, MEASURE_EAGERLY) as chromium, chromium.new_context() as context:
        context.add_init_script(COUNT_URLS)
        page = OffcutPage(context.new_page(), site.url + ONE_THREAD)
        page.wait_for_state("ready")
        page.add(*make_pictures(COUNT))
        page.expect_status("done", EARLY - 1)
        early = measure(page.page)
        for index in range(COUNT):
            page.expect_status("done", index)
        page.wait_for_state("ready")
        late = measure(page.page)
        # A thumbnail each; the original, the cutout and the link of the one that is shown.
        assert page.page.evaluate("window.urls.size") <= COUNT + 4
        assert late - early < GROWTH, f"{early:.3g} bytes, then {late:.3g}"
        page.page.get_by_test_id("clear").click()
        assert page.page.evaluate("window.urls.size") <= 4
        assert page.complaints == []
