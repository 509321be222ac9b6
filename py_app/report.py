"""What was done and how long it took: stage times in milliseconds and the report people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any, TypeAlias

from py_app.types import Matte, Notice, Pixels, Size, Verdict

OnStage: TypeAlias = Callable[[str], None]
"""Called with a stage's name as it starts."""


class StageClock:
    """Announces each stage as it starts and keeps its milliseconds."""

    def __init__(self, on_stage: OnStage | None = None) -> None:
        self.timings: dict[str, float] = {}
        self._on_stage = on_stage

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time one stage."""
        if self._on_stage:
            self._on_stage(stage)
        start = perf_counter()
        yield
        self.timings[stage] = self.timings.get(stage, 0.0) + (perf_counter() - start) * 1000


@dataclass(frozen=True)
class NetworkRun:
    """Which network ran on what, with how many processor threads."""

    model: str
    backend: str
    threads: int


@dataclass(frozen=True)
class Findings:
    """What was found out while a matte was estimated.

    Attributes
    ----------
    verdict
        How far the networks were sure.
    uncertainty
        uint8 `(h, w)`, small: 255 where they were not sure at all.
    runs
        What each network ran on, in order, each pair of network and backend once.
    timings
        Milliseconds a stage.
    notices
        What happened on the way: another backend had to be used, say.
    """

    verdict: Verdict
    uncertainty: Pixels
    runs: tuple[NetworkRun, ...]
    timings: dict[str, float]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Estimate:
    """A matte and what was found out about it."""

    matte: Matte
    findings: Findings


@dataclass(frozen=True)
class Rendering:
    """An encoded result of `size` and what rendering it took (milliseconds) and changed."""

    data: bytes
    size: Size
    timings: dict[str, float]
    notices: tuple[Notice, ...]


def build_report(estimate: Estimate, rendering: Rendering) -> dict[str, Any]:
    """Return the JSON report: the image's size, the photo's, what ran, the verdict, warnings, milliseconds a stage.

    `model` and `backend` join with "+" what ran, `threads` is the most; `networks` says what each network ran on.
    """
    source, findings = estimate.matte.source, estimate.findings
    timings = findings.timings | rendering.timings
    notices = (*source.notices, *findings.notices, *rendering.notices)
    height, width = rendering.size
    source_height, source_width = source.photo_size
    return {
        "width": width,
        "height": height,
        "source": {"width": source_width, "height": source_height},
        "model": "+".join(dict.fromkeys(run.model for run in findings.runs)),
        "backend": "+".join(dict.fromkeys(run.backend for run in findings.runs)),
        "threads": max(run.threads for run in findings.runs),
        "networks": [asdict(run) for run in findings.runs],
        "verdict": findings.verdict,
        "warnings": [asdict(notice) for notice in notices],
        "timings": {stage: round(ms, 1) for stage, ms in timings.items()} | {"total": round(sum(timings.values()), 1)},
    }
