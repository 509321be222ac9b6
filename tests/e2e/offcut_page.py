"""The page as a test sees it: names of the page's contract only, no markup."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

import numpy as np
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from py_app.types import Pixels

ROOT = Path(__file__).parents[2]

BOOT_TIMEOUT = 120_000
"""Milliseconds; a first visit downloads and compiles everything, on two busy cores."""

CUT_TIMEOUT = 180_000

MODELS = ROOT / "models"
SHIPPED = {name: json.loads((MODELS / f"{name}.json").read_bytes())["sha256"] for name in ("u2netp", "isnet")}
RUNTIME = re.findall(r'^const RUNTIME = "(.*)";$', (ROOT / "web" / "engine" / "trial.js").read_text(), re.MULTILINE)[0]

PASS_TRIALS = """async ([runtime, networks]) => {
  const { findDevice } = await import(new URL("engine/devices.js", document.baseURI).href);
  const { writeVerdict } = await import(new URL("shared/verdict-store.js", document.baseURI).href);
  const { name } = await findDevice("wasm");
  for (const [model, sha256] of Object.entries(networks)) {
    const environment = [navigator.userAgent, name, runtime, sha256].join(" | ");
    const verdict = { state: "trusted", reason: "", difference: 0, milliseconds: 1000 };
    await writeVerdict({ backend: "wasm", model, environment, ...verdict });
  }
}"""

EMPTY = """async () => {
  const button = (name) => document.querySelector(`[data-testid=${name}]`);
  document.activeElement?.blur();
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  if (button("pause").classList.contains("is-on")) button("pause").click();
  if (button("review-first").getAttribute("aria-pressed") === "true") button("review-first").click();
  for (let turn = 0; turn < 2 && button("item"); turn += 1) button("clear").click(); // what is chosen, then the rest
  const end = performance.now() + 10_000;
  while (document.body.dataset.state !== "ready" && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""

FINGERPRINT = """() => [
  document.body.dataset.state,
  location.hash,
  document.querySelector("[data-testid=pause]").className,
  document.querySelectorAll("[data-testid=item]").length,
  [...document.querySelectorAll("input, select, textarea, [aria-pressed], dialog")].map((element) =>
    [element.id || element.name, element.value, element.checked, element.open, element.getAttribute("aria-pressed")]),
]"""


class OffcutPage:
    """One open page; keeps what the browser's console complained about.

    Parameters
    ----------
    page : a tab
    url : what it opens
    is_new : whether the browser has never been here; else it knows that the processor passes the networks' trials, each
        two runs on a reference picture
    """

    def __init__(self, page: Page, url: str, *, is_new: bool = False) -> None:
        self.page = page
        if not is_new:
            page.goto(urljoin(url, "licenses.txt"))
            page.evaluate(PASS_TRIALS, [RUNTIME, SHIPPED])
        self.complaints: list[str] = []
        self.untouched: list[object] = []
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("filechooser", lambda _: None)  # who begins to listen for one as it opens may miss it
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(url)

    def start_over(self) -> None:
        """Bring the page back to how it was before anything was chosen: by its own buttons, else by loading it anew.

        The engine stays only if nothing that can be seen differs from then: no picture, no choice, no dialog.
        """
        self.empty()
        if self._fingerprint() not in self.untouched:
            self.page.evaluate("localStorage.clear()")
            self.page.reload()
            self.wait_for_state("ready")
        assert self._fingerprint() in self.untouched
        self.complaints.clear()

    def empty(self) -> None:
        """Go on, close what is open, and remove all pictures, with the page's own buttons."""
        self.page.evaluate(EMPTY)

    def remember_untouched(self) -> None:
        """Take the page as one in which nothing has been chosen yet."""
        self.untouched.append(self._fingerprint())

    def _fingerprint(self) -> object:
        return self.page.evaluate(FINGERPRINT)

    def wait_for_state(self, state: str) -> None:
        """Wait until the page has a state."""
        expect(self.page.locator("body")).to_have_attribute("data-state", state, timeout=BOOT_TIMEOUT)

    def wait_until_offline_ready(self) -> None:
        """Wait until the page says that it works offline."""
        expect(self.page.get_by_test_id("offline-ready")).to_be_visible(timeout=BOOT_TIMEOUT)

    def add(self, *files: Path | FilePayload) -> None:
        """Choose files, as with the file picker."""
        chosen: Sequence[FilePayload] = [
            {"name": file.name, "mimeType": "", "buffer": file.read_bytes()} if isinstance(file, Path) else file
            for file in files
        ]
        self.page.get_by_test_id("file-input").set_input_files(chosen)

    def item(self, index: int = 0) -> Locator:
        """Return the item at a place in the list."""
        return self.page.get_by_test_id("item").nth(index)

    def expect_status(self, status: str, index: int = 0) -> None:
        """Wait until an item has a status."""
        expect(self.item(index)).to_have_attribute("data-status", status, timeout=CUT_TIMEOUT)

    def error_code(self, index: int = 0) -> str | None:
        """Return the code of a failed item's error."""
        return self.item(index).get_by_test_id("error").get_attribute("data-code")

    def warnings(self) -> list[str]:
        """Return the codes of the shown report's warnings."""
        listed = self.page.locator("#report .warnings [data-code]").all()
        return [str(warning.get_attribute("data-code")) for warning in listed]

    def download(self) -> tuple[str, bytes]:
        """Download the shown cutout; return its name and bytes."""
        link = self.page.get_by_test_id("download")
        expect(link).not_to_have_attribute("aria-disabled", "true", timeout=CUT_TIMEOUT)
        with self.page.expect_download() as event:
            link.click()
        return event.value.suggested_filename, Path(event.value.path()).read_bytes()

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


def read_pixels(data: bytes) -> Pixels:
    """Return the pixels of an image file."""
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image)


def read_pictures(data: bytes) -> list[tuple[str, Pixels]]:
    """Return the pixels of an image file, or of all images in a ZIP, with their names."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return [("", read_pixels(data))]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, read_pixels(archive.read(name))) for name in archive.namelist()]
