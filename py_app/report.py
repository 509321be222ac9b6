"""What was done and how long it took: stage times in milliseconds and the report people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any, TypeAlias

from py_app.types import Matte, Notice, Size

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
class Rendering:
    """An encoded result of `size` and what rendering it took (milliseconds) and changed."""

    data: bytes
    size: Size
    timings: dict[str, float]
    notices: tuple[Notice, ...]


def build_report(matte: Matte, rendering: Rendering) -> dict[str, Any]:
    """Return the JSON report: the image's size, the photo's, what ran, the verdict, warnings, milliseconds a stage."""
    timings = matte.timings | rendering.timings
    notices = (*matte.source.notices, *matte.notices, *rendering.notices)
    height, width = rendering.size
    source_height, source_width = matte.source.size
    return {
        "width": width,
        "height": height,
        "source": {"width": source_width, "height": source_height},
        "model": matte.model,
        "backend": matte.backend,
        "threads": matte.threads,
        "verdict": matte.verdict,
        "warnings": [asdict(notice) for notice in notices],
        "timings": {stage: round(ms, 1) for stage, ms in timings.items()} | {"total": round(sum(timings.values()), 1)},
    }
