"""One visit through every state of the page, for those who look at each: axe, and the screenshots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

from tests.e2e.offcut_page import OffcutPage

VIEWS = ("beside", "slider", "cutout", "original", "mask", "uncertainty")
TOOLS = ("erase", "restore", "box")
SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
Scheme = Literal["light", "dark"]
SCHEMES: Sequence[Scheme] = ("light", "dark")


def walk(page: OffcutPage, photo: Path) -> Iterator[str]:
    """Bring a page that boots into one state after the other; yield the name of each."""
    yield "booting"
    page.wait_for_state("ready")
    yield "welcome"
    for opener in ("how", "shortcuts", "privacy"):
        yield from _dialog(page.page, opener)
    page.add(photo, {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"not a picture"}, photo)
    yield "working"
    for index, status in enumerate(("done", "failed", "done")):
        page.expect_status(status, index)
    for view in VIEWS:
        _choose(page.page, "view-mode", view)
        yield f"done-{view}"
    for tool in TOOLS:
        _choose(page.page, "tool", tool)
        yield f"tool-{tool}"
    _choose(page.page, "tool", "hand")
    _choose(page.page, "view-mode", "beside")
    for summary in page.page.locator("#output summary:visible").all():
        summary.click()
    yield "output-open"
    page.item(1).get_by_role("button").first.click()
    yield "failed"
    for opener in ("backends", "network"):
        yield from _dialog(page.page, opener)
    for name in ("update-question", "language-question"):
        page.page.locator(f"#{name}").evaluate("(dialog) => dialog.showModal()")
        yield name
        page.page.keyboard.press("Escape")


def _dialog(page: Page, name: str) -> Iterator[str]:
    if name == "shortcuts":
        page.keyboard.press("?")  # the button is only where a keyboard is likely
    else:
        page.locator(f"[data-opens={name}], [href='#{name}']").locator("visible=true").first.click()
    yield f"dialog-{name}"
    page.keyboard.press("Escape")


def _choose(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name={name}][value={value}]").check(force=True)
