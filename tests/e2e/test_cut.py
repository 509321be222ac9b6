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

pytestmark = [pytest.mark.apart, pytest.mark.long]

NOTE_STATES = """
globalThis.states = [];
const note = () => {
  const { state } = document.body?.dataset ?? {};
  if (state && state !== states.at(-1)) states.push(state);
};
new MutationObserver(note).observe(document, { subtree: true, childList: true, attributeFilter: ["data-state"] });
"""

LEVELS = parse_levels((ROOT / "models" / "levels.json").read_bytes())


@pytest.mark.parametrize(
    "level", ["fast", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("balanced", "best"))]
)
def test_the_browsers_cutout_is_the_native_one(
    open_page: OpenPage,
    astronaut: Path,
    native: InferenceBackend,
    manifests: dict[str, Manifest],
    level: str,
) -> None:
    page = open_page(f"?level={level}", script=NOTE_STATES)
    page.wait_for_state("ready")
    page.add(astronaut)
    page.expect_status("done")
    image = page.page.get_by_test_id("result-image")
    expect(image).to_be_visible()
    assert image.evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [512, 512]
    name, data = page.download()
    assert name == "astronaut-cutout.png"

    models = [manifests[name] for name in LEVELS[level].models]
    expected = cut_natively(astronaut, models, native, solve=LEVELS[level].solve, mirror=LEVELS[level].mirror)
    cutout = read_pixels(data)
    assert cutout.shape == expected.shape == (512, 512, 4)
    assert differ(cutout, expected) <= SAME
    opaque = cutout[..., 3] == 255
    assert np.array_equal(cutout[opaque, :3], read_pixels(astronaut.read_bytes())[opaque])
    page.wait_for_state("ready")
    assert page.page.evaluate("states") == ["booting", "ready", "working", "ready"]
    assert page.complaints == []


def test_a_12_megapixel_photo(open_page: OpenPage, large_photo: Path) -> None:
    page = open_page("?level=fast")
    page.add(large_photo)
    page.expect_status("done")
    name, data = page.download()
    cutout = read_pixels(data)
    assert name == "astronaut-12mp-cutout.png"
    assert cutout.shape == (3000, 4000, 4)
    assert 0.2 < (cutout[..., 3] == 255).mean() < 0.8
    assert (cutout[cutout[..., 3] == 0] == 0).all()
    assert page.complaints == []


def test_a_forced_backend_that_is_not_there_is_said(open_page: OpenPage) -> None:
    page = open_page("?backend=webgl")
    page.wait_for_state("failed")
    assert page.page.get_by_test_id("error").first.get_attribute("data-code") == "backend-unavailable"
