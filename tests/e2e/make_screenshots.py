"""The built site enters; the pictures of it leave that README and the web app's manifest show.

    python -m tests.e2e.make_screenshots

Run after `python build.py`, when the page has changed so that they no longer show it, and look at them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from playwright.sync_api import Browser, expect, sync_playwright

from tests.conftest import ROOT, launch_chromium
from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage
from tests.photos import find_photo
from web.build.server import SiteServer

WEB = ROOT / "web"
PHOTOS = ("astronaut.png", "chelsea.png")


def take(browser: Browser, url: str, picture: Mapping[str, str]) -> None:
    """Write one picture of the manifest, at the size that it names."""
    width, height = map(int, picture["sizes"].split("x"))
    is_phone = picture["form_factor"] == "narrow"
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=is_phone, reduced_motion="reduce", locale="en"
    )
    with context:
        page = OffcutPage(context.new_page(), f"{url}?level=best")
        page.wait_for_state("ready")
        page.wait_until_offline_ready()
        page.add(*map(find_photo, PHOTOS[:1] if is_phone else PHOTOS))
        for index in range(1 if is_phone else len(PHOTOS)):
            page.expect_status("done", index)
        expect(page.page.get_by_test_id("download")).not_to_have_attribute("aria-disabled", "true", timeout=CUT_TIMEOUT)
        page.page.get_by_test_id("keep-offer").get_by_role("button", name="No").click()
        page.page.mouse.move(0, 0)  # what is pointed at looks different
        page.page.evaluate("scrollTo(0, 0)")
        page.page.screenshot(path=WEB / picture["src"])


def main() -> None:
    """Write all of them."""
    manifest = json.loads((WEB / "app.webmanifest").read_text(encoding="utf-8"))
    with SiteServer(ROOT / "dist") as server, sync_playwright() as playwright, launch_chromium(playwright) as browser:
        for picture in manifest["screenshots"]:
            take(browser, server.url, picture)
            print(WEB / picture["src"])


if __name__ == "__main__":
    main()
