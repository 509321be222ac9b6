"""`offcut.js` as other pages use it: cut, render, cancel, forget, close."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from web.build.server import SiteServer

RunStep = Callable[[str], Any]


@pytest.fixture(scope="module")
def run_step(chromium: Browser, site: SiteServer, astronaut: Path) -> Iterator[RunStep]:
    """Return a function that runs one of `module_steps.js` with a real engine."""
    script = Path(__file__).with_name("module_steps.js").read_text()
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}licenses.txt")
        page.evaluate(f"async () => {{ {script} }}")
        photo = list(astronaut.read_bytes())
        yield lambda name: page.evaluate("([name, photo]) => runStep(name, photo)", [name, photo])


def test_bad_choices_have_codes(run_step: RunStep) -> None:
    assert run_step("bad_choices") == [
        "invalid-option",
        "manifest",
        "invalid-option",
        "invalid-option",
        "invalid-option",
    ]


def test_cancel_is_immediate_and_the_next_cut_works(run_step: RunStep) -> None:
    result = run_step("cancel")
    assert result["code"] == "cancelled"
    assert result["waited"] < 200
    assert result["model"] == "u2netp"


def test_cuts_stand_in_line(run_step: RunStep) -> None:
    assert run_step("line") == ["image/png", "unsupported-format", "cancelled", "image/jpeg"]


def test_render_runs_no_inference(run_step: RunStep) -> None:
    result = run_step("render")
    assert result == {
        "type": "image/png",
        "stages": ["composite", "encode"],
        "model": "u2netp",
        "forgotten": "invalid-option",
    }


def test_closing_cancels(run_step: RunStep) -> None:
    assert run_step("close") == "cancelled"
