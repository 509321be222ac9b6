"""Which workers a browser has: how many inference workers a site's pages have left."""

from __future__ import annotations

import time

from playwright.sync_api import Browser, Page

from web.build.server import SiteServer

ENDING = 10
"""Seconds; Chromium gives a worker that is told to end two seconds in which to do so."""


def await_inference_workers(browser: Browser, page: Page, server: SiteServer, count: int) -> int:
    """Wait until the site has `count` inference workers, in all pages; return how many there are in the end."""
    devtools, end = browser.new_browser_cdp_session(), time.monotonic() + ENDING
    while True:
        targets = devtools.send("Target.getTargets")["targetInfos"]
        urls = [str(target["url"]) for target in targets]
        found = sum(url.startswith(server.url) and url.endswith("/inference/worker.js") for url in urls)
        if found == count or time.monotonic() > end:
            return found
        page.wait_for_timeout(100)
