"""A new build: offered, never forced, and only what changed is fetched."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.offcut_page import BOOT_TIMEOUT, OffcutPage
from tests.e2e.site_copy import copy_site, publish
from web.build.server import SiteServer

TOLD_APART = "app.css", "models/u2netp.json", "shared/threads.js"
"""Files that a page, a network's loading and a worker's imports ask for: each has another end in the second version."""

OTHER_WORDS = {
    rb"(?<=#remote\.)boot\b|\bboot(?=\({ level)": ("offcut.js", "engine/worker.js"),
    rb"(?<=remote\.)load\b|\bload(?=\(manifest, onProgress\) {)": ("engine/inference-host.js", "inference/worker.js"),
    rb"\bassembleModel\b": ("inference/worker.js", "inference/model-parts.js"),
}
"""What the second version calls differently, on both sides of a border: in a tab with two versions nothing works."""

READ_ENDS = """(names) => Promise.all(
  names.map(async (name) => (await (await fetch(name)).text()).endsWith(" ".repeat(9)))
)"""

IS_STORED_ONCE = """async (name) => {
  const opened = await Promise.all((await caches.keys()).map((cache) => caches.open(cache)));
  const found = await Promise.all(opened.map((cache) => cache.matchAll(name, { ignoreSearch: true })));
  return found.flat().length === 1;
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    """A plain host of a copy of the site."""
    with SiteServer(copy_site(tmp_path / "site"), headers=False) as server:
        yield server


def test_an_update_waits_for_the_person(chromium: Browser, server: SiteServer, astronaut: Path) -> None:
    with chromium.new_context() as context:
        page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        page.wait_until_offline_ready()
        css = (server.folder / "app.css").read_bytes()
        publish(server.folder, {"app.css": css + b"\nbody { --published: twice; }\n"})
        since = len(server.requests)
        page.page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
        update = page.page.get_by_test_id("update-ready")
        expect(update).to_be_visible(timeout=BOOT_TIMEOUT)

        fetched = [request.path for request in server.requests[since:] if request.status == 200]
        assert "/app.css" in fetched
        assert not [path for path in fetched if path.startswith("/vendor/") or path.endswith(".bin")]
        page.add(astronaut)  # the old page still works
        page.expect_status("done")
        published = "getComputedStyle(document.body).getPropertyValue('--published')"
        assert page.page.evaluate(published) == ""

        page.item().locator("[data-action=remove]").click()  # nothing is left that a reload would lose
        update.click()
        page.page.wait_for_event("load")
        page.wait_until_offline_ready()
        assert page.page.evaluate(published).strip() == "twice"
        page.add(astronaut)
        page.expect_status("done")
        assert not [request for request in server.requests[since:] if request.path.endswith((".whl", ".bin"))]


@pytest.mark.thorough
def test_a_tab_stays_with_its_version_until_it_is_loaded_anew(
    chromium: Browser, server: SiteServer, astronaut: Path
) -> None:
    with chromium.new_context() as context:
        first = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        first.wait_until_offline_ready()
        second = OffcutPage(context.new_page(), f"{server.url}?level=fast")
        second.wait_until_offline_ready()
        publish(server.folder, _make_second_version(server.folder))
        since = len(server.requests)
        first.page.evaluate("async () => (await navigator.serviceWorker.ready).update()")
        first.page.get_by_test_id("update-ready").click(timeout=BOOT_TIMEOUT)
        first.page.wait_for_event("load")
        first.wait_until_offline_ready()

        told = second.page.get_by_test_id("updated-elsewhere")
        expect(told).to_be_visible()
        assert first.page.evaluate(READ_ENDS, TOLD_APART) == [True] * len(TOLD_APART)
        assert second.page.evaluate(READ_ENDS, TOLD_APART) == [False] * len(TOLD_APART)
        _stop_service_worker(context, first.page)  # as whenever it is idle: it must still know who has what
        second.page.get_by_test_id("backend").select_option("wasm")  # another engine, with other workers
        second.add(astronaut)
        second.expect_status("done")
        first.add(astronaut)
        first.expect_status("done")
        assert second.page.evaluate(READ_ENDS, TOLD_APART) == [False] * len(TOLD_APART)
        fetched = [request.path for request in server.requests[since:] if request.status == 200]
        assert len(fetched) == len(set(fetched)), "something was fetched twice"
        assert not [path for path in fetched if path.startswith("/vendor/")]

        told.get_by_role("button").click()
        second.page.get_by_test_id("update-confirm").click()  # it has a picture
        second.page.wait_for_event("load")
        second.wait_until_offline_ready()
        expect(told).to_be_hidden()
        assert second.page.evaluate(READ_ENDS, TOLD_APART) == [True] * len(TOLD_APART)
        assert not first.page.evaluate(IS_STORED_ONCE, TOLD_APART[0])
        _stop_service_worker(context, first.page)
        first.page.reload()  # nobody has the first version any longer
        first.page.wait_for_function(IS_STORED_ONCE, arg=TOLD_APART[0])


def _make_second_version(folder: Path) -> dict[str, bytes]:
    changes = {name: (folder / name).read_bytes() + b" " * 9 for name in TOLD_APART}
    for word, names in OTHER_WORDS.items():
        for name in names:
            before = changes.get(name) or (folder / name).read_bytes()
            changes[name], times = re.subn(word, b"otherWord", before)
            assert times > 0, f"{name} has no {word!r}"
    return changes | _split_network(folder)


def _split_network(folder: Path) -> dict[str, bytes]:
    """Return the network in two parts; the one that the first version knows is no longer at the host."""
    manifest = json.loads((folder / "models" / "u2netp.json").read_bytes())
    (part,) = manifest["parts"]
    whole = folder / "models" / part["path"]
    content = whole.read_bytes()
    whole.unlink()
    halves = {"u2netp/half-0.bin": content[: len(content) // 2], "u2netp/half-1.bin": content[len(content) // 2 :]}
    manifest["parts"] = [
        {"path": path, "sha256": hashlib.sha256(half).hexdigest(), "bytes": len(half)} for path, half in halves.items()
    ]
    text = json.dumps(manifest).encode() + b" " * 9
    return {"models/u2netp.json": text} | {f"models/{path}": half for path, half in halves.items()}


def _stop_service_worker(context: BrowserContext, page: Page) -> None:
    devtools = context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
