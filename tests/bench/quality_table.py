"""Write the table of what each level reaches on the matting set: all images, the found ones, verdicts and times.

    python -m tests.bench.quality_table [LEVEL …] [--quality FOLDER] [--out FILE.md] [--threads N]

Measures and asserts nothing; the budgets are in `tests/quality`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import parse_manifest
from py_app.network.native import NativeBackend
from py_app.network.plan import Plan, parse_levels
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from tests.coroutines import run_now

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "models"
QUALITY = ROOT.parent / "shared" / "quality"
MEASURES = ("MAE", "MSE", "IOU", "BAND", "COMP", "HALO", "FGC")
COUNTED = ("bad", "bad called good", "fine called good")


def load_plans() -> dict[str, Plan]:
    """Return every level with its manifests."""
    plans = {}
    for name, level in parse_levels((MODELS / "levels.json").read_bytes()).items():
        manifests = [parse_manifest((MODELS / f"{model}.json").read_bytes()) for model in level.models]
        plans[name] = Plan(tuple(manifests), level.solve, level.mirror)
    return plans


def load_evaluate(quality: Path) -> ModuleType:
    """Return the set's own scoring program."""
    spec = importlib.util.spec_from_file_location("evaluate", quality / "evaluate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # Of its measures only MEASURES are read here; these three take two thirds of its time.
    vars(module).update(connectivity_error=_not_measured, max_f=_not_measured, grad_mag=np.zeros_like)
    return module


def _not_measured(*_: object) -> float:
    return 0.0


def cut_set(plan: Plan, backend: InferenceBackend, folder: Path, out: Path) -> list[dict[str, Any]]:
    """Cut every image of a set into `out`; return a row an image: id, verdict, milliseconds of two stages."""
    rows = []
    for item in json.loads((folder / "items.json").read_text()):
        data = (folder / item["input"]).read_bytes()
        estimate = run_now(estimate_matte(data, plan, backend))
        (out / f"{item['id']}.png").write_bytes(render(estimate.matte, RenderOptions()).data)
        times = {stage: estimate.findings.timings[stage] for stage in ("inference", "refine")}
        rows.append({"id": item["id"], "verdict": estimate.findings.verdict, **times})
    return rows


def measure(plan: Plan, backend: InferenceBackend, quality: Path) -> list[dict[str, Any]]:
    """Return a row an image: what `cut_set` knows and the set's scores."""
    evaluate = load_evaluate(quality)
    with tempfile.TemporaryDirectory() as out:
        cut = cut_set(plan, backend, quality / "dev", Path(out))
        scores = evaluate.evaluate(str(quality / "dev"), out)
    return [known | score for known, score in zip(cut, scores, strict=True)]


def average(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the means of the measures and times, the bad images and the share called good of the others."""
    means = {name: sum(row[name] for row in rows) / len(rows) for name in (*MEASURES, "inference", "refine")}
    bad = [row for row in rows if row["IOU"] < 0.8]
    fine = [row for row in rows if row["IOU"] >= 0.8]
    missed = sum(row["verdict"] == "good" for row in bad)
    called = sum(row["verdict"] == "good" for row in fine) / max(1, len(fine))
    return means | dict(zip(COUNTED, (len(bad), missed, called), strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, image by image and level by level."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.quality_table", description=(__doc__ or "")[:90])
    parser.add_argument("levels", nargs="*", metavar="LEVEL", help="default: all")
    parser.add_argument("--quality", type=Path, default=QUALITY, metavar="FOLDER", help="default: ../shared/quality")
    parser.add_argument("--out", type=Path, metavar="FILE.md", help="also write the table here")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    plans = load_plans()
    backend = NativeBackend(MODELS / "weights", threads=options.threads)
    found = set(json.loads((options.quality / "found.json").read_text()))
    lines: list[str] = []
    for level in options.levels or plans:
        rows = measure(plans[level], backend, options.quality)
        for row in rows:
            print(f"{level} {row['id']:24} IoU {row['IOU']:.3f} MAE {row['MAE']:7.2f} {row['verdict']}", flush=True)
        for name, part in (("all", rows), ("found", [row for row in rows if row["id"] in found])):
            means = average(part)
            if not lines:
                lines = ["| | " + " | ".join(means) + " |", "|---" * (len(means) + 1) + "|"]
            values = (
                f"{value:.3f}" if name in ("IOU", "fine called good") else f"{value:.4g}"
                for name, value in means.items()
            )
            lines.append(f"| {level}, {name} ({len(part)}) | " + " | ".join(values) + " |")
    table = "\n".join(lines)
    print(table)
    if options.out:
        options.out.write_text(table + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
