"""Several cutouts on their way to the disk: some of them, into a folder, or streamed into a large ZIP."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Dialog, expect

from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage
from tests.e2e.pictures import make_pictures
from web.build.server import SiteServer

PICK_FROM_OPFS = """
  window.showDirectoryPicker = async () => {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle("chosen", { create: true });
  };
  window.showSaveFilePicker = async ({ suggestedName }) => {
    const root = await navigator.storage.getDirectory();
    return root.getFileHandle(suggestedName, { create: true });
  };
"""
"""Real handles, of the browser's own file system, in place of a question that no test can answer."""

READ_FOLDER = """async () => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("chosen", { create: true });
  const sizes = {};
  for await (const [name, file] of folder) sizes[name] = (await file.getFile()).size;
  return sizes;
}"""

PUT_FILE = """async (name) => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("chosen", { create: true });
  await (await (await folder.getFileHandle(name, { create: true })).createWritable()).close();
}"""

REFUSE_ONE = """(refused) => {
  const open = FileSystemDirectoryHandle.prototype.getFileHandle;
  FileSystemDirectoryHandle.prototype.getFileHandle = function (name, options) {
    if (name === refused) throw new DOMException("Full", "QuotaExceededError");
    return open.call(this, name, options);
  };
}"""

SAVE_A_LOT = """async (bytes) => {
  const { startSaving } = await import("/page/save/saving.js");
  const blob = new Blob([new Uint8Array(bytes / 4)]);
  const output = { format: "png" };
  const settings = { level: "fast" };
  const work = { status: "done", blob, output, settings, report: { width: 1, height: 1, model: "u2netp" } };
  const items = [1, 2, 3, 4].map((number) => ({ id: `${number}`, name: `${number}.jpg`, output, work }));
  const end = Promise.withResolvers();
  const store = {
    state: () => ({ items, queue: { chosenIds: [] }, namePattern: "", settings }),
    dispatch: ({ packing }) => packing && packing.phase !== "packing" && end.resolve(packing.phase),
  };
  startSaving(store, async (item) => item.work.blob).saveArchive();
  const phase = await end.promise;
  const file = await (await navigator.storage.getDirectory()).getFileHandle("offcut.zip");
  return [phase, (await file.getFile()).size];
}"""

IS_ASKED = """() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }))"""


@pytest.fixture(scope="module")
def page(returning: BrowserContext, site: SiteServer) -> Iterator[OffcutPage]:
    """One page, whose pickers pick, with three cutouts."""
    with closing(returning.new_page()) as tab:
        tab.add_init_script(PICK_FROM_OPFS)
        page = OffcutPage(tab, site.url + "?level=fast")
        page.add(*make_pictures(2), {**make_pictures(1)[0], "name": "2.png"})
        for index in range(3):
            page.expect_status("done", index)
        yield page


def test_some_are_downloaded(page: OffcutPage) -> None:
    for index in (0, 2):
        page.item(index).get_by_test_id("choose").check()
    with page.page.expect_download() as event:
        page.page.get_by_test_id("download-chosen").click()
    with zipfile.ZipFile(event.value.path()) as archive:
        assert archive.namelist() == ["1-cutout.png", "2-cutout.png"]
        assert archive.testzip() is None
    page.item(0).get_by_test_id("choose").press("Escape")


def test_into_a_folder_where_one_is_refused_and_none_overwritten(page: OffcutPage) -> None:
    page.page.evaluate(PUT_FILE, "1-cutout.png")
    page.page.evaluate(REFUSE_ONE, "2-cutout.png")
    page.page.get_by_test_id("save-folder").click()
    trouble = page.page.get_by_test_id("save-failure")
    expect(trouble).to_contain_text("1 of 3 couldn’t be saved: 2-cutout.png.", timeout=CUT_TIMEOUT)
    expect(trouble).to_contain_text("The disk is full")
    sizes = page.page.evaluate(READ_FOLDER)
    assert set(sizes) == {"1-cutout.png", "1-cutout (2).png", "2-cutout (2).png"}
    assert sizes["1-cutout.png"] == 0
    assert min(sizes["1-cutout (2).png"], sizes["2-cutout (2).png"]) > 1000
    assert page.complaints == []


def test_a_large_zip_is_streamed_into_a_file(page: OffcutPage) -> None:
    size = 120_000_000
    phase, written = page.page.evaluate(SAVE_A_LOT, size)
    assert phase == "idle"
    assert size < written < size + 2000


def test_closing_asks_while_something_would_be_lost(page: OffcutPage) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    def wait_until(is_asked: bool) -> None:
        end = time.monotonic() + CUT_TIMEOUT / 1000
        while page.page.evaluate(IS_ASKED) != is_asked:
            assert time.monotonic() < end
            page.page.wait_for_timeout(100)

    with page.page.expect_download():
        page.page.get_by_test_id("download-all").click()
    wait_until(is_asked=False)
    page.page.locator("input[name=background][value='#ffffff']").check()
    wait_until(is_asked=True)
    page.page.once("dialog", stay)
    page.page.close(run_before_unload=True)
    page.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    page.download()
    wait_until(is_asked=False)
