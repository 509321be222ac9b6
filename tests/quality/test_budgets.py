"""Error budgets on the matting set beside the checkout: tightening is welcome, loosening needs a reason."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from py_app.backends.native import NativeBackend
from py_app.models import Manifest
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from tests.coroutines import run_now

QUALITY = Path(__file__).parents[3] / "shared" / "quality"

BUDGETS = {
    "u2netp": {"COMP": 31.5, "MAE": 65.0, "FGC": 70.0},
    "isnet": {"COMP": 26.5, "MAE": 55.0, "FGC": 70.0},
}
"""Means over all images, x 1000: see the set's README for what they measure."""


@pytest.fixture(scope="module")
def evaluate() -> ModuleType:
    """Return the set's own scoring program."""
    path = QUALITY / "evaluate.py"
    if not path.is_file():
        pytest.skip("the matting set (../shared/quality) is not here")
    spec = importlib.util.spec_from_file_location("evaluate", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # the set's own program leaves it open
@pytest.mark.parametrize("name", list(BUDGETS))
def test_budget(
    name: str, evaluate: ModuleType, native: NativeBackend, manifests: dict[str, Manifest], tmp_path: Path
) -> None:
    items: list[dict[str, Any]] = json.loads((QUALITY / "dev" / "items.json").read_text())
    for item in items:
        data = (QUALITY / "dev" / item["input"]).read_bytes()
        matte = run_now(estimate_matte(data, manifests[name], native))
        (tmp_path / f"{item['id']}.png").write_bytes(render(matte, RenderOptions()).data)
    means = evaluate.mean(evaluate.evaluate(str(QUALITY / "dev"), str(tmp_path)))
    over = {measure: means[measure] for measure, budget in BUDGETS[name].items() if means[measure] > budget}
    assert not over, f"{name} is over its budget: {over}"
