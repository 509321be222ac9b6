"""A new build: offered, never forced, and only what changed is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.offcut_page import BOOT_TIMEOUT, OffcutPage
from tests.e2e.site_copy import copy_site, publish
from web.build.server import SiteServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    """A plain host of a copy of the site."""
    with SiteServer(copy_site(tmp_path / "site"), headers=False) as server:
        yield server


def test_an_update_waits_for_the_person(chromium: Browser, server: SiteServer, astronaut: Path) -> None:
    with chromium.new_context() as context:
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.wait_until_offline_ready()
        css = (server.folder / "app.css").read_bytes()
        publish(server.folder, {"app.css": css + b"\nbody { --published: twice; }\n"})
        since = len(server.requests)
        page.page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
        update = page.page.get_by_test_id("update-ready")
        expect(update).to_be_visible(timeout=BOOT_TIMEOUT)

        fetched = [request.path for request in server.requests[since:] if request.status == 200]
        assert "/app.css" in fetched
        assert not [path for path in fetched if path.startswith("/vendor/") or path.endswith(".bin")]
        page.add(astronaut)  # the old page still works
        page.expect_status("done")
        published = "getComputedStyle(document.body).getPropertyValue('--published')"
        assert page.page.evaluate(published) == ""

        page.item().locator("[data-action=remove]").click()  # nothing is left that a reload would lose
        update.click()
        page.page.wait_for_event("load")
        page.wait_until_offline_ready()
        assert page.page.evaluate(published).strip() == "twice"
        page.add(astronaut)
        page.expect_status("done")
        assert not [request for request in server.requests[since:] if request.path.endswith((".whl", ".bin"))]
