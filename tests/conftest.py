"""What several suites need: the prepared models, the built site behind a server, one Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from py_app.network.manifest import Manifest, parse_manifest
from py_app.network.native import NativeBackend
from web.build.server import SiteServer

ROOT = Path(__file__).parents[1]
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
WITH_BROWSERS = "contract", "e2e"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the suites with browsers last: once Playwright is started, its event loop stays and forbids any other."""
    items.sort(key=lambda item: item.path.parent.name in WITH_BROWSERS)


@pytest.fixture(scope="session")
def manifests() -> dict[str, Manifest]:
    """The shipped networks by name."""
    names = ("u2netp", "isnet")
    return {name: parse_manifest((ROOT / "models" / f"{name}.json").read_bytes()) for name in names}


@pytest.fixture(scope="session")
def native() -> NativeBackend:
    """The native backend on the prepared weights."""
    weights = ROOT / "models" / "weights"
    if not (weights / "isnet.onnx").is_file():
        pytest.skip("the models are not prepared: run `python build.py`")
    return NativeBackend(weights)


@pytest.fixture(scope="session")
def site() -> Iterator[SiteServer]:
    """The built site, with the headers it is made for."""
    if not (ROOT / "dist" / "index.html").is_file():
        pytest.skip("the site is not built: run `python build.py`")
    with SiteServer(ROOT / "dist") as server:
        yield server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, of which only one can run."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the session; each test opens a context of its own."""
    with launch_chromium(playwright) as browser:
        yield browser


@contextmanager
def launch_chromium(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    """Run Debian's Chromium."""
    path = shutil.which("chromium") or pytest.skip("chromium is not installed")
    browser = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM_FLAGS, *flags])
    try:
        yield browser
    finally:
        browser.close()
