"""After one visit the page needs no network, in three browser engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from tests.e2e.visitors import VISITS, Visitor, cut_photo, wait_offline_ready, wait_until
from tests.native_cut import SAME, cut_natively, differ
from web.build.server import SiteServer

pytestmark = [pytest.mark.apart, pytest.mark.long]

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=list(VISITS))
def visitor(request: pytest.FixtureRequest, playwright: Playwright, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor with a fresh profile, in each engine."""
    with VISITS[request.param](playwright, tmp_path) as visitor:
        yield visitor


def test_the_second_visit_needs_no_server(
    visitor: Visitor, astronaut: Path, native: InferenceBackend, manifests: dict[str, Manifest]
) -> None:
    """On a host without headers, so the service worker's own also have to do."""
    with SiteServer(ROOT / "dist", headers=False) as server:
        url, port = f"{server.url}?level=fast", server.server_port
        visitor.open(url)
        wait_until(visitor, "body", "data-state", "ready")
        assert visitor.ask("crossOriginIsolated") is True
        wait_offline_ready(visitor)

    visitor.open(url)  # nothing listens any more
    expected = cut_natively(astronaut, [manifests["u2netp"]], native, solve=False)
    assert differ(cut_photo(visitor, astronaut), expected) <= SAME
    assert visitor.ask("crossOriginIsolated") is True

    with SiteServer(ROOT / "dist", port, headers=False) as server:
        visitor.choose(astronaut)
        wait_until(visitor, "[data-testid=item]:nth-of-type(2)", "data-status", "done")
        assert server.requests == []
