"""Two visits in each of three browser engines: the second needs no network, opens an AVIF, and keeps its pictures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Playwright

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from tests.e2e.test_foreign_images import QUALITY, compare
from tests.e2e.test_workspace import READ_STORED
from tests.e2e.visitors import POLL, VISITS, Visitor, cut_photo, wait_offline_ready, wait_until
from tests.native_cut import cut_natively
from tests.photos import find_photo
from web.build.server import SiteServer

pytestmark = [pytest.mark.apart, pytest.mark.long, pytest.mark.thorough]

ROOT = Path(__file__).parents[2]

PATIENCE = 60
"""Seconds; what is waited for with it waits for no engine of Offcut's own."""

ORIENTATION = 0x0112
TURNED = 6

DECODED_BY_THE_BROWSER = "#report .warnings [data-code=browser-decoded]"

SWITCH_ON = """(() => {
  const choice = document.querySelector("[data-testid=keep-pictures]");
  if (!choice.disabled && !choice.checked) choice.click();
  return choice.checked && document.querySelector("#kept-pictures .hint").textContent.includes("comes back");
})()"""

ROWS = """[...document.querySelectorAll("[data-testid=item] .item-name")].map((name) => name.textContent)"""

SIZES = f"({READ_STORED})().then((items) => items.map(({{ bytes }}) => bytes))"

IS_SAID = """!document.querySelector("[data-testid=pictures-not-kept]").hidden"""


@pytest.fixture(params=list(VISITS))
def engine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def visitor(engine: str, playwright: Playwright, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor with a fresh profile, in each engine."""
    with VISITS[engine](playwright, tmp_path) as visitor:
        yield visitor


@pytest.fixture
def avif(engine: str, tmp_path: Path) -> Path:
    """A photo as an AVIF that is to be turned, but for WebKitGTK's decoder: unlike Safari's it ignores that."""
    exif = Image.Exif()
    exif[ORIENTATION] = 1 if engine == "webkit" else TURNED
    path = tmp_path / "photo.avif"
    with Image.open(find_photo("chelsea.png")) as image:
        image.save(path, exif=exif, **QUALITY)
    return path


def wait_for(visitor: Visitor, expression: str, expected: Any) -> None:
    """Wait until an expression has a value."""
    end = time.monotonic() + PATIENCE
    while (value := visitor.ask(expression)) != expected:
        assert time.monotonic() < end, value
        time.sleep(POLL)


def test_two_visits(
    engine: str,
    visitor: Visitor,
    astronaut: Path,
    avif: Path,
    native: InferenceBackend,
    manifests: dict[str, Manifest],
) -> None:
    """On a host without headers, so the service worker's own also have to do."""
    with SiteServer(ROOT / "dist", headers=False) as server:
        url, port = f"{server.url}?level=fast", server.server_port
        visitor.open(url)
        wait_until(visitor, "body", "data-state", "ready")
        assert visitor.ask("crossOriginIsolated") is True
        wait_offline_ready(visitor)

    visitor.open(url)  # nothing listens any more
    cutout = cut_photo(visitor, avif)
    assert visitor.attribute(DECODED_BY_THE_BROWSER, "data-code")
    assert visitor.ask("document.querySelector('[data-testid=item] img').naturalWidth") > 0
    compare(cutout, cut_natively(avif, [manifests["u2netp"]], native, solve=False))
    assert visitor.ask("crossOriginIsolated") is True

    wait_for(visitor, SWITCH_ON, expected=True)
    with SiteServer(ROOT / "dist", port, headers=False) as server:
        visitor.choose(astronaut)
        wait_until(visitor, "[data-testid=item]:nth-of-type(2)", "data-status", "done")
        assert server.requests == []

    if engine == "webkit":  # keeps no file in a private session, and under automation every session is one
        wait_for(visitor, IS_SAID, expected=True)
        assert visitor.ask(SIZES) == []
        return
    sizes = [photo.stat().st_size for photo in (avif, astronaut)]
    wait_for(visitor, SIZES, sizes)
    visitor.open(url)
    wait_for(visitor, ROWS, [avif.name, astronaut.name])
    wait_for(visitor, SIZES, sizes)
