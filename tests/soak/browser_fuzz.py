"""Numbers of cases enter; what `offcut.js` made of them in Chromium leaves: one page, one engine, one after another."""

from __future__ import annotations

import base64
import io
import json
import random
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, Playwright

from tests.conftest import launch_chromium
from tests.fuzz.corpus import list_files
from tests.fuzz.mutations import GENERAL, mutate
from tests.fuzz.wishes import SOUND, make_manifest, make_options
from tests.networks import FAMILIES
from tests.soak.light_site import make_light_site, make_tiny_network
from tests.soak.pieces import Outcome, RunPiece, Suite
from web.build.server import SiteServer

CASES, AT_ONCE, FIRST = 2_000, 100, 2_000_000
"""Of a release; of a piece; and the first one's number, beyond those that are run natively."""

MAX_SECONDS = 10.0
"""Beyond what a good picture of that size takes."""

SECONDS_A_MEGAPIXEL = 1.5
"""What a good picture takes, on a core that others use too."""

STEPS = Path(__file__).with_name("steps.js")

RUN = "(given) => runCase(given)"


def make_fuzz(playwright: Playwright, seed: int) -> Suite:
    """Return the suite; a piece is a hundred cases, the first of which are the seed's."""
    first = FIRST + seed
    pieces = [f"cases {start} to {start + AT_ONCE - 1}" for start in range(first, first + CASES, AT_ONCE)]
    return Suite("fuzz", pieces, partial(_open, playwright))


@contextmanager
def _open(playwright: Playwright) -> Iterator[RunPiece]:
    with (
        tempfile.TemporaryDirectory() as folder,
        SiteServer(make_light_site(Path(folder) / "site")) as server,
        launch_chromium(playwright) as chromium,
        chromium.new_context() as context,
    ):
        page = context.new_page()
        page.set_default_timeout(0)
        page.goto(f"{server.url}licenses.txt")
        page.evaluate(f"async () => {{ {STEPS.read_text()} }}")
        yield partial(_run_cases, page)


def _run_cases(page: Page, piece: str) -> Outcome:
    start = int(piece.split()[1])
    counts: Counter[str] = Counter()
    faults, heap = [], 0
    for number in range(start, start + AT_ONCE):
        case = make_case(number)
        result = page.evaluate(RUN, case)
        heap = max(heap, result["heap"])
        counts[f"{case['kind']} {result['code']}"] += 1
        if fault := _find_fault(page, case, result):
            faults.append(f"case {number}, {case['kind']}: {fault}")
    is_last = (start + AT_ONCE) % CASES == 0  # and the heap never shrinks
    figures = (f"Python's heap had {heap / 1e6:.0f} MB in the end",) if is_last else ()
    return Outcome(dict(counts), figures, tuple(faults))


def _find_fault(page: Page, case: dict[str, Any], result: dict[str, Any]) -> str | None:
    if result["code"] in ("internal", "no code"):
        return str(result["message"])
    if result["isLost"]:
        return f"the engine was lost: {result['message']}"
    limit = MAX_SECONDS + SECONDS_A_MEGAPIXEL * _announced_megapixels(case["file"])
    if result["seconds"] > limit and page.evaluate(RUN, case)["seconds"] > limit:  # twice: others use the cores too
        return f"it took {result['seconds']:.0f} s, more than {limit:.0f} s"
    return None


def make_case(number: int) -> dict[str, Any]:
    """Return what the page is given: the number decides all."""
    chance = random.Random(number)
    files = list_files()
    if chance.random() < 0.2:
        weights = make_tiny_network(f"{number}")
        for _ in range(chance.choice((0, 1, 3))):
            weights = chance.choice(GENERAL)(chance, weights)
        sound = json.dumps(FAMILIES["u2net"])
        return {
            "kind": "network",
            "file": _text(weights),
            "draft": sound if chance.random() < 0.4 else make_manifest(chance),
        }
    data = chance.choice(files)
    if chance.random() < 0.6:
        data = mutate(chance, data, files)
    return {
        "kind": "cut",
        "file": _text(data),
        "behind": _text(chance.choice(files)) if chance.random() < 0.1 else None,
        "first": _choose_options(chance),
        "then": _choose_options(chance) if chance.random() < 0.4 else None,
    }


def _choose_options(chance: random.Random) -> dict[str, Any]:
    """Return options that mostly mean something: what is refused at once tries nothing that comes after."""
    if chance.random() < 0.3:
        return make_options(chance, odd=0.5)
    return {name: value for name, value in make_options(chance, odd=0.05).items() if name in SOUND}


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _announced_megapixels(text: str) -> float:
    """Return the pixels that a file announces, in millions: 0 where it cannot be opened at all."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(base64.b64decode(text))) as image:
            return image.width * image.height / 1e6
    except Exception:  # whatever Pillow raises for a damaged file: it announces nothing
        return 0.0
