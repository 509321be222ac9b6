"""Nothing leaves: no request once the page is ready, no other origin, nothing but GETs for the site's own files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.offcut_page import OffcutPage
from web.build.headers import DENIED_FEATURES, USED_FEATURES
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


@pytest.mark.parametrize(
    "attempt",
    [
        """fetch("./upload", { method: "POST", body: "pixels" })""",
        """fetch("./log?data=pixels")""",
        """fetch("./pixels")""",
        """fetch("/elsewhere?data=pixels")""",
        """fetch("./app.css?data=pixels")""",
        """fetch("./models/pixels.bin")""",
        """fetch("./app.css", { method: "HEAD" })""",
        """new Promise((onload, onerror) =>
             Object.assign(new Image(), { onload, onerror, src: "./page/favicon.svg?data=pixels" }))""",
        """import("./page/main.js?data=pixels")""",
    ],
)
def test_even_the_own_server_is_sent_nothing(visit: Visit, attempt: str) -> None:
    server, page = visit.server, visit.page
    before = len(server.requests)
    assert page.page.evaluate(f"{attempt}.then(() => 'sent', () => 'refused')") == "refused"
    assert {request.path for request in server.requests[before:]} <= {"/service-worker.js"}


def test_no_page_of_the_site_takes_a_query_to_the_server(visit: Visit) -> None:
    server, page = visit.server, visit.page
    before = len(server.requests)
    with closing(page.page.context.new_page()) as opened:
        opened.goto(f"{server.url}?data=pixels")
        assert opened.title() == "Offcut"
        assert opened.goto(f"{server.url}pixels?data=pixels").status == 404  # type: ignore[union-attr]
    assert not [request for request in server.requests[before:] if "pixels" in request.path]


def test_headers_of_a_request_go_no_further(visit: Visit) -> None:
    server, page = visit.server, visit.page
    before = len(server.requests)
    read = """fetch("./icons/icon-192.png", { headers: { "X-Data": "pixels" } }).then((response) => response.status)"""
    assert page.page.evaluate(read) == 200
    asked = [request for request in server.requests[before:] if request.path == "/icons/icon-192.png"]
    assert len(asked) == 1
    assert "X-Data" not in asked[0].headers


def test_what_is_sent_is_counted(visit: Visit) -> None:
    page = visit.page
    page.page.evaluate("""fetch("./icons/icon-512.png").then((response) => response.blob())""")
    page.page.evaluate("""fetch("./log?data=pixels").catch(() => undefined)""")
    page.page.locator("[data-opens=privacy]").first.click()
    expect(page.page.get_by_test_id("requests")).not_to_have_text("–")
    expect(page.page.locator("#requested li", has_text="icons/icon-512.png")).to_have_count(1)
    expect(page.page.get_by_test_id("uploaded")).to_have_text("0")


def test_a_first_visit_has_the_policy_without_headers_and_without_a_worker(chromium: Browser) -> None:
    with (
        SiteServer(ROOT / "dist", headers=False) as server,
        SiteServer(ROOT / "dist", headers=False) as other,
        chromium.new_context(service_workers="block") as context,
    ):
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.wait_for_state("ready")  # its own worker is let through
        assert [line for line in page.complaints if "blocked by Playwright" not in line] == []
        assert page.page.evaluate(f"fetch('{other.url}index.html').then(() => 'sent', () => 'refused')") == "refused"
        for sink in ("new Worker('engine/worker.js')", "document.createElement('script').src = 'app.js'"):
            code = f"(() => {{ try {{ {sink}; return 'let through' }} catch (thrown) {{ return thrown.name }} }})()"
            assert page.page.evaluate(code) == "TypeError", sink
        assert other.requests == []


def test_devices_are_denied_to_the_page(chromium: Browser, site: SiteServer) -> None:
    with chromium.new_page() as page:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(site.url)
        allowed = set(page.evaluate("document.featurePolicy.allowedFeatures()"))
        assert allowed.isdisjoint(DENIED_FEATURES)
        assert set(USED_FEATURES) <= allowed
        assert complaints == []  # every name is one that the browser knows


def test_no_other_page_shows_this_one_in_a_frame(chromium: Browser, site: SiteServer, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<iframe src='{site.url}'></iframe>")
    with SiteServer(tmp_path, headers=False) as other, chromium.new_page() as page:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(other.url)
        page.wait_for_timeout(500)
        assert any("frame-ancestors" in complaint for complaint in complaints)
