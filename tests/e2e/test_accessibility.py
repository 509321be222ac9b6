"""axe finds nothing in any state of the page, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.offcut_page import OffcutPage
from tests.e2e.walk import SIZES, Scheme, walk
from web.build.server import SiteServer

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id}: ${target.join(" ")} (${[...any, ...all, ...none][0]?.message ?? ""})`));
}"""
LOOKS: list[tuple[str, Scheme]] = [("desktop", "light"), ("desktop", "dark"), ("phone", "light")]
"""Colours do not depend on the width."""

pytestmark = [pytest.mark.apart, pytest.mark.long]


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Pages that axe is in; it comes before the page's own scripts, which its policy leaves to the browser."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `python build.py test`")
    # Without transitions, or axe would see colours on their way.
    with chromium.new_context(reduced_motion="reduce", locale="en-GB") as context:
        context.add_init_script(path=AXE)
        yield context


def find_violations(page: OffcutPage, state: str) -> list[str]:
    """Return what axe finds in a state, in every look."""
    found = []
    for size, scheme in LOOKS:
        width, height = SIZES[size]
        page.page.set_viewport_size({"width": width, "height": height})
        page.page.emulate_media(color_scheme=scheme)
        found += [f"{state}, {size}, {scheme}: {line}" for line in page.page.evaluate(RUN, RULES)]
    return found


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_state(context: BrowserContext, site: SiteServer, astronaut: Path, language: str) -> None:
    page = OffcutPage(context.new_page(), f"{site.url}?level=fast&lang={language}")
    states = walk(page, astronaut) if language == "en" else iter(["booting"])
    found = [line for state in states for line in find_violations(page, state)]
    assert found == []
    assert page.complaints == []


def test_an_engine_that_does_not_start(chromium: Browser, site: SiteServer) -> None:
    with chromium.new_context(service_workers="block", reduced_motion="reduce") as context:
        context.add_init_script(path=AXE)
        context.route("**/vendor/pyodide/*", lambda route: route.abort())
        page = OffcutPage(context.new_page(), f"{site.url}?level=fast")
        page.wait_for_state("failed")
        expect(page.page.get_by_test_id("error")).to_be_visible()
        assert find_violations(page, "engine failed") == []
