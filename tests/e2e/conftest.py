"""Pages for the end-to-end tests: what boots is most of their time, so what a test may share with others it shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.offcut_page import OffcutPage
from tests.e2e.pictures import make_pictures
from tests.photos import find_photo, make_12_megapixels
from web.build.server import SiteServer

OpenPage = Callable[..., OffcutPage]

PLAIN = "licenses.txt"
"""A page of the site without scripts."""

COMPILED = "vendor/pyodide/pyodide.asm.wasm", "vendor/ort/ort-wasm-simd-threaded.wasm"

COMPILE = """async (names) => {
  window.kept = await Promise.all(names.map((name) => WebAssembly.compileStreaming(fetch(name))));
}"""


@contextmanager
def open_profile(chromium: Browser, site: SiteServer, **options: Any) -> Iterator[BrowserContext]:
    """A profile for many visits of one site. Its first tab stays: it holds what every visit would compile anew."""
    with chromium.new_context(**options) as profile:
        tab = profile.new_page()
        tab.goto(site.url + PLAIN)
        tab.evaluate(COMPILE, COMPILED)
        yield profile


def start_anew(profile: BrowserContext, forget: str) -> BrowserContext:
    """Close a profile's tabs but the first, which then runs a script that forgets."""
    first, *others = profile.pages
    for tab in others:
        tab.close()
    first.evaluate(forget)
    return profile


@pytest.fixture
def open_page(chromium: Browser, returning: BrowserContext, site: SiteServer) -> Iterator[OpenPage]:
    """Return a function that opens the site with a query, by default in a tab of someone who was here before.

    A script, if there is one, runs before the page's own.

    Elsewhere than on the server with all headers it is a first visit, in a context of its own.
    """
    with ExitStack() as stack:

        def open_one(query: str = "", *, url: str | None = None, script: str = "") -> OffcutPage:
            if url:
                return OffcutPage(stack.enter_context(chromium.new_context()).new_page(), url + query)
            tab = stack.enter_context(closing(returning.new_page()))
            tab.goto(site.url + PLAIN)
            tab.evaluate("localStorage.clear()")
            tab.add_init_script(script)
            return OffcutPage(tab, site.url + query)

        yield open_one


@pytest.fixture(scope="session")
def returning(chromium: Browser, site: SiteServer) -> Iterator[BrowserContext]:
    """One profile for the session."""
    with open_profile(chromium, site) as profile:
        yield profile


@pytest.fixture(scope="module")
def profile(chromium: Browser, site: SiteServer) -> Iterator[BrowserContext]:
    """One profile for the module."""
    with open_profile(chromium, site) as profile:
        yield profile


@pytest.fixture(scope="session")
def session_page(returning: BrowserContext, site: SiteServer) -> OffcutPage:
    """One page with the small network for the session; whoever takes it takes `shared_page` or `page`."""
    page = OffcutPage(returning.new_page(), site.url + "?level=fast")
    page.wait_for_state("ready")
    page.remember_untouched()
    page.add(*make_pictures(1))
    page.expect_status("done")
    page.empty()
    page.remember_untouched()  # the panel shows its defaults from the first picture on
    return page


@pytest.fixture(scope="module")
def shared_page(session_page: OffcutPage) -> OffcutPage:
    """The session's page for a whole module, as after booting."""
    session_page.start_over()
    return session_page


@pytest.fixture
def page(session_page: OffcutPage) -> OffcutPage:
    """The session's page, as after booting."""
    session_page.start_over()
    return session_page


@pytest.fixture(scope="session")
def astronaut() -> Path:
    """A portrait, 512 x 512."""
    return find_photo("astronaut.png")


@pytest.fixture(scope="session")
def large_photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A 12-megapixel JPEG."""
    return make_12_megapixels(tmp_path_factory.mktemp("photos"))
