"""Backends in a real browser: what is shown of them, a storm of cancellations, and GPUs played by software."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onnx
import pytest
from playwright.sync_api import Browser, Playwright, expect

from models.make_reference import make_reference
from models.prepare import describe_parts
from models.steps import resize_by_scales
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest, parse_manifest
from py_app.network.native import NativeBackend
from tests.conftest import ROOT, launch_chromium
from tests.coroutines import run_now
from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage, read_pixels
from tests.e2e.site_copy import LIGHT_ISNET, copy_site, lighten, publish
from tests.e2e.workers import await_inference_workers
from tests.native_cut import SAME, cut_natively, differ
from web.build.server import SiteServer

pytestmark = [pytest.mark.apart, pytest.mark.long]

SOFTWARE_GPU = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader", "--enable-unsafe-swiftshader"]
SIDE = 64
"""Pixels: a software GPU needs minutes for the network's usual 320."""

STORM = """async (url) => {
  const { createEngine } = await import("/offcut.js");
  const picture = await (await fetch(url)).blob();
  const engine = createEngine({ level: "fast" });
  await engine.ready;
  const codes = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const stop = new AbortController();
    const cut = engine.cut(picture, { signal: stop.signal }).then(() => "done", ({ code }) => code);
    await new Promise((resolve) => setTimeout(resolve, 20 * turn));
    stop.abort();
    codes.push(await cut);
  }
  const { report } = await engine.cut(picture);
  return { codes, report };
}"""


@pytest.fixture(scope="module")
def software_gpu(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium whose WebGPU and WebGL run on the processor."""
    with launch_chromium(playwright, *SOFTWARE_GPU) as browser:
        yield browser


@pytest.fixture
def small_site(tmp_path: Path) -> Iterator[SiteServer]:
    """A copy of the site whose U²-Netp takes 64 x 64 pixels: the same graph and weights."""
    model = onnx.load(ROOT / "models" / "weights" / "u2netp.onnx")
    resize_by_scales(model)
    for end in (model.graph.input[0], model.graph.output[0]):
        for axis in (2, 3):
            end.type.tensor_type.shape.dim[axis].dim_value = SIDE
    del model.graph.value_info[:]
    data = model.SerializeToString()
    (tmp_path / "u2netp.onnx").write_bytes(data)

    manifest: dict[str, Any] = json.loads((ROOT / "models" / "u2netp.json").read_text())
    manifest |= describe_parts("u2netp", data)
    manifest["input"]["size"] |= {"height": SIDE, "width": SIDE}
    text = json.dumps(manifest)
    reference = run_now(make_reference(parse_manifest(text), NativeBackend(tmp_path)))
    folder = copy_site(tmp_path / "site")
    part = f"models/{manifest['parts'][0]['path']}"
    changes = {"models/u2netp.json": text.encode(), part: data, "models/u2netp.reference.npz": reference}
    publish(folder, changes)
    with SiteServer(folder) as server:
        yield server


@pytest.mark.thorough
@pytest.mark.parametrize("backend", ["webgl", "webgpu"])
def test_a_gpu_proves_itself_and_cuts_like_the_native_backend(
    backend: str, software_gpu: Browser, small_site: SiteServer, tmp_path: Path, astronaut: Path
) -> None:
    with software_gpu.new_context() as context:
        page = OffcutPage(context.new_page(), f"{small_site.url}?model=u2netp&backend={backend}", is_new=True)
        page.add(astronaut)
        page.expect_status("done")
        assert page.warnings() == []
        _, data = page.download()
        page.page.get_by_test_id("backends").click()
        verdict = page.page.locator(f"[data-testid=backend-verdict][data-backend={backend}]")
        expect(verdict).to_have_attribute("data-verdict", "trusted")
    manifest = parse_manifest((small_site.folder / "models" / "u2netp.json").read_bytes())
    expected = cut_natively(astronaut, [manifest], NativeBackend(tmp_path), solve=True)
    assert differ(read_pixels(data), expected) <= SAME


@pytest.mark.thorough
def test_an_emulated_gpu_is_not_used_unless_it_is_asked_for(
    software_gpu: Browser, site: SiteServer, astronaut: Path
) -> None:
    with software_gpu.new_context() as context:
        page = OffcutPage(context.new_page(), f"{site.url}?level=fast", is_new=True)
        page.wait_for_state("ready")
        page.page.get_by_test_id("backends").click()
        verdicts = page.page.get_by_test_id("backend-verdict")
        expect(verdicts).to_have_count(4)
        assert [verdict.get_attribute("data-verdict") for verdict in verdicts.all()] == [
            "unsuited",
            "absent",
            "trusted",
            "absent",
        ]
        page.page.get_by_test_id("test-backends").click()
        expect(page.page.locator(".verdicts")).to_have_attribute("aria-busy", "false", timeout=CUT_TIMEOUT)
        expect(verdicts.nth(2).locator(".speed")).not_to_be_empty()


def test_a_network_that_a_backend_cannot_run_is_said(open_page: OpenPage) -> None:
    page = open_page("?level=balanced&backend=webgl")
    page.wait_for_state("failed")
    failure = page.page.locator("#engine-failure [data-testid=error]")
    assert failure.get_attribute("data-code") == "backend-unavailable"


@pytest.mark.thorough
def test_a_storm_of_cancellations_leaves_no_worker_behind(chromium: Browser) -> None:
    with SiteServer(ROOT / "dist") as server, chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{server.url}models/levels.json")
        outcome = page.evaluate(STORM, "/icons/icon-512.png")
        assert set(outcome["codes"]) <= {"cancelled", "done"}
        assert outcome["codes"].count("cancelled") > outcome["codes"].count("done")
        assert outcome["report"]["backend"] == "wasm"
        assert await_inference_workers(chromium, page, server, 1) == 1


@pytest.mark.thorough
def test_a_device_with_little_memory_gets_one_thread_and_the_small_network_first(
    chromium: Browser, tmp_path: Path, astronaut: Path, native: InferenceBackend, manifests: dict[str, Manifest]
) -> None:
    folder = copy_site(tmp_path / "site")
    light = lighten(folder / LIGHT_ISNET)
    publish(folder, {LIGHT_ISNET: light})
    with SiteServer(folder) as site, chromium.new_context() as context:
        context.add_init_script("Object.defineProperty(navigator, 'deviceMemory', { value: 1 })")
        page = OffcutPage(context.new_page(), f"{site.url}?backend=wasm")
        expect(page.page.get_by_test_id("level")).to_have_value("fast")
        page.page.get_by_test_id("level").select_option("best")  # two networks, of which one at a time is loaded
        page.add(astronaut)
        page.expect_status("done")
        assert page.page.evaluate("crossOriginIsolated")
        assert "1 thread" in (page.page.locator(".engine-facts").text_content() or "")
        networks = [parse_manifest(light), manifests["u2netp"]]
        expected = cut_natively(astronaut, networks, native, solve=True, mirror=True)
        assert differ(read_pixels(page.download()[1]), expected) <= SAME
