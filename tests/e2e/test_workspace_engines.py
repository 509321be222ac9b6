"""Pictures kept in three browser engines: the very file comes back. No engine of Offcut's own is waited for."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.e2e.test_workspace import READ_STORED
from tests.e2e.visitors import POLL, VISITS, Visitor
from web.build.server import SiteServer

pytestmark = pytest.mark.apart

PATIENCE = 60
"""Seconds; the page itself is there at once, on a busy machine after some."""

SWITCH_ON = """(() => {
  const choice = document.querySelector("[data-testid=keep-pictures]");
  if (!choice.disabled && !choice.checked) choice.click();
  return choice.checked && document.querySelector("#kept-pictures .hint").textContent.includes("comes back");
})()"""

ROWS = """[...document.querySelectorAll("[data-testid=item] .item-name")].map((name) => name.textContent)"""

SIZES = f"({READ_STORED})().then((items) => items.map(({{ bytes }}) => bytes))"

IS_SAID = """document.querySelector("[data-testid=pictures-not-kept]").textContent.includes("could not be kept")"""


def wait_for(visitor: Visitor, expression: str, expected: Any) -> None:
    """Wait until an expression has a value."""
    end = time.monotonic() + PATIENCE
    while (value := visitor.ask(expression)) != expected:
        assert time.monotonic() < end, value
        time.sleep(POLL)


@pytest.mark.parametrize("engine", ["chromium", "firefox"])
def test_a_file_comes_back(
    engine: str, playwright: Playwright, site: SiteServer, astronaut: Path, tmp_path: Path
) -> None:
    with VISITS[engine](playwright, tmp_path) as visitor:
        visitor.open(site.url + "?level=fast")
        wait_for(visitor, SWITCH_ON, expected=True)
        visitor.choose(astronaut)
        size = astronaut.stat().st_size
        wait_for(visitor, SIZES, [size])
        visitor.open(site.url + "?level=fast")
        wait_for(visitor, ROWS, ["astronaut.png"])
        wait_for(visitor, SIZES, [size])


def test_a_browser_that_refuses_files_says_so(
    playwright: Playwright, site: SiteServer, astronaut: Path, tmp_path: Path
) -> None:
    """WebKit keeps no file in a private session, and under automation every session is one."""
    with VISITS["webkit"](playwright, tmp_path) as visitor:
        visitor.open(site.url + "?level=fast")
        wait_for(visitor, SWITCH_ON, expected=True)
        visitor.choose(astronaut)
        wait_for(visitor, IS_SAID, expected=True)
        assert visitor.ask(SIZES) == []
