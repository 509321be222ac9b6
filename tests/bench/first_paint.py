"""How soon a first visit sees something: `python -m tests.bench.first_paint`, after `python build.py`.

Prints the first contentful paint of several first visits, in milliseconds. Measures, never asserts.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import launch_chromium
from web.build.server import SiteServer

DIST = Path(__file__).parents[2] / "dist"
VISITS = 5
FIRST_PAINT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
  const paint = list.getEntriesByName("first-contentful-paint")[0];
  if (paint) resolve(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""


def measure_first_paint(browser: Browser, url: str) -> float:
    """Return the milliseconds until something is seen, on a first visit."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(url, wait_until="commit")
        return float(page.evaluate(FIRST_PAINT))


def main() -> None:
    """Measure in each language; print a line each."""
    with sync_playwright() as playwright, launch_chromium(playwright) as browser, SiteServer(DIST) as server:
        for language in ("en", "de"):
            times = [measure_first_paint(browser, f"{server.url}?level=fast&lang={language}") for _ in range(VISITS)]
            print(f"{language}: {median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})")


if __name__ == "__main__":
    main()
