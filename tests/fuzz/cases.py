"""A case's number enters; what Offcut made of it leaves: a coded answer, or a fault of ours. The number decides all."""

from __future__ import annotations

import random
import resource
import time
import traceback
from dataclasses import dataclass

from py_app.decode.decode import decode
from py_app.decode.limits import Capacity
from py_app.errors import OffcutError
from py_app.network.manifest import parse_manifest
from py_app.network.plan import Plan
from py_app.options import parse_options
from py_app.pipeline import estimate_matte, render
from py_app.types import Source
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.fuzz.corpus import list_files
from tests.fuzz.mutations import mutate
from tests.fuzz.wishes import make_manifest, make_options

CAPACITY = Capacity(cut=4_000_000, decode=16_000_000)
"""What there is memory for: a header that announces more is refused, and the promise below is kept."""

MAX_SECONDS, MAX_GROWTH = 10.0, 600_000_000
"""Beyond what a good picture of the corpus takes, which is next to nothing."""


@dataclass(frozen=True)
class Outcome:
    """What became of a case: "done", an error's code, or "fault" with the reason."""

    kind: str
    result: str
    reason: str = ""


def run_case(number: int) -> Outcome:
    """Run one case; nothing that it raises comes out."""
    chance = random.Random(number)
    kind = chance.choices(("decode", "cut", "options", "manifest"), (8, 6, 4, 2))[0]
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    try:
        _run(kind, chance)
        result, reason = "done", ""
    except OffcutError as error:
        result, reason = ("fault", error.message) if error.code == "internal" else (error.code, "")
    except BaseException as error:
        result, reason = "fault", "".join(traceback.format_exception(error))
    seconds = time.perf_counter() - start
    growth = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    if seconds > MAX_SECONDS:
        return Outcome(kind, "fault", f"it took {seconds:.0f} s")
    if growth > MAX_GROWTH:
        return Outcome(kind, "fault", f"it took {growth / 1e6:.0f} MB")
    return Outcome(kind, result, reason)


def _run(kind: str, chance: random.Random) -> None:
    files = list_files()
    if kind == "manifest":
        parse_manifest(make_manifest(chance))
    elif kind == "options":
        parse_options(make_options(chance, odd=0.6))
    elif kind == "decode":
        decode(mutate(chance, chance.choice(files), files), max_pixels=chance.choice((None, 1, 900)), capacity=CAPACITY)
    else:
        _cut(chance, chance.choice(files), chance.choice(files))


def _cut(chance: random.Random, data: bytes, behind: bytes) -> None:
    """Cut a file that is hardly damaged, with options that mostly mean something."""
    if chance.random() < 0.3:
        data = mutate(chance, data, list_files())
    plan = Plan([FAKE_MODEL], solve=chance.random() < 0.5, mirror=chance.random() < 0.3)
    estimate = run_now(estimate_matte(data, plan, FakeBackend(), max_pixels=90_000, capacity=CAPACITY))
    image: Source | None = decode(behind, max_pixels=90_000, capacity=CAPACITY) if chance.random() < 0.2 else None
    render(estimate.matte, parse_options(make_options(chance, odd=0.1), image))
