"""What is said of a cutout: what ran and for how long, the two sizes, and every notice in order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from py_app import report
from py_app.report import Estimate, Findings, NetworkRun, Rendering, StageClock, build_report
from py_app.types import Matte, Notice, Source

PLANE = np.zeros((3, 5), np.uint8)


def make_estimate() -> Estimate:
    source = Source(np.zeros((3, 5, 3), np.uint8), notices=(Notice("bit-depth-reduced", "decoded"),))
    runs = NetworkRun("small", "webgpu", 1), NetworkRun("small", "wasm", 4), NetworkRun("large", "wasm", 2)
    notices = (Notice("backend-fallback", "estimated"),)
    timings = {"decode": 1.04, "inference": 20.26}
    return Estimate(Matte(source, PLANE, PLANE), Findings("check-edges", PLANE, runs, timings, notices))


RENDERING = Rendering(b"PNG", (7, 11), {"composite": 3.0, "encode": 4.44}, (Notice("enlarged", "rendered"),))


def test_a_report() -> None:
    assert build_report(make_estimate(), RENDERING) == {
        "width": 11,
        "height": 7,
        "source": {"width": 5, "height": 3},
        "model": "small+large",
        "backend": "webgpu+wasm",
        "threads": 4,
        "networks": [
            {"model": "small", "backend": "webgpu", "threads": 1},
            {"model": "small", "backend": "wasm", "threads": 4},
            {"model": "large", "backend": "wasm", "threads": 2},
        ],
        "verdict": "check-edges",
        "warnings": [
            {"code": "bit-depth-reduced", "message": "decoded"},
            {"code": "backend-fallback", "message": "estimated"},
            {"code": "enlarged", "message": "rendered"},
        ],
        "timings": {"decode": 1.0, "inference": 20.3, "composite": 3.0, "encode": 4.4, "total": 28.7},
    }


def test_a_second_rendering_counts_its_own_time_alone() -> None:
    again = replace(RENDERING, timings={"composite": 1.0, "encode": 1.0})
    assert build_report(make_estimate(), again)["timings"]["total"] == 23.3


def test_a_clock_announces_stages_and_adds_up_their_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([10.0, 10.5, 11.0, 13.0, 20.0, 20.25])
    monkeypatch.setattr(report, "perf_counter", lambda: next(times))
    stages: list[str] = []
    clock = StageClock(stages.append)
    for stage in ("preprocess", "inference", "preprocess"):
        with clock(stage):
            assert stages[-1] == stage
    assert stages == ["preprocess", "inference", "preprocess"]
    assert clock.timings == {"preprocess": 750.0, "inference": 2000.0}


def test_a_clock_needs_no_listener() -> None:
    clock = StageClock()
    with clock("decode"):
        pass
    assert clock.timings["decode"] >= 0


def test_a_stage_that_failed_took_no_time() -> None:
    clock = StageClock()
    with pytest.raises(ValueError, match="odd"), clock("decode"):
        raise ValueError("odd")
    assert clock.timings == {}
