"""Pages for the end-to-end tests, each in a context of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.offcut_page import OffcutPage
from tests.photos import find_photo, make_12_megapixels
from web.build.server import SiteServer

OpenPage = Callable[..., OffcutPage]


@pytest.fixture
def open_page(chromium: Browser, site: SiteServer) -> Iterator[OpenPage]:
    """Return a function that opens the site with a query, by default from the server with all headers."""
    with ExitStack() as stack:

        def open_one(query: str = "", *, url: str | None = None) -> OffcutPage:
            context = stack.enter_context(chromium.new_context())
            return OffcutPage(context.new_page(), (url or site.url) + query)

        yield open_one


@pytest.fixture(scope="module")
def shared_page(chromium: Browser, site: SiteServer) -> Iterator[OffcutPage]:
    """One page with the small network for a whole module: booting is most of a test's time."""
    with chromium.new_context() as context:
        page = OffcutPage(context.new_page(), site.url + "?level=fast")
        page.wait_for_state("ready")
        yield page


@pytest.fixture
def page(shared_page: OffcutPage) -> OffcutPage:
    """The shared page, loaded anew: an empty list, and no choice left from the test before."""
    shared_page.page.reload()
    shared_page.wait_for_state("ready")
    shared_page.complaints.clear()
    return shared_page


@pytest.fixture(scope="session")
def astronaut() -> Path:
    """A portrait, 512 x 512."""
    return find_photo("astronaut.png")


@pytest.fixture(scope="session")
def large_photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A 12-megapixel JPEG."""
    return make_12_megapixels(tmp_path_factory.mktemp("photos"))
