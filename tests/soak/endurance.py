"""A site enters; how its memory grew leaves: over three hundred pictures at once, and over two hundred edits of one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Playwright, expect

from tests.conftest import launch_chromium
from tests.e2e.blob_counts import COUNT_BLOBS
from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage
from tests.e2e.pictures import make_pictures
from tests.soak.pieces import Outcome, RunPiece, Suite
from web.build.places import DIST
from web.build.server import SiteServer

PICTURES, EDITS, EARLY = 300, 200, 10
"""The memory after the first `EARLY` is what it is compared with."""

GROWTH = 0.10
"""Share of the memory after the first ones that may be added by all others."""

HANDFUL = 8
"""Object URLs that one picture needs, shown and being edited; a row of the list needs one for its thumbnail."""

SETTLING = 30
"""Seconds in which what nobody holds is collected."""

FLAGS = ("--enable-blink-features=ForceEagerMeasureMemory",)

READ_BLOBS = "() => ({ live: window.blobs.live, bytes: window.blobs.bytes, urls: window.blobs.urls.size })"

MOVE = """(slider, value) => {
  slider.value = value;
  for (const type of ["input", "change"]) slider.dispatchEvent(new Event(type, { bubbles: true }));
}"""

MEASURE_HEAPS = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"


@dataclass(frozen=True)
class Memory:
    """What the browser holds for the page: bytes of heaps, of blobs and of its processes, and object URLs."""

    heaps: int
    blobs: int
    resident: int
    urls: int

    def __str__(self) -> str:
        sizes = f"heaps {self.heaps / 1e6:.0f} MB, blobs {self.blobs / 1e6:.1f} MB"
        return f"{sizes}, processes {self.resident / 1e6:.0f} MB, {self.urls} object URLs"


def make_endurance(playwright: Playwright) -> Suite:
    """Return the suite: pictures, then edits."""
    return Suite(
        "endurance", (f"{PICTURES} pictures at once", f"{EDITS} edits of one picture"), partial(_open, playwright)
    )


@contextmanager
def _open(playwright: Playwright) -> Iterator[RunPiece]:
    with SiteServer(DIST) as server:

        def run(piece: str) -> Outcome:
            endure = cut_many if "pictures" in piece else edit_often
            with launch_chromium(playwright, *FLAGS) as chromium, chromium.new_context() as context:
                context.add_init_script(COUNT_BLOBS)
                page = OffcutPage(
                    context.new_page(), server.url + "?level=fast&threads=1"
                )  # what else runs here needs cores too
                page.wait_for_state("ready")
                return endure(page, Meter(chromium, context, page))

        yield run


class Meter:
    """Measures what a page's browser holds."""

    def __init__(self, browser: Browser, context: BrowserContext, page: OffcutPage) -> None:
        self._browser: CDPSession = browser.new_browser_cdp_session()
        self._collector: CDPSession = context.new_cdp_session(page.page)
        self._page = page.page

    def measure(self) -> Memory:
        """Return what is held when all that nobody holds is collected."""
        self._collector.send("HeapProfiler.collectGarbage")
        heaps = int(self._page.evaluate(MEASURE_HEAPS))
        self._collector.send("HeapProfiler.collectGarbage")
        blobs = self._page.evaluate(READ_BLOBS)
        return Memory(heaps, blobs["bytes"], self._count_resident(), blobs["urls"])

    def settle(self, is_right: Callable[[Memory], bool]) -> Memory:
        """Measure until it is right, or for as long as collecting may take."""
        end = time.monotonic() + SETTLING
        while not is_right(memory := self.measure()) and time.monotonic() < end:
            self._page.wait_for_timeout(1000)
        return memory

    def _count_resident(self) -> int:
        """Return the proportional share of the memory of all the browser's processes: blobs live in one of its own."""
        processes = self._browser.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(_read_share(process["id"]) for process in processes)


def _read_share(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):  # it has ended since
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


def cut_many(page: OffcutPage, meter: Meter) -> Outcome:
    """Add all pictures at once; compare when all are done with when the first ones were."""
    page.add(*make_pictures(PICTURES))
    page.expect_status("done", EARLY - 1)
    early = meter.measure()
    for index in range(PICTURES):
        page.expect_status("done", index)
    page.wait_for_state("ready")
    late = meter.settle(lambda memory: not _complain(early, memory, PICTURES + HANDFUL))
    faults = [*_complain(early, late, PICTURES + HANDFUL), *page.complaints]
    page.empty()
    page.page.evaluate("document.activeElement.blur()")  # who is at the button that brings them back is not hurried
    empty = meter.settle(lambda memory: memory.urls == memory.blobs == 0)
    if empty.urls or empty.blobs:
        faults.append(f"the empty list holds {empty}")
    figures = (f"after {EARLY} pictures {early}", f"after {PICTURES} {late}", f"removed {empty}")
    return Outcome({"pictures cut": PICTURES}, figures, tuple(faults))


def edit_often(page: OffcutPage, meter: Meter) -> Outcome:
    """Change one picture again and again; each change is a file of its own, of which only the last is kept."""
    page.add(*make_pictures(1))
    page.expect_status("done")
    early = None
    for edit in range(EDITS):
        _edit(page, edit)
        if edit == EARLY - 1:
            early = meter.measure()
    assert early
    late = meter.settle(lambda memory: not _complain(early, memory, HANDFUL))
    figures = (f"after {EARLY} edits {early}", f"after {EDITS} {late}")
    return Outcome({"edits": EDITS}, figures, (*_complain(early, late, HANDFUL), *page.complaints))


def _edit(page: OffcutPage, edit: int) -> None:
    """Choose another background, move the edge's slider, or draw a stroke, and wait for the file."""
    download = page.page.get_by_test_id("download")
    address = download.get_attribute("href") or ""
    STEPS[edit % len(STEPS)](page, edit)
    expect(download).not_to_have_attribute("href", address, timeout=CUT_TIMEOUT)
    expect(download).to_have_attribute("aria-disabled", "false", timeout=CUT_TIMEOUT)


def _choose_colour(page: OffcutPage, edit: int) -> None:
    colour = ("#ffffff", "#000000")[edit // len(STEPS) % 2]
    page.page.locator(f"input[name=background][value='{colour}']").check(force=True)


def _move_slider(page: OffcutPage, edit: int) -> None:
    page.page.locator("input[name=feather]").evaluate(MOVE, str(1 + edit // len(STEPS) % 3))


def _draw_stroke(page: OffcutPage, edit: int) -> None:
    page.page.locator("#viewer").get_by_role("radio", name="Erase", exact=True).check(force=True)
    box = page.page.locator(".cell-result .sheet").bounding_box()
    assert box
    y = box["y"] + box["height"] * (0.3 + 0.1 * (edit % 5))
    page.page.mouse.move(box["x"] + box["width"] * 0.4, y)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=4)
    page.page.mouse.up()


def _take_back(page: OffcutPage, _: int) -> None:
    page.page.get_by_test_id("undo").click()


STEPS: tuple[Callable[[OffcutPage, int], None], ...] = (_choose_colour, _move_slider, _draw_stroke, _take_back)


def _complain(early: Memory, late: Memory, urls: int) -> list[str]:
    """Say what grew by more than it may."""
    complaints = [
        f"{name} grew by more than {GROWTH:.0%}"
        for name, before, after in (
            ("heaps and blobs", early.heaps + early.blobs, late.heaps + late.blobs),
            ("processes", early.resident, late.resident),
        )
        if after > before * (1 + GROWTH)
    ]
    return complaints + ([f"{late.urls} object URLs are left"] if late.urls > urls else [])
