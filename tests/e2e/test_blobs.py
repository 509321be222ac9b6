"""Edits leave no results behind: blobs are collected and object URLs revoked, however many there were."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.e2e.blob_counts import COUNT_BLOBS
from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import CUT_TIMEOUT
from tests.e2e.pictures import make_pictures

EDITS = 16

HANDFUL = 8
"""The picture, its thumbnail, its result, what is looked at in its place, and what is on its way."""

PATIENCE = 20
"""Seconds in which what nobody holds is collected."""


def test_edits_leave_no_results_behind(open_page: OpenPage) -> None:
    page = open_page("?level=fast", script=COUNT_BLOBS)
    page.add(*make_pictures(1))
    page.expect_status("done")
    download = page.page.get_by_test_id("download")
    for edit in range(EDITS):
        address = download.get_attribute("href") or ""
        colour = ("#ffffff", "#000000")[edit % 2]
        page.page.locator(f"input[name=background][value='{colour}']").check(force=True)
        expect(download).not_to_have_attribute("href", address, timeout=CUT_TIMEOUT)
        expect(download).to_have_attribute("aria-disabled", "false", timeout=CUT_TIMEOUT)
    assert page.page.evaluate("window.blobs.shown") > EDITS
    collector = page.page.context.new_cdp_session(page.page)
    end = time.monotonic() + PATIENCE
    while page.page.evaluate("window.blobs.live") > HANDFUL:
        assert time.monotonic() < end, page.page.evaluate("window.blobs")
        collector.send("HeapProfiler.collectGarbage")
        page.page.wait_for_timeout(200)
    assert page.page.evaluate("window.blobs.urls.size") <= HANDFUL
