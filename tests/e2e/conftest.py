"""Pages for the end-to-end tests: what boots is most of their time, so what a test may share with others it shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.e2e.offcut_page import OffcutPage
from tests.e2e.pictures import make_pictures
from tests.photos import find_photo, make_12_megapixels
from web.build.server import SiteServer

OpenPage = Callable[..., OffcutPage]


def start_anew(profile: BrowserContext, site: SiteServer, forget: str) -> BrowserContext:
    """Close a profile's tabs and run a script that forgets, from a page of the site without scripts."""
    for tab in profile.pages:
        tab.close()
    with closing(profile.new_page()) as tab:
        tab.goto(f"{site.url}licenses.txt")
        tab.evaluate(forget)
    return profile


@pytest.fixture
def open_page(chromium: Browser, returning: BrowserContext, site: SiteServer) -> Iterator[OpenPage]:
    """Return a function that opens the site with a query, by default in a tab of someone who was here before.

    Elsewhere than on the server with all headers it is a first visit, in a context of its own.
    """
    with ExitStack() as stack:

        def open_one(query: str = "", *, url: str | None = None) -> OffcutPage:
            if url:
                return OffcutPage(stack.enter_context(chromium.new_context()).new_page(), url + query)
            tab = stack.enter_context(closing(returning.new_page()))
            tab.goto(f"{site.url}licenses.txt")
            tab.evaluate("localStorage.clear()")
            return OffcutPage(tab, site.url + query)

        yield open_one


@pytest.fixture(scope="session")
def returning(chromium: Browser) -> Iterator[BrowserContext]:
    """One profile for the session: what the browser has compiled before, it starts in half the time."""
    with chromium.new_context() as context:
        yield context


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
