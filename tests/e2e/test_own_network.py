"""A network of one's own: added through the form, kept without a network, deleted; a wrong file is refused in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, expect

from tests import networks
from tests.e2e.conftest import start_anew
from tests.e2e.offcut_page import BOOT_TIMEOUT, OffcutPage, read_pixels
from tests.networks import FAMILIES, make_family_network
from tests.unit.images import make_png
from web.build.server import SiteServer

ROOT = Path(__file__).parents[2]

STORED = """async () => {
  const open = indexedDB.open("offcut@/");
  const database = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  const keys = await Promise.all([...database.objectStoreNames].map((name) => new Promise((resolve) => {
    const read = database.transaction(name).objectStore(name).getAllKeys();
    read.onsuccess = () => resolve(read.result);
  })));
  database.close();
  return keys.flat().filter((key) => String(key).startsWith("own-")).length;
}"""

STORE_OF_THE_FIRST_VERSION = """async () => {
  const open = indexedDB.open("offcut@/", 1);
  open.onupgradeneeded = () => {
    open.result.createObjectStore("parts", { keyPath: "sha256" }).createIndex("model", "model");
    open.result.createObjectStore("models", { keyPath: "name" }).put({ name: "net", sha256: "", bytes: 1 });
  };
  await new Promise((resolve) => (open.onsuccess = resolve));
  open.result.close();
}"""


FORGET = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
  indexedDB.deleteDatabase("offcut@/");
  localStorage.clear();
}"""


@pytest.fixture
def stranger(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, for a site that will be gone."""
    with chromium.new_context() as context:
        yield context


@pytest.fixture
def context(profile: BrowserContext) -> BrowserContext:
    """The profile, as if nobody had been at the site before."""
    return start_anew(profile, FORGET)


@pytest.fixture
def photo() -> FilePayload:
    """A picture whose red, and so the mask of the tiny networks, goes from dark to bright."""
    pixels = np.full((120, 160, 3), 30, np.uint8)
    pixels[..., 0] = np.linspace(0, 255, 160).round()
    return {"name": "ramp.png", "mimeType": "image/png", "buffer": make_png(pixels)}


def open_dialog(page: OffcutPage) -> Locator:
    """Open the dialog and wait until it can be used."""
    page.wait_for_state("ready")
    page.page.get_by_test_id("add-network").click()
    dialog = page.page.get_by_test_id("network-dialog")
    expect(dialog.locator("[name=family] option")).to_have_count(len(FAMILIES) + 2)
    return dialog


def choose(dialog: Locator, name: str, data: bytes, field: str = "file") -> None:
    """Choose a file in the dialog."""
    payload: FilePayload = {"name": name, "mimeType": "", "buffer": data}
    dialog.locator(f"[name={field}]").set_input_files(payload)


def add(dialog: Locator) -> None:
    """Add what was chosen, and wait until the dialog is gone."""
    dialog.get_by_test_id("network-add").click()
    expect(dialog).to_be_hidden(timeout=BOOT_TIMEOUT)


def expect_ramp(page: OffcutPage) -> None:
    """Cut the last picture and expect the mask of the tiny networks."""
    page.expect_status("done")
    alpha = read_pixels(page.download()[1])[..., 3]
    assert alpha.shape == (120, 160)
    assert alpha[:, :8].max() < 16
    assert alpha[:, -4:].min() > 240


def test_a_network_is_added_kept_and_deleted(stranger: BrowserContext, photo: FilePayload) -> None:
    data = make_family_network("rmbg-1.4")
    with SiteServer(ROOT / "dist") as server:
        page = OffcutPage(stranger.new_page(), f"{server.url}?level=fast")
        dialog = open_dialog(page)
        choose(dialog, "mine.onnx", data)
        dialog.locator("[name=family]").select_option("rmbg-1.4")
        expect(dialog.get_by_test_id("licence-note")).to_contain_text("non-commercial")
        dialog.locator("[name=title]").fill("Mine")
        add(dialog)
        model = page.page.get_by_test_id("model")
        name = model.input_value()
        assert name.startswith("own-mine-")
        page.add(photo)
        expect_ramp(page)
        page.wait_until_offline_ready()
        sent = [request for request in server.requests if request.method != "GET"]
        assert sent == []

    page.page.goto(f"{server.url}?model={name}")  # nothing listens any more
    page.wait_for_state("ready")
    expect(model).to_have_value(name)
    expect(model.locator("option:checked")).to_have_text("Mine")
    page.add(photo)
    expect_ramp(page)
    page.wait_until_offline_ready()

    page.page.get_by_test_id("privacy").click()
    expect(page.page.get_by_test_id("model-in-use")).to_contain_text("non-commercial")
    row = page.page.get_by_test_id("stored-model").filter(has_text="Mine")
    row.get_by_test_id("delete-model").click()
    expect(row).to_have_count(0)
    expect(model).to_have_value("")
    expect(model.locator(f"[value={name}]")).to_have_count(0)
    assert page.page.evaluate(STORED) == 0
    assert page.complaints == []


def test_a_wrong_file_is_refused_in_words(context: BrowserContext, site: SiteServer, photo: FilePayload) -> None:
    page = OffcutPage(context.new_page(), f"{site.url}?level=fast")
    dialog = open_dialog(page)
    dialog.locator("[name=family]").select_option("modnet")
    error = dialog.get_by_test_id("network-error")
    for data, words in (
        (b"a text file", "isn’t a network in ONNX format"),
        (networks.make_two_inputs(), "input isn’t just a picture"),
        (networks.make_classifier(), "output isn’t a mask"),
        (networks.make_liar(), "produced no mask for a test picture"),
    ):
        choose(dialog, "wrong.onnx", data)
        dialog.get_by_test_id("network-add").click()
        expect(error).to_contain_text(words, timeout=BOOT_TIMEOUT)
        expect(error).to_have_attribute("data-code", "unfit-network")
    dialog.locator("details summary").click()
    dialog.locator("[name=std]").fill("0")
    choose(dialog, "good.onnx", make_family_network("modnet"))
    dialog.get_by_test_id("network-add").click()
    expect(error).to_have_attribute("data-code", "manifest")
    expect(error).to_contain_text("don’t describe a network")
    assert page.page.evaluate(STORED) == 0
    dialog.locator("[name=std]").fill("0.5")
    add(dialog)
    page.add(photo)
    expect_ramp(page)


@pytest.mark.thorough
def test_a_manifest_describes_it_and_an_older_store_is_kept(
    context: BrowserContext, site: SiteServer, photo: FilePayload
) -> None:
    data = make_family_network("birefnet")
    rules = FAMILIES["birefnet"] | {"title": "By manifest"}
    tab = context.new_page()
    tab.goto(f"{site.url}licenses.txt")
    tab.evaluate(STORE_OF_THE_FIRST_VERSION)
    page = OffcutPage(tab, f"{site.url}?level=fast", is_new=True)
    dialog = open_dialog(page)
    dialog.locator("[name=family]").select_option("manifest")
    choose(dialog, "mine.onnx", data)
    choose(dialog, "mine.json", json.dumps(rules).encode(), "manifest")
    add(dialog)
    page.add(photo)
    expect_ramp(page)
    page.page.get_by_test_id("privacy").click()
    kept = page.page.get_by_test_id("stored-model")
    expect(kept.filter(has_text="By manifest")).to_have_count(1)
    expect(kept.filter(has_text="net")).not_to_have_count(0)


@pytest.mark.thorough
def test_a_tab_that_keeps_the_older_store_open_is_not_waited_for(
    context: BrowserContext, site: SiteServer, photo: FilePayload
) -> None:
    older = context.new_page()
    older.goto(f"{site.url}licenses.txt")
    older.evaluate(STORE_OF_THE_FIRST_VERSION.replace("open.result.close();", "window.keptOpen = open.result;"))
    page = OffcutPage(context.new_page(), f"{site.url}?level=fast", is_new=True)
    page.add(photo)
    page.expect_status("done")
    expect(page.page.get_by_test_id("not-kept")).to_be_visible()
    older.close()
    page.page.reload()
    page.wait_until_offline_ready()


def test_in_use_by_an_unknown_network_is_an_error_in_words(
    context: BrowserContext, site: SiteServer, photo: FilePayload
) -> None:
    page = OffcutPage(context.new_page(), f"{site.url}?model=own-gone-00000000")
    page.add(photo)
    page.expect_status("failed")
    assert page.error_code() == "manifest"
