"""`offcut.js` as other pages use it: cut, render, cancel, forget, close."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from py_app.decode.decode import decode
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.network.plan import Plan, parse_levels
from py_app.options import parse_options
from py_app.options.region import ROI
from py_app.pipeline import estimate_matte, render
from tests.conftest import ROOT
from tests.coroutines import run_now
from tests.e2e.offcut_page import read_pictures, read_pixels
from tests.native_cut import SAME
from tests.photos import find_photo
from web.build.server import SiteServer

MODELS = ROOT / "models"

RunStep = Callable[..., Any]


@pytest.fixture(scope="module")
def run_step(chromium: Browser, site: SiteServer, astronaut: Path) -> Iterator[RunStep]:
    """Return a function that runs one of `module_steps.js` with a real engine, without a service worker as yet."""
    script = Path(__file__).with_name("module_steps.js").read_text()
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}licenses.txt")
        page.evaluate(f"async () => {{ {script} }}")
        photo = list(astronaut.read_bytes())
        run = "([name, photo, extra]) => runStep(name, photo, extra)"
        yield lambda name, extra=None: page.evaluate(run, [name, photo, extra])


def test_bad_choices_have_codes(run_step: RunStep) -> None:
    assert run_step("bad_choices") == [
        "invalid-option",
        "manifest",
        "invalid-option",
        "invalid-option",
        "unsupported-format",
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


def test_a_region_is_cut_like_natively_and_uncertainty_can_be_seen(
    run_step: RunStep, astronaut: Path, native: InferenceBackend, manifests: dict[str, Manifest]
) -> None:
    result = run_step("regions")
    data, regions = astronaut.read_bytes(), ROI.read({"roi": [[20, 0, 200, 300]]})
    matte = run_now(estimate_matte(data, Plan([manifests["u2netp"]], solve=False, regions=regions), native)).matte
    mask = read_pixels(bytes(result["mask"]))
    assert list(mask.shape[::-1]) == result["size"]
    assert np.abs(mask.astype(float) - matte.alpha).mean() / 255 <= SAME
    assert mask[:300, 20:200].any() and not mask[300:].any() and not mask[:, 200:].any()
    assert result["outside"] == result["forgotten"] == "invalid-option"
    assert max(result["uncertainty"]) == 256


DRAWINGS: list[dict[str, Any]] = [
    {"bg_fit": "contain", "bg_color": "#102030", "hasImage": True},
    {"bg_gradient": "135deg, #fbe3c0, #6c8ebf 80%", "add_shadow": True},
    {"bg_blur": 3, "format": "webp"},
    {"crop": True, "crop_margin": "20px", "add_shadow": True, "shadow_type": "contact"},
    {"preset": "square", "position": "50% 100%"},
    {
        "channels": "alpha",
        "strokes": [
            {"mode": "erase", "size": 90, "hardness": 0.5, "points": [[200, 60], [260.5, 130]]},
            {"mode": "restore", "size": 60, "snap": True, "points": [[20, 30], [40, 120]]},
        ],
    },
    {"format": "zip", "bg_color": "white", "add_shadow": True},
]


def test_drawings_are_those_of_the_command_line(
    run_step: RunStep, astronaut: Path, manifests: dict[str, Manifest], native: InferenceBackend
) -> None:
    behind = find_photo("coffee.png").read_bytes()
    solve = parse_levels((MODELS / "levels.json").read_bytes())["fast"].solve
    matte = run_now(estimate_matte(astronaut.read_bytes(), Plan([manifests["u2netp"]], solve=solve), native)).matte
    for fields, result in zip(DRAWINGS, run_step("draw", {"behind": list(behind), "choices": DRAWINGS}), strict=True):
        image = decode(behind) if "hasImage" in fields else None
        rendering = render(matte, parse_options(fields, image))
        assert tuple(result["size"]) == rendering.size
        assert result["codes"] == [notice.code for notice in rendering.notices]
        pictures = zip(read_pictures(bytes(result["data"])), read_pictures(rendering.data), strict=True)
        for (name, ours), (other, natives) in pictures:
            assert name == other
            difference = np.abs(ours.astype(int) - natives).mean() / 255
            assert difference < SAME, (fields, name)


def test_threads_can_be_forced_and_closing_cancels(run_step: RunStep) -> None:
    result = run_step("single_thread")
    assert [result["report"][name] for name in ("model", "backend", "threads")] == ["u2netp", "wasm", 1]
    stages = ["decode", "preprocess", "inference", "refine", "composite", "encode", "total"]
    assert result["stages"] == stages
    assert result["closed"] == "cancelled"
