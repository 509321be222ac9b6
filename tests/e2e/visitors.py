"""Three browser engines behind one small interface: what a visitor does and sees, by the page's contract."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page, Playwright
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from py_app.types import Pixels
from tests.e2e.offcut_page import CUT_TIMEOUT, read_pixels

POLL = 0.25
"""Seconds between two looks at the page."""

READ_RESULT = """fetch(document.querySelector("[data-testid=download]").href)
  .then((response) => response.blob())
  .then((blob) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.readAsDataURL(blob);
  }))"""
"""Gives the shown cutout's file in base64."""

MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"


class Visitor(Protocol):
    """Someone at a browser of their own, whose storage lasts until they leave."""

    def open(self, url: str) -> None:
        """Load a page."""

    def choose(self, *photos: Path) -> None:
        """Choose files with the file picker."""

    def attribute(self, selector: str, name: str) -> str | None:
        """Return an attribute of the first element that matches, or None."""

    def ask(self, expression: str) -> Any:
        """Return the value of a JavaScript expression, or of the promise it gives."""

    def open_tab(self) -> AbstractContextManager[Visitor]:
        """Open a second tab of the same browser."""


class PlaywrightVisitor:
    """Chromium or Firefox."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> None:
        self.page.goto(url)

    def choose(self, *photos: Path) -> None:
        self.page.get_by_test_id("file-input").set_input_files(photos)

    def attribute(self, selector: str, name: str) -> str | None:
        found = self.page.locator(selector)
        return found.first.get_attribute(name) if found.count() else None

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    @contextmanager
    def open_tab(self) -> Iterator[Visitor]:
        with closing(self.page.context.new_page()) as page:
            yield PlaywrightVisitor(page)


class WebKitVisitor:
    """WebKitGTK's MiniBrowser: one driver for all its tabs, of which one is in front."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self._driver = driver
        self._tab = driver.current_window_handle

    @property
    def driver(self) -> webdriver.WebKitGTK:
        """The driver, with this tab in front."""
        self._driver.switch_to.window(self._tab)
        return self._driver

    def open(self, url: str) -> None:
        self.driver.get(url)

    def choose(self, *photos: Path) -> None:
        self.driver.find_element(By.CSS_SELECTOR, "[data-testid=file-input]").send_keys("\n".join(map(str, photos)))

    def attribute(self, selector: str, name: str) -> str | None:
        # In one step: an element that was found may be gone before it is asked, as the first visit reloads itself.
        script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null"
        found: str | None = self.driver.execute_script(script, selector, name)
        return found

    def ask(self, expression: str) -> Any:
        script = f"const tell = arguments[0]; Promise.resolve({expression}).then(tell)"
        return self.driver.execute_async_script(script)

    @contextmanager
    def open_tab(self) -> Iterator[Visitor]:
        self.driver.switch_to.new_window("tab")
        tab = WebKitVisitor(self._driver)
        try:
            yield tab
        finally:
            tab.driver.close()


def wait_until(visitor: Visitor, selector: str, attribute: str, *values: str) -> str:
    """Wait until an element's attribute has one of some values, and return it."""
    end = time.monotonic() + CUT_TIMEOUT / 1000
    seen: str | None = None
    while time.monotonic() < end:
        seen = visitor.attribute(selector, attribute)
        if seen in values:
            return seen
        time.sleep(POLL)
    raise AssertionError(f"{selector} never had {attribute} in {values}; at last it was {seen!r}")


def wait_offline_ready(visitor: Visitor) -> None:
    """Wait until the page says that it works offline."""
    end = time.monotonic() + CUT_TIMEOUT / 1000
    while not visitor.ask("!document.querySelector('[data-testid=offline-ready]')?.hidden"):
        assert time.monotonic() < end, "the page never became ready for offline use"
        time.sleep(POLL)


def cut_photo(visitor: Visitor, photo: Path) -> Pixels:
    """Cut a photo and return the cutout."""
    visitor.choose(photo)
    status = wait_until(visitor, "[data-testid=item]", "data-status", "done", "failed")
    code = visitor.attribute("[data-testid=item] [data-testid=error]", "data-code")
    assert status == "done", f"the cut failed with {code}"
    return read_pixels(base64.b64decode(visitor.ask(READ_RESULT)))


@contextmanager
def visit_with_chromium(playwright: Playwright, _: Path) -> Iterator[Visitor]:
    """Open Chromium."""
    program = shutil.which("chromium") or pytest.skip("chromium is not installed")
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    yield PlaywrightVisitor(browser.new_context().new_page())
    browser.close()


@contextmanager
def visit_with_firefox(playwright: Playwright, _: Path) -> Iterator[Visitor]:
    """Open Firefox; Playwright reaches Debian's through its channel for BiDi."""
    program = shutil.which("firefox-esr") or pytest.skip("firefox-esr is not installed")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=program)
    yield PlaywrightVisitor(browser.new_context().new_page())
    browser.close()


@contextmanager
def visit_with_webkit(_: Playwright, folder: Path) -> Iterator[Visitor]:
    """Open WebKitGTK on a virtual screen, with a profile of its own."""
    driver_program = shutil.which("WebKitWebDriver") or pytest.skip("webkit2gtk-driver is not installed")
    browsers = sorted(Path("/").glob(MINI_BROWSERS[1:]))
    if not browsers:
        pytest.skip("WebKitGTK's MiniBrowser is not installed")
    with virtual_screen() as display:
        options = Options()
        options.binary_location = str(browsers[0])
        options.add_argument("--automation")
        environment = {**os.environ, "DISPLAY": display, "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
        driver = webdriver.WebKitGTK(options=options, service=Service(driver_program, env=environment))
        try:
            yield WebKitVisitor(driver)
        finally:
            driver.quit()


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Run Xvfb on a free display and yield the display's name."""
    program = shutil.which("Xvfb") or pytest.skip("xvfb is not installed")
    read_end, write_end = os.pipe()
    command = [program, "-displayfd", str(write_end), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as display:
            yield f":{display.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait()


VISITS: dict[str, Callable[[Playwright, Path], Any]] = {
    "chromium": visit_with_chromium,
    "firefox": visit_with_firefox,
    "webkit": visit_with_webkit,
}
