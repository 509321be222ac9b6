"""A page at a site that can be harmed, as a test sees it: what it shows, and what is waited for."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.visitors import POLL, Visitor
from tests.soak.faulty_site import FaultyServer

PATIENCE = 240
"""Seconds that anything may take: boots and cuts on cores that others use too."""

ENDING = 40
"""Seconds in which what is not needed any more ends."""

LOOK = """({
  state: document.body.dataset.state,
  items: [...document.querySelectorAll("[data-testid=item]")].map((item) => ({
    status: item.dataset.status,
    code: item.querySelector("[data-testid=error]")?.dataset.code ?? "",
  })),
  isSaving: document.querySelector("[data-testid=download-all]")?.disabled ?? false,
  isMade: document.querySelector("[data-testid=download]")?.getAttribute("aria-disabled") !== "true",
})"""

READ_CUTOUT = """(async () => {
  const link = document.querySelector("[data-testid=download]");
  if (!link?.href || link.getAttribute("aria-disabled") === "true") return "";
  const data = await (await fetch(link.href)).arrayBuffer();
  const hash = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
})()"""


class Late(Exception):
    """Something did not come to be in time."""


def wait_for(what: str, is_so: Callable[[], Any], patience: float = PATIENCE) -> None:
    """Wait until something is so."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise Late(f"{what} never came")
        time.sleep(POLL)


@dataclass
class World:
    """A browser at a site that can be harmed, and the pictures that are cut there."""

    engine: str
    visitor: Visitor
    server: FaultyServer
    photos: list[Path]
    others: ExitStack
    second: Visitor | None = None

    @property
    def keeps(self) -> bool:
        """Whether the browser keeps files: under automation WebKit's sessions are private ones, which do not."""
        return self.engine != "webkit"

    @property
    def url(self) -> str:
        """The page, whose pictures are cut by the tiny network that is kept."""
        return f"{self.server.url}?level=fast&threads=1"

    def ask(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        return self.visitor.ask(expression)

    def look(self) -> dict[str, Any]:
        """Return what the page shows of its list."""
        seen: dict[str, Any] = self.ask(LOOK)
        return seen

    def happen(self, thread: str, happening: str, value: object = "") -> None:
        """Let something happen to a thread."""
        self.ask(f"soak.happen({thread!r}, {happening!r}, {json.dumps(value)})")

    def click(self, selector: str) -> None:
        """Click on something."""
        self.ask(f"(document.querySelector({json.dumps(selector)}).click(), true)")

    def open_page(self) -> None:
        """Load the page and wait until its engine is ready."""
        self.visitor.open(self.url)
        wait_for(
            "a page that is ready", lambda: self.look()["state"] == "ready" and self.ask("Boolean(globalThis.soak)")
        )

    def wait_until_ended(self, count: int) -> None:
        """Wait until every picture has come to an end, of at least so many."""

        def is_so() -> bool:
            seen = self.look()
            statuses = [item["status"] for item in seen["items"]]
            is_over = len(statuses) >= count and not {"queued", "working"} & set(statuses)
            return is_over and not seen["isSaving"] and seen["state"] in ("ready", "failed")

        wait_for(f"the end of {count} pictures", is_so)

    def read_cutout(self, index: int) -> str:
        """Show a picture, wait for its file and return the file's digest."""
        self.click(f"[data-testid=item]:nth-of-type({index + 1}) .item-select")
        digests: list[str] = []

        def read() -> bool:
            digests.append(self.ask(READ_CUTOUT))
            return len(digests) > 1 and bool(digests[-1]) and digests[-1] == digests[-2]

        wait_for(f"the cutout of picture {index + 1}", read, ENDING)
        return digests[-1]
