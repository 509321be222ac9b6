"""What several suites need: prepared models, the built site on a server, one Chromium; and which tests go together."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from py_app.network.manifest import Manifest, parse_manifest
from web.build.places import cache_folder
from web.build.server import SiteServer

if TYPE_CHECKING:
    from py_app.network.native import NativeBackend
    from tests.remembering_backend import RememberingBackend

ROOT = Path(__file__).parents[1]
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
WITH_BROWSERS = "contract", "e2e"
PROCESSES = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))


def pytest_configure() -> None:
    """Keep each of several test processes, with the browsers that it starts, to a core of its own.

    ONNX Runtime's threads wait by spinning: with more of them than cores, a cut takes ten times as long.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker and hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[int(worker.removeprefix("gw")) % len(cores)]})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests one process runs together, and put the long ones first.

    Tests of a module go together, as they share what its fixtures set up, unless the module is marked `apart`. The
    suites with browsers come last: once Playwright is started, its event loop stays and forbids any other.
    """
    for item in items:
        if item.get_closest_marker("native") is None and "native" in getattr(item, "fixturenames", ()):
            item.add_marker("native")
        if not any(item.get_closest_marker(name) for name in ("apart", "xdist_group")):
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(ROOT).as_posix()))
    items.sort(key=_turn)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long values by their argument: some hold when they were made, and all processes must name a test alike."""
    return argname if isinstance(val, bytes | str) and len(val) > 64 else None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Hold that groups are heeded: else tests are dealt out one by one, and what they share is set up in every process.

    Raises
    ------
    pytest.UsageError
        If pytest-xdist does not know of them: it and pytest are then of versions that do not go together.
    """
    grouped = [item for item in session.items if item.get_closest_marker("xdist_group")]
    if getattr(session.config.option, "loadgroup", False) and not all("@" in item.nodeid for item in grouped):
        raise pytest.UsageError("pytest-xdist knows nothing of the tests' groups")


def _turn(item: pytest.Item) -> tuple[bool, bool]:
    suite = item.path.relative_to(ROOT / "tests").parts[0]
    return suite in WITH_BROWSERS, item.get_closest_marker("long") is None


@pytest.fixture(scope="session")
def manifests() -> dict[str, Manifest]:
    """The shipped networks by name."""
    names = ("u2netp", "isnet")
    return {name: parse_manifest((ROOT / "models" / f"{name}.json").read_bytes()) for name in names}


@pytest.fixture(scope="session")
def native_backend() -> NativeBackend:
    """The native backend on the prepared weights."""
    from py_app.network.native import NativeBackend  # here, as the fast check does without ONNX Runtime

    weights = ROOT / "models" / "weights"
    if not (weights / "isnet.onnx").is_file():
        pytest.skip("the models are not prepared: run `python build.py`")
    return NativeBackend(weights, threads=max(1, (os.cpu_count() or 1) // PROCESSES))


@pytest.fixture(scope="session")
def native(native_backend: NativeBackend) -> RememberingBackend:
    """What the native backend says, to compare others with: it is asked but once for the same thing."""
    from tests.remembering_backend import RememberingBackend

    return RememberingBackend(native_backend, cache_folder() / "inference")


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
    """One Chromium for the session; each test opens a context of its own.

    A profile's tabs of one site share a process: what WebAssembly one of them has compiled, the others have too.
    """
    with launch_chromium(playwright, "--process-per-site") as browser:
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
