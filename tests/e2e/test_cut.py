"""The main job: a photo goes in, a cutout comes out, the same as on the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.network.plan import parse_levels
from tests.conftest import ROOT
from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import read_pixels
from tests.native_cut import SAME, cut_natively, differ
from tests.photos import find_photo

pytestmark = [pytest.mark.apart, pytest.mark.long]

LEVELS = parse_levels((ROOT / "models" / "levels.json").read_bytes())


@pytest.mark.parametrize("level", list(LEVELS))
def test_the_browsers_cutout_is_the_native_one(
    open_page: OpenPage,
    astronaut: Path,
    native: InferenceBackend,
    manifests: dict[str, Manifest],
    level: str,
) -> None:
    page = open_page(f"?level={level}")
    page.add(astronaut)
    page.expect_status("done")
    name, data = page.download()
    assert name == "astronaut-cutout.png"

    models = [manifests[name] for name in LEVELS[level].models]
    expected = cut_natively(astronaut, models, native, solve=LEVELS[level].solve, mirror=LEVELS[level].mirror)
    cutout = read_pixels(data)
    assert cutout.shape == expected.shape == (512, 512, 4)
    assert differ(cutout, expected) <= SAME
    opaque = cutout[..., 3] == 255
    assert np.array_equal(cutout[opaque, :3], read_pixels(astronaut.read_bytes())[opaque])
    assert page.complaints == []


def test_a_12_megapixel_photo(open_page: OpenPage, large_photo: Path) -> None:
    page = open_page()
    page.add(large_photo)
    page.expect_status("done")
    name, data = page.download()
    cutout = read_pixels(data)
    assert name == "astronaut-12mp-cutout.png"
    assert cutout.shape == (3000, 4000, 4)
    assert 0.2 < (cutout[..., 3] == 255).mean() < 0.8
    assert (cutout[cutout[..., 3] == 0] == 0).all()
    assert page.complaints == []


def test_the_result_is_shown(open_page: OpenPage) -> None:
    page = open_page("?level=fast")
    page.add(find_photo("chelsea.png"))
    page.expect_status("done")
    image = page.page.get_by_test_id("result-image")
    expect(image).to_be_visible()
    assert image.evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [451, 300]


def test_states(open_page: OpenPage, astronaut: Path) -> None:
    page = open_page("?level=fast")
    page.page.evaluate(
        """() => { window.states = [document.body.dataset.state];
          new MutationObserver(() => window.states.push(document.body.dataset.state))
            .observe(document.body, {attributeFilter: ["data-state"]}); }"""
    )
    page.wait_for_state("ready")
    page.add(astronaut)
    page.expect_status("done")
    page.wait_for_state("ready")
    states = page.page.evaluate("() => window.states.filter((state, at, all) => state !== all[at - 1])")
    assert states == ["booting", "ready", "working", "ready"]


def test_threads_can_be_forced(open_page: OpenPage, astronaut: Path) -> None:
    page = open_page("?level=fast&threads=1")
    page.wait_for_state("ready")
    report = page.page.evaluate(
        """async (bytes) => {
          const { createEngine } = await import("./offcut.js");
          const engine = createEngine({ level: "fast", threads: 1 });
          const { report } = await engine.cut(new Blob([Uint8Array.from(bytes)]));
          engine.close();
          return report;
        }""",
        list(astronaut.read_bytes()),
    )
    assert (report["model"], report["backend"], report["threads"]) == ("u2netp", "wasm", 1)
    assert list(report["timings"]) == [
        "decode",
        "preprocess",
        "inference",
        "refine",
        "composite",
        "encode",
        "total",
    ]


def test_a_forced_backend_that_is_not_there_is_said(open_page: OpenPage) -> None:
    page = open_page("?backend=webgl")
    page.wait_for_state("failed")
    assert page.page.get_by_test_id("error").first.get_attribute("data-code") == "backend-unavailable"
