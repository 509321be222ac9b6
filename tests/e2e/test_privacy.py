"""Nothing leaves: no request once the page is ready, no other origin, nothing but GETs for the site's own files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.offcut_page import OffcutPage
from web.build.server import SiteServer

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Visit:
    """A page that is ready, what its browser has asked for, and the host it is from: one without special headers."""

    page: OffcutPage
    server: SiteServer
    seen: list[str]


@pytest.fixture(scope="module")
def visit(chromium: Browser) -> Iterator[Visit]:
    """A first visit; the tests go on with it one after the other."""
    with SiteServer(ROOT / "dist", headers=False) as server, chromium.new_context() as context:
        seen: list[str] = []
        context.on("request", lambda request: seen.append(f"{request.method} {request.url}"))
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.wait_until_offline_ready()
        yield Visit(page, server, seen)


def test_a_full_visit_sends_nothing(visit: Visit, astronaut: Path) -> None:
    page, server = visit.page, visit.server
    before = len(server.requests)
    page.add(astronaut)
    page.expect_status("done")
    page.page.locator("input[name=background][value='#ffffff']").check()
    page.download()
    # The browser itself asks, some time after a page load, whether the service worker is new.
    assert {request.path for request in server.requests[before:]} <= {"/service-worker.js"}
    assert {request.method for request in server.requests} == {"GET"}
    assert all(line.startswith((f"GET {server.url}", "GET blob:", "GET data:")) for line in visit.seen)
    assert page.complaints == []


def test_other_origins_are_refused_by_the_policy(visit: Visit) -> None:
    with SiteServer(ROOT / "dist", headers=False) as other:
        refused = visit.page.page.evaluate(
            """async (url) => {
              const violation = new Promise((resolve) =>
                addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective)));
              await fetch(url).catch(() => undefined);
              return violation;
            }""",
            f"{other.url}index.html",
        )
        assert refused == "connect-src"
        assert other.requests == []


def test_even_the_own_server_is_sent_nothing(visit: Visit) -> None:
    code = """(body) => fetch("./upload", { method: "POST", body }).then((r) => r.status, () => "refused")"""
    assert visit.page.page.evaluate(code, "pixels") == "refused"
    assert {request.method for request in visit.server.requests} == {"GET"}
