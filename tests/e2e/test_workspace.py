"""The list outlasts the page, if the person agrees: all of it comes back, changes are kept, and it can be deleted."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FilePayload, expect

from tests.e2e.conftest import start_anew
from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage, read_pixels
from tests.e2e.pictures import make_pictures, make_text_file
from web.build.server import SiteServer

READ_STORED = """async () => {
  const { readWorkspace } = await import("/page/workspace/workspace-store.js");
  const { items } = await readWorkspace();
  return items.map(({ name, file, output, work }) =>
    ({ name, bytes: file?.size, background: output.background, status: work.status, cutout: work.blob?.size,
      laid_behind: work.output?.bg_image?.size ?? null }));
}"""

COUNT_BACKGROUNDS = """async () => {
  const { openDatabase } = await import("/shared/database.js");
  const database = await openDatabase();
  const isFile = (value) => value instanceof Blob;
  const inItems = (await database.getAll("items"))
    .flatMap(({ output, work }) => [output, work.output ?? {}])
    .filter((output) => Object.values(output).some(isFile));
  return [(await database.getAll("backgrounds")).map(({ blob }) => blob.size), inItems.length];
}"""
"""The sizes of those that are stored, and how many choices of items hold one themselves."""

BACK_TO_VERSION_3 = """async () => {
  const { openDatabase } = await import("/shared/database.js");
  const now = await openDatabase();
  const { name } = now;
  const [parts, models, verdicts, notes, pictures, records, backgrounds] = await Promise.all(
    ["parts", "models", "verdicts", "notes", "pictures", "items", "backgrounds"].map((store) => now.getAll(store)));
  const files = new Map(backgrounds.map(({ sha256, blob }) => [sha256, blob]));
  const withFile = (output) => ({ ...output, bg_image: files.get(output.bg_image) ?? null });
  const items = records.map(({ backgrounds: _, ...item }) => {
    const output = withFile(item.output);
    return { ...item, output, work: { ...item.work, output } };
  });
  now.close();
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await done(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open(name, 3);
  opening.onupgradeneeded = () => {
    const old = opening.result;
    old.createObjectStore("parts", { keyPath: "sha256" }).createIndex("model", "model");
    for (const store of ["models", "own", "notes"]) old.createObjectStore(store, { keyPath: "name" });
    old.createObjectStore("verdicts", { keyPath: ["backend", "model"] });
    old.createObjectStore("items", { keyPath: "id" });
    old.createObjectStore("pictures", { keyPath: ["id", "kind"] });
    const kept = { parts, models, verdicts, notes, pictures, items };
    for (const [store, values] of Object.entries(kept)) {
      for (const value of values) opening.transaction.objectStore(store).put(value);
    }
  };
  (await done(opening)).close();
}"""
"""Makes the database one of version 3, in which every item holds its background itself, with the same list."""

FORGET = """async () => {
  const { openDatabase } = await import("/shared/database.js");
  const database = await openDatabase();
  for (const store of ["items", "pictures", "backgrounds", "notes"]) await database.clear(store);
  localStorage.clear();
}"""

FILL = """() => {
  window.isFull = true;
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...values) {
    if (window.isFull && this.name === "pictures") throw new DOMException("Full", "QuotaExceededError");
    return put.apply(this, values);
  };
}"""
"""A real quota is looked at anew only now and then."""

PATIENCE = 20
"""Seconds in which what has changed is written."""

POLL = 0.1


@pytest.fixture
def context(profile: BrowserContext) -> BrowserContext:
    """The profile, with no tab open and nothing kept."""
    return start_anew(profile, FORGET)


@pytest.fixture
def open_tab(context: BrowserContext, site: SiteServer) -> Callable[[], OffcutPage]:
    """Return a function that opens a tab of the same browser."""
    return lambda: OffcutPage(context.new_page(), site.url + "?level=fast")


def open_with(open_tab: Callable[[], OffcutPage], *files: FilePayload) -> OffcutPage:
    """Return a tab in which pictures are cut out and kept."""
    page = open_tab()
    page.add(*files)
    for index in range(len(files)):
        expect(page.item(index)).to_have_attribute("data-status", "done", timeout=CUT_TIMEOUT)
    page.page.get_by_test_id("keep-yes").click()
    wait_until_stored(page, lambda stored: [item["status"] for item in stored] == ["done"] * len(files))
    return page


def wait_until_stored(page: OffcutPage, is_right: Callable[[list[dict[str, Any]]], bool]) -> None:
    """Wait until what is in the database is as it should be."""
    end = time.monotonic() + PATIENCE
    while not is_right(stored := page.page.evaluate(READ_STORED)):
        assert time.monotonic() < end, stored
        time.sleep(POLL)


def expect_names(page: OffcutPage, *names: str) -> None:
    """Wait until the list shows just these, in this order."""
    expect(page.page.get_by_test_id("item").locator(".item-name")).to_have_text(list(names))


def test_all_comes_back_and_goes_on(open_tab: Callable[[], OffcutPage]) -> None:
    page = open_with(open_tab, *make_pictures(2))
    page.page.locator("input[name=background][value='#ffffff']").check()
    before = page.download()
    page.add(make_text_file("notes.txt"))
    page.expect_status("failed", 2)
    page.item(2).locator(".item-select").press("Alt+ArrowUp")
    page.item(0).locator(".item-select").click()
    wait_until_stored(
        page,
        lambda stored: (
            [item["name"] for item in stored] == ["1.jpg", "notes.txt", "2.jpg"]
            and stored[0]["cutout"] == len(before[1])
        ),
    )

    page.page.reload()
    expect_names(page, "1.jpg", "notes.txt", "2.jpg")
    assert [page.item(index).get_attribute("data-status") for index in range(3)] == ["done", "failed", "done"]
    assert page.error_code(1) == "unsupported-format"
    expect(page.page.locator("input[name=background][value='#ffffff']")).to_be_checked()
    assert page.download() == before  # the engine is not even there yet
    expect(page.page.get_by_test_id("result-image")).to_be_visible()
    expect(page.page.locator(".engine-facts")).to_contain_text("U²-Netp", use_inner_text=False)

    # What the new engine does not know is cut again for another background, without a word about it.
    page.page.locator("input[name=background][value='#000000']").check()
    page.wait_for_state("ready")
    page.expect_status("done", 0)
    assert read_pixels(page.download()[1])[0, 0].tolist()[:3] != read_pixels(before[1])[0, 0].tolist()[:3]
    page.item(2).locator("[data-action=remove]").click()
    wait_until_stored(page, lambda stored: [item["name"] for item in stored] == ["1.jpg", "notes.txt"])
    assert page.complaints == []


def test_who_does_not_agree_finds_nothing(open_tab: Callable[[], OffcutPage]) -> None:
    page = open_tab()
    page.add(*make_pictures(1))
    page.expect_status("done")
    page.page.get_by_test_id("keep-no").click()
    expect(page.page.get_by_test_id("keep-offer")).to_be_hidden()
    assert page.page.evaluate(READ_STORED) == []
    page.page.reload()
    page.add(*make_pictures(1))
    page.expect_status("done")
    expect(page.page.get_by_test_id("keep-offer")).to_be_hidden()


def test_two_tabs_do_not_mix(open_tab: Callable[[], OffcutPage]) -> None:
    first = open_with(open_tab, *make_pictures(1))
    second = open_tab()
    second.add({**make_pictures(1)[0], "name": "other.jpg"})
    expect(second.page.get_by_test_id("pictures-not-kept")).to_be_visible()
    expect_names(second, "other.jpg")
    second.page.get_by_test_id("privacy").click()
    expect(second.page.get_by_test_id("stored-pictures")).to_contain_text("1 picture")
    expect(second.page.get_by_test_id("delete-pictures")).to_be_hidden()
    assert [item["name"] for item in second.page.evaluate(READ_STORED)] == ["1.jpg"]

    # The tab that kept them is gone: now this one can.
    first.page.close()
    second.page.get_by_test_id("keep-pictures").click()
    expect(second.page.get_by_test_id("keep-pictures")).to_be_checked()
    expect_names(second, "1.jpg", "other.jpg")
    wait_until_stored(second, lambda stored: [item["name"] for item in stored] == ["1.jpg", "other.jpg"])


def test_a_background_of_many_pictures_is_stored_once(
    open_tab: Callable[[], OffcutPage], context: BrowserContext, site: SiteServer
) -> None:
    page = open_with(open_tab, *make_pictures(2))
    beach: FilePayload = {**make_pictures(3)[2], "name": "beach.jpg"}
    size = len(beach["buffer"])
    for index in range(2):
        page.item(index).locator(".item-select").click()
        page.page.get_by_test_id("background-file").set_input_files(beach)
    wait_until_stored(page, lambda stored: [item["laid_behind"] for item in stored] == [size] * 2)
    assert page.page.evaluate(COUNT_BACKGROUNDS) == [[size], 0]
    before = page.download()

    # It comes back, also from a database of the version before.
    page.page.close()
    with closing(context.new_page()) as tab:
        tab.goto(f"{site.url}licenses.txt")
        tab.evaluate(BACK_TO_VERSION_3)
    page = open_tab()
    expect_names(page, "1.jpg", "2.jpg")
    assert page.download() == before
    assert page.page.evaluate(COUNT_BACKGROUNDS) == [[size], 0]
    page.page.reload()
    expect_names(page, "1.jpg", "2.jpg")
    assert page.download() == before

    # It goes with the last picture that has it.
    page.item(1).locator("[data-action=remove]").click()
    wait_until_stored(page, lambda stored: [item["name"] for item in stored] == ["1.jpg"])
    assert page.page.evaluate(COUNT_BACKGROUNDS) == [[size], 0]
    page.page.locator("input[name=background][value='#ffffff']").check()
    wait_until_stored(page, lambda stored: [item["laid_behind"] for item in stored] == [None])
    assert page.page.evaluate(COUNT_BACKGROUNDS) == [[], 0]
    assert page.complaints == []


def test_deleted_where_storage_is_shown(open_tab: Callable[[], OffcutPage]) -> None:
    page = open_with(open_tab, *make_pictures(1))
    page.page.get_by_test_id("privacy").click()
    expect(page.page.get_by_test_id("stored-pictures")).to_contain_text("kB")
    page.page.get_by_test_id("delete-pictures").click()
    expect(page.page.get_by_test_id("stored-pictures")).to_be_hidden()
    expect(page.page.get_by_test_id("keep-pictures")).not_to_be_checked()
    assert page.page.evaluate(READ_STORED) == []
    expect_names(page, "1.jpg")
    page.page.reload()
    expect(page.page.locator("#welcome")).to_be_visible()
    expect(page.page.get_by_test_id("item")).to_have_count(0)


def test_a_full_browser_is_said_and_the_queue_goes_on(open_tab: Callable[[], OffcutPage]) -> None:
    page = open_with(open_tab, *make_pictures(1))
    page.page.evaluate(FILL)
    page.add(*make_pictures(2))
    for index in range(3):
        page.expect_status("done", index)
    expect(page.page.get_by_test_id("pictures-not-kept")).to_contain_text("out of space")
    assert len(page.page.evaluate(READ_STORED)) == 1
    page.page.evaluate("window.isFull = false")
    page.item(0).locator("[data-action=remove]").click()
    wait_until_stored(page, lambda stored: [item["status"] for item in stored] == ["done"] * 2)
    expect(page.page.get_by_test_id("pictures-not-kept")).to_be_hidden()
    assert page.complaints == []
