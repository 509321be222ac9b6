"""Models in IndexedDB: resumed, repaired, shared between tabs, and a browser with no room."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.offcut_page import OffcutPage
from tests.e2e.site_copy import LIGHT_ISNET, copy_site, lighten, publish
from web.build.server import SiteServer

pytestmark = pytest.mark.apart

ROOT = Path(__file__).parents[2]
ISNET_PARTS = [part["path"] for part in json.loads((ROOT / "models" / "isnet.json").read_text())["parts"]]

DAMAGE_A_STORED_PART = """async ([name, sha256]) => {
  const open = indexedDB.open(name);
  const database = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  const parts = database.transaction("parts", "readwrite").objectStore("parts");
  const read = parts.get(sha256);
  await new Promise((resolve) => (read.onsuccess = resolve));
  new Uint8Array(read.result.data)[1000] ^= 1;
  const write = parts.put(read.result);
  await new Promise((resolve) => (write.onsuccess = resolve));
  database.close();
}"""

REPLACE_A_MODEL = """async () => {
  const { completeModel, listParts, writePart } = await import("/shared/model-store.js");
  const steps = [];
  const note = async () => steps.push((await listParts()).filter(({ model }) => model === "net")
    .map(({ sha256 }) => sha256).sort());
  for (const version of ["old", "new"]) {
    const parts = [1, 2].map((n) => ({ path: `${n}`, sha256: `${version}-${n}`, bytes: 1 }));
    await writePart("net", parts[0].sha256, new ArrayBuffer(1));
    if (version === "new") await note();
    await writePart("net", parts[1].sha256, new ArrayBuffer(1));
    await completeModel({ name: "net", title: "", sha256: version, bytes: 2, parts });
    await note();
  }
  return steps;
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    """A plain host of a copy of the site, which a test may change."""
    folder = copy_site(tmp_path / "site")
    publish(folder, {LIGHT_ISNET: lighten(folder / LIGHT_ISNET)})
    with SiteServer(folder, headers=False) as server:
        yield server


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile."""
    with chromium.new_context() as context:
        yield context


def requested_parts(server: SiteServer, since: int = 0) -> list[str]:
    """Return the model parts that were asked for, by their path below models/."""
    return [
        request.path.partition("/models/")[2]
        for request in server.requests[since:]
        if request.path.endswith(".bin") and request.status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED)
    ]


def first_part(model: str) -> str:
    """Return the sha256 of a network's first part."""
    return str(json.loads((ROOT / "models" / f"{model}.json").read_text())["parts"][0]["sha256"])


def test_an_interrupted_download_resumes(server: SiteServer, context: BrowserContext, astronaut: Path) -> None:
    missing = server.folder / "models" / ISNET_PARTS[-1]
    kept = missing.read_bytes()
    missing.unlink()
    page = OffcutPage(context.new_page(), f"{server.url}?level=balanced")
    page.add(astronaut)
    page.expect_status("failed")
    assert page.error_code() == "download"
    assert set(requested_parts(server)) == set(ISNET_PARTS[:-1])

    missing.write_bytes(kept)
    since = len(server.requests)
    page.item().get_by_test_id("retry").click()
    page.expect_status("done")
    assert requested_parts(server, since) == [ISNET_PARTS[-1]]


@pytest.mark.thorough
def test_a_damaged_part_is_fetched_again(context: BrowserContext, server: SiteServer, astronaut: Path) -> None:
    page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
    page.wait_until_offline_ready()
    page.page.evaluate(DAMAGE_A_STORED_PART, ["offcut@/", first_part("u2netp")])
    since = len(server.requests)
    page.page.reload()
    page.add(astronaut)
    page.expect_status("done")
    assert requested_parts(server, since) == ["u2netp/part-000.bin"]


@pytest.mark.thorough
def test_a_damaged_part_that_is_nowhere_else_is_named(
    context: BrowserContext, server: SiteServer, astronaut: Path
) -> None:
    page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
    page.wait_until_offline_ready()
    shutil.rmtree(server.folder / "models" / "u2netp")  # as good as offline, for this network
    page.page.evaluate(DAMAGE_A_STORED_PART, ["offcut@/", first_part("u2netp")])
    page.page.reload()
    page.add(astronaut)
    page.expect_status("failed")
    assert page.error_code() == "integrity"
    page.page.reload()  # another try finds the part missing, but knows why
    page.add(astronaut)
    page.expect_status("failed")
    assert page.error_code() == "integrity"
    page.page.get_by_test_id("level").select_option("balanced")
    page.item().get_by_test_id("retry").click()
    page.expect_status("done")


def test_a_new_version_replaces_the_old_one_when_it_is_complete(context: BrowserContext, server: SiteServer) -> None:
    page = OffcutPage(context.new_page(), f"{server.url}?level=fast")
    steps: list[list[str]] = page.page.evaluate(REPLACE_A_MODEL)
    assert steps == [["old-1", "old-2"], ["new-1", "old-1", "old-2"], ["new-1", "new-2"]]


@pytest.mark.thorough
def test_two_tabs_share_one_download(context: BrowserContext, server: SiteServer) -> None:
    first = OffcutPage(context.new_page(), f"{server.url}?level=balanced")
    second = OffcutPage(context.new_page(), f"{server.url}?level=balanced")
    first.wait_until_offline_ready()
    second.wait_until_offline_ready()
    assert sorted(requested_parts(server)) == sorted(ISNET_PARTS)


@pytest.mark.thorough
def test_without_room_it_works_from_memory(context: BrowserContext, server: SiteServer, astronaut: Path) -> None:
    tab = context.new_page()
    tab.goto(f"{server.url}licenses.txt")
    context.new_cdp_session(tab).send(
        "Storage.overrideQuotaForOrigin", {"origin": server.url.rstrip("/"), "quotaSize": 1_000_000}
    )
    page = OffcutPage(tab, f"{server.url}?level=fast")
    page.add(astronaut)
    page.expect_status("done")
    expect(page.page.get_by_test_id("not-kept")).to_be_visible()
    expect(page.page.get_by_test_id("offline-ready")).to_be_hidden()


@pytest.mark.thorough
def test_two_copies_do_not_touch_each_other(context: BrowserContext, tmp_path: Path, astronaut: Path) -> None:
    for name in ("one", "two"):
        copy_site(tmp_path / name)
    with SiteServer(tmp_path, headers=False) as server:
        for name in ("one", "two"):
            OffcutPage(context.new_page(), f"{server.url}{name}/?level=fast").wait_until_offline_ready()
        page = OffcutPage(context.new_page(), f"{server.url}one/?level=fast")
        names = page.page.evaluate(
            "async () => [...(await caches.keys()), ...(await indexedDB.databases()).map(({ name }) => name)].sort()"
        )
        assert len(names) == 10  # four caches and a database each
        assert sum("/one/" in name for name in names) == sum("/two/" in name for name in names) == 5
        assert requested_parts(server) == ["u2netp/part-000.bin"] * 2
