"""Backends that are wrong, hang or die: each is caught, said and survived, and the picture gets the right mask.

The fault is put into a copy of the site; nothing in the site itself can ask for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest, parse_manifest
from py_app.types import Pixels
from tests.e2e.conftest import open_profile, start_anew
from tests.e2e.offcut_page import OffcutPage, read_pixels
from tests.e2e.site_copy import LIGHT_ISNET, copy_site, lighten, publish
from tests.e2e.workers import await_inference_workers
from tests.native_cut import SAME, cut_natively, differ
from web.build.server import SiteServer

pytestmark = pytest.mark.long

HERE = Path(__file__).parent
OUTCOMES = {
    "nan": ("wasm", "backend-wrong"),  # no comparison with it is true, in Python or in JavaScript
    "transposed": ("wasm", "backend-wrong"),  # a mask like another one: only the reference knows better
    "hangs": ("webgpu", "backend-restarted"),  # ended by the clock
    "dies": ("webgpu", "backend-restarted"),  # ended by an event, without an answer
    "out-of-memory": ("wasm", "backend-replaced"),  # answered, with an error
}
"""What runs in the end, and the warning that says why, by fault.

Other wrong answers take the same way as these two; that each is seen is tested where it is judged, in Python.
"""

SEEN_ELSEWHERE = "transposed", "dies", "out-of-memory"
"""They take the way of others from where they are noticed, and that is tested without a browser too."""

FORGET = """async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  const deletion = indexedDB.deleteDatabase("offcut@/");
  await new Promise((resolve, reject) => {
    deletion.onsuccess = resolve;
    deletion.onerror = deletion.onblocked = reject;
  });
}"""

DEVICES = b"""export async function findDevice(backend) {
  return { name: `${backend} of a test`, isSoftware: false };
}
"""
LIMITS = b"""export const FIRST_RUN = 15_000, LEAST = 15_000, FACTOR = 1;
export const RUNS = 50, HEAP = 2.5e9, LEAN_HEAP = 1e9, ATTEMPTS = 2;
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """A copy of the site with devices of a test, and patience of a test."""
    folder = copy_site(tmp_path_factory.mktemp("faults") / "site")
    changes = {
        "inference/real-runtimes.js": (folder / "inference" / "runtimes.js").read_bytes(),
        "engine/devices.js": DEVICES,
        "engine/limits.js": LIMITS,
        LIGHT_ISNET: lighten(folder / LIGHT_ISNET),
    }
    publish(folder, changes)
    with SiteServer(folder) as server:
        yield server


@pytest.fixture(scope="module")
def profile(chromium: Browser, server: SiteServer) -> Iterator[BrowserContext]:
    """One profile for the module, without a service worker: what is changed in the site is there at the next visit."""
    with open_profile(chromium, server, service_workers="block") as profile:
        yield profile


@pytest.fixture
def context(profile: BrowserContext) -> BrowserContext:
    """The profile, in which nothing was found out about a backend yet."""
    return start_anew(profile, FORGET)


@pytest.fixture
def faulty_site(request: pytest.FixtureRequest, server: SiteServer) -> SiteServer:
    """The site with a WebGPU that has a fault, or none."""
    (server.folder / "engine" / "limits.js").write_bytes(LIMITS)
    script = (HERE / "faulty_runtimes.js").read_text().replace("FAULT_NAME", request.param)
    (server.folder / "inference" / "runtimes.js").write_text(script)
    return server


@pytest.fixture(scope="module")
def expected(astronaut: Path, native: InferenceBackend, manifests: dict[str, Manifest]) -> Pixels:
    """What the native backend cuts."""
    return cut_natively(astronaut, [manifests["u2netp"]], native, solve=True)


@pytest.mark.parametrize(
    ("faulty_site", "fault"),
    [pytest.param(fault, fault, marks=[pytest.mark.thorough] * (fault in SEEN_ELSEWHERE)) for fault in OUTCOMES],
    indirect=["faulty_site"],
)
def test_a_fault_is_caught_said_and_survived(
    faulty_site: SiteServer, fault: str, context: BrowserContext, astronaut: Path, expected: Pixels
) -> None:
    page = OffcutPage(context.new_page(), f"{faulty_site.url}?model=u2netp", is_new=True)
    page.add(astronaut)
    page.expect_status("done")
    backend, warning = OUTCOMES[fault]
    assert page.warnings() == [warning]
    assert ("WebGPU" in (page.page.locator(".engine-facts").text_content() or "")) == (backend == "webgpu")
    assert differ(read_pixels(page.download()[1]), expected) <= SAME


@pytest.mark.parametrize(
    ("faulty_site", "shown", "warnings"),
    [
        ("none", "WebGPU, 16 bits", []),
        ("16 bits", "WebGPU", ["backend-wrong"]),
    ],
    indirect=["faulty_site"],
)
@pytest.mark.thorough
def test_16_bits_are_used_where_they_are_right(
    faulty_site: SiteServer,
    shown: str,
    warnings: list[str],
    context: BrowserContext,
    astronaut: Path,
    native: InferenceBackend,
) -> None:
    page = OffcutPage(context.new_page(), f"{faulty_site.url}?level=balanced", is_new=True)
    page.add(astronaut)
    page.expect_status("done")
    assert page.warnings() == warnings
    facts = page.page.locator(".engine-facts").text_content() or ""
    assert shown in facts.split(" · ")
    light = parse_manifest((faulty_site.folder / LIGHT_ISNET).read_bytes())
    expected = cut_natively(astronaut, [light], native, solve=True)
    assert differ(read_pixels(page.download()[1]), expected) <= SAME


@pytest.mark.parametrize(
    ("limit", "reached"),
    [(b"RUNS = 50", b"RUNS = 1"), (b"HEAP = 2.5e9", b"HEAP = 1")],
)
@pytest.mark.parametrize("faulty_site", ["none"], indirect=True)
@pytest.mark.thorough
def test_a_worker_is_replaced_after_its_runs_and_when_its_heap_is_large(
    limit: bytes,
    reached: bytes,
    faulty_site: SiteServer,
    context: BrowserContext,
    chromium: Browser,
    astronaut: Path,
    expected: Pixels,
) -> None:
    (faulty_site.folder / "engine" / "limits.js").write_bytes(LIMITS.replace(limit, reached))
    page = OffcutPage(context.new_page(), f"{faulty_site.url}?model=u2netp&backend=wasm")
    for index in range(2):
        page.add(astronaut)
        page.expect_status("done", index)
        assert page.warnings() == []
        assert await_inference_workers(chromium, page.page, faulty_site, 0) == 0
        assert differ(read_pixels(page.download()[1]), expected) <= SAME
