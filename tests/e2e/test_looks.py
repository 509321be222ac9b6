"""Every state of the page, wide and narrow, light and dark: axe finds nothing, nothing is wider than the window.

Pictures of all of them are in tests/screenshots after a run, for eyes.
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import OffcutPage
from tests.e2e.walk import SCHEMES, SIZES, Scheme, walk
from web.build.server import SiteServer

pytestmark = [pytest.mark.apart, pytest.mark.long]

FOLDER = Path(__file__).parents[1] / "screenshots"
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    `${id}: ${target.join(" ")} (${[...any, ...all, ...none][0]?.message ?? ""})`));
}"""
AXE_LOOKS = {("desktop", "light"), ("desktop", "dark"), ("phone", "light")}
"""Colours do not depend on the width."""

IS_TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def axe() -> str:
    """A script for before the page's own, which its policy leaves to the browser."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `python build.py test`")
    return AXE.read_text(encoding="utf-8")


def look(page: Page, size: str, scheme: Scheme) -> None:
    """Give the window a size and a colour scheme."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    # Without transitions, or axe would see colours on their way.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


@pytest.mark.parametrize(
    ("language", "direction", "dark_sizes", "is_for_axe"),
    [("en", "ltr", {"desktop"}, True), pytest.param("de", "rtl", set(), False, marks=pytest.mark.thorough)],
)
def test_every_state(
    open_page: OpenPage,
    axe: str,
    astronaut: Path,
    language: str,
    direction: str,
    dark_sizes: Set[str],
    is_for_axe: bool,
) -> None:
    """German for its long words, right to left as no language here is yet; dark at one size, as only colours change."""
    FOLDER.mkdir(exist_ok=True)
    wrong = []
    page = open_page(f"?level=fast&lang={language}", script=axe)
    for state in walk(page, astronaut):
        page.page.locator("html").evaluate("(root, direction) => (root.dir = direction)", direction)
        for size in SIZES:
            for scheme in SCHEMES if size in dark_sizes else SCHEMES[:1]:
                look(page.page, size, scheme)
                where = f"{language}-{direction}-{size}-{scheme}-{state}"
                path = FOLDER / f"{where}.jpg"
                page.page.screenshot(path=path, full_page="dialog" not in state, type="jpeg", quality=85)
                if (size, scheme) in AXE_LOOKS and (is_for_axe or state == "booting"):
                    wrong += [f"{where}: {line}" for line in page.page.evaluate(RUN, RULES)]
            if page.page.evaluate(IS_TOO_WIDE):
                wrong.append(f"{language}-{direction}-{size}-{state} is wider than the window")
    print(f"Screenshots are in {FOLDER}")
    assert wrong == []
    assert page.complaints == []


def test_an_engine_that_does_not_start(chromium: Browser, site: SiteServer, axe: str) -> None:
    with chromium.new_context(service_workers="block") as context:
        context.add_init_script(axe)
        context.route("**/vendor/pyodide/*", lambda route: route.abort())
        page = OffcutPage(context.new_page(), f"{site.url}?level=fast")
        page.wait_for_state("failed")
        expect(page.page.get_by_test_id("error")).to_be_visible()
        look(page.page, "desktop", "light")
        assert page.page.evaluate(RUN, RULES) == []
