"""What breaks while a picture is cut: files that do not come, a host that stands still, Python's own death."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import OffcutPage, read_pixels
from tests.e2e.pictures import make_pictures
from tests.e2e.site_copy import LIGHT_ISNET, copy_site, lighten, publish
from tests.e2e.stalling_server import StallingServer
from web.build.server import SiteServer

ORT = "vendor/ort/ort-wasm-simd-threaded.wasm"

DIE = """
  const session = pyodide.pyimport("py_app.browser.session").Session(run, heapLimit());
  const die = () => pyodide.runPython("import ctypes; ctypes.memset(0xfffffff0, 0, 64)");
  const dieSoon = () => new Promise(() => {
    // Not before the picture's size is known; as in Python's own event loop, nobody who waits hears of it.
    setTimeout(() => { try { die(); } catch (thrown) { console.debug(thrown); } }, 3000);
  });
  return new Proxy(session, {
    get: (real, name) => (name === "cut" && DEADLY(real) ? dieSoon : real[name]),
  });
"""
"""Python's session, of which a cut writes where it has no memory: what WebAssembly then throws ends Pyodide."""

KEPT = """async (url) => {
  const { createEngine } = await import("/offcut.js");
  const picture = await (await fetch(url)).blob();
  const engine = createEngine({ level: "fast" });
  await engine.ready;
  const refused = await engine.cut(picture, { format: "webp", size: "17000x40" }).catch((error) => error);
  const stages = [];
  const { blob } = await engine.render(refused.details.id, { onProgress: ({ stage }) => stages.push(stage) });
  engine.close();
  return { code: refused.code, type: blob.type, stages };
}"""


MEASURE_SNAPSHOT = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith("offcut-python"));
  const cache = name && await caches.open(name);
  const kept = (await cache?.matchAll()) ?? [];
  return kept.length === 1 ? (await kept[0].arrayBuffer()).byteLength : 0;
}"""

SPOIL_SNAPSHOT = """async (isAsWritten) => {
  const cache = await caches.open((await caches.keys()).find((name) => name.startsWith("offcut-python")));
  const memory = new Uint8Array(64);
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", memory))];
  const text = digest.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const headers = { "X-SHA-256": isAsWritten ? text : "another" };
  await cache.put((await cache.keys())[0], new Response(memory, { headers }));
}"""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile."""
    with chromium.new_context() as context:
        yield context


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the site."""
    return copy_site(tmp_path / "site")


def let_python_die(folder: Path, deadly: str) -> None:
    """Publish a site whose Python dies in the cuts for which an expression in JavaScript is true."""
    script = (folder / "engine" / "python.js").read_text()
    start = script.index("  return pyodide.pyimport(")
    dying = script[:start] + DIE.replace("DEADLY(real)", deadly) + script[script.index("}", script.index(";", start)) :]
    publish(folder, {"engine/python.js": dying.encode()})


def test_a_runtime_that_does_not_come_is_a_download_and_no_verdict(
    folder: Path, context: BrowserContext, astronaut: Path
) -> None:
    kept = (folder / ORT).read_bytes()
    (folder / ORT).unlink()
    with SiteServer(folder) as server:
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.add(astronaut)
        page.expect_status("failed")
        assert page.error_code() == "download"
        (folder / ORT).write_bytes(kept)
        page.item().get_by_test_id("retry").click()
        page.expect_status("done")
        assert page.warnings() == []
        page.page.reload()
        page.add(astronaut)
        page.expect_status("done")


@pytest.mark.thorough
def test_a_download_that_stands_still_is_asked_for_again(
    folder: Path, context: BrowserContext, astronaut: Path
) -> None:
    limits = (folder / "inference" / "limits.js").read_text()
    publish(folder, {"inference/limits.js": limits.replace("20_000", "6_000").encode()})
    with StallingServer(folder, pattern="u2netp/part", times=3) as server:
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.add(astronaut)
        expect(page.page.get_by_text("No data arrives")).not_to_have_count(0, timeout=60_000)
        page.expect_status("done")
        assert len(server.stalled) == 3


def test_a_choice_takes_effect_at_once_and_stops_what_is_loaded_for_nothing(
    folder: Path, context: BrowserContext, astronaut: Path
) -> None:
    publish(folder, {LIGHT_ISNET: lighten(folder / LIGHT_ISNET)})
    with StallingServer(folder, pattern="isnet/part", times=3) as server:
        page = OffcutPage(context.new_page(), f"{server.url}?level=balanced")
        page.add(astronaut)
        page.page.wait_for_function("document.body.dataset.state !== undefined")
        while len(server.stalled) < 3:
            page.page.wait_for_timeout(100)
        page.page.get_by_test_id("level").select_option("fast")
        page.expect_status("done")
        page.page.wait_for_timeout(1000)
        assert len(server.dropped) == 3
        page.page.get_by_test_id("level").select_option("balanced")
        page.add(astronaut)
        page.expect_status("done", 1)


def test_python_that_died_is_started_again_and_the_picture_is_tried_smaller(
    folder: Path, context: BrowserContext, astronaut: Path
) -> None:
    let_python_die(folder, "(globalThis.cuts = (globalThis.cuts ?? 0) + 1) === 2")
    with SiteServer(folder) as server:
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.add(astronaut)
        page.expect_status("done")
        _, before = page.download()
        page.add(astronaut)
        page.expect_status("done", 1)
        assert page.warnings() == ["size-reduced"]
        assert read_pixels(page.download()[1]).shape[0] == 362  # half of 512 x 512 pixels
        page.item(0).click()
        assert page.download()[1] == before
        page.expect_status("done", 0)


@pytest.mark.thorough
def test_a_picture_that_always_kills_python_fails_alone(folder: Path, context: BrowserContext, astronaut: Path) -> None:
    let_python_die(folder, "true")
    with SiteServer(folder) as server:
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.add(astronaut)
        page.expect_status("failed")
        assert page.error_code() in ("internal", "out-of-memory")
        page.wait_for_state("ready")


def test_a_worker_that_is_gone_without_a_word_is_missed(open_page: OpenPage) -> None:
    page = open_page("?level=fast")
    pictures = make_pictures(3)
    page.add(pictures[0])
    page.expect_status("done")
    for index, thread in enumerate(("inference", "engine"), start=1):
        page.add(pictures[index])
        page.expect_status("working", index)
        (worker,) = (worker for worker in page.page.workers if worker.url.endswith(f"/{thread}/worker.js"))
        worker.evaluate("self.close()")
        page.expect_status("done", index)
    page.expect_status("done", 0)


def test_a_file_that_cannot_be_made_leaves_the_matte(open_page: OpenPage) -> None:
    page = open_page("?level=fast")
    result: dict[str, Any] = page.page.evaluate(KEPT, "/samples/cat.jpg")
    assert result == {"code": "invalid-option", "type": "image/png", "stages": ["composite", "encode"]}


@pytest.mark.thorough
def test_a_kept_memory_that_cannot_be_taken_up_is_made_anew(site: SiteServer, context: BrowserContext) -> None:
    page = OffcutPage(context.new_page(), f"{site.url}?level=fast")
    said: list[str] = []
    page.page.on("console", lambda message: said.append(message.text))

    def expect_whole() -> None:
        page.wait_for_state("ready")
        end = time.monotonic() + 20
        while page.page.evaluate(MEASURE_SNAPSHOT) < 10_000_000:
            assert time.monotonic() < end
            time.sleep(0.2)

    expect_whole()
    for is_as_written in (False, True):
        page.page.evaluate(SPOIL_SNAPSHOT, is_as_written)
        page.page.reload()
        expect_whole()
        assert any("could not be taken up" in line for line in said) == is_as_written
    said.clear()
    page.page.reload()
    page.add(*make_pictures(1))
    page.expect_status("done")
    assert not any("could not be" in line for line in said)
    assert page.complaints == []
