"""A session's life as the engine worker sees it: files and JSON go in, envelopes come out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from py_app.browser import session as session_module
from py_app.browser.session import Session
from py_app.browser.workspace import Workspace
from py_app.decode.limits import CUT_BYTES, RUNTIME_BYTES
from py_app.matte.uncertainty import colour_uncertainty
from py_app.network.backend import Inference
from py_app.network.manifest import Manifest, parse_manifest
from py_app.network.plan import Plan
from py_app.options import parse_options
from py_app.pipeline import estimate_matte, render
from py_app.render import background_colours
from py_app.render.background_colours import convert_picture
from py_app.types import Notice, Pixels, Source, Tensor
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.fake_javascript import HEAP, JsNull, JsObject, make_run, to_js
from tests.unit.images import make_gradient, make_matrix_profile, make_png
from tests.unit.test_json_text import HOSTILE

MODELS = Path(__file__).parents[3] / "models"
MANIFEST: dict[str, Any] = json.loads((MODELS / "u2netp.json").read_text())
OTHER = MANIFEST | {"name": "other"}
ROOMY = 4_000_000_000
PHOTO = make_png(make_gradient(40, 60), dpi=(300, 300))


def make_session(backend: FakeBackend | None = None, *, heap_limit: int = ROOMY) -> Session:
    """Start a session whose inference worker runs the fake network."""
    models = [parse_manifest(json.dumps(manifest)) for manifest in (MANIFEST, OTHER)]
    return Session(make_run(backend or FakeBackend(), models), heap_limit)


def make_file(data: bytes = PHOTO, max_pixels: int | None = None) -> JsObject:
    return JsObject(data=to_js(data), decoded=JsNull(), maxPixels=max_pixels)


def make_plan(*manifests: dict[str, Any], **fields: object) -> str:
    return json.dumps({"manifests": manifests or [MANIFEST], "solve": False} | fields)


def make_read(reads: list[bytes], data: bytes = PHOTO) -> Callable[[], Any]:
    """Return what gives a file once more, and counts."""

    async def read() -> JsObject:
        reads.append(data)
        return make_file(data)

    return read


def cut(session: Session, key: str = "a", file: JsObject | None = None, **options: object) -> Any:
    work = session.cut(key, file or make_file(), make_plan(), json.dumps(options), lambda stage: None)
    return run_now(work)


def expect(file: bytes = PHOTO, **options: object) -> bytes:
    """Return what the pipeline itself makes of a file."""
    model = parse_manifest(json.dumps(MANIFEST))
    matte = run_now(estimate_matte(file, Plan([model], solve=False), FakeBackend())).matte
    return render(matte, parse_options(options)).data


def read_error(envelope: Any) -> dict[str, Any]:
    assert vars(envelope).keys() == {"ok", "error"}
    assert envelope.ok is False
    record: dict[str, Any] = json.loads(envelope.error)
    return record


def read_pixels(envelope: Any) -> Pixels:
    assert envelope.ok is True, envelope.error
    return np.asarray(Image.open(io.BytesIO(envelope.data.to_bytes())))


def test_a_cut_is_what_the_pipeline_makes_of_it() -> None:
    stages: list[str] = []
    options = json.dumps({"bg_color": "#102030"})
    envelope = run_now(make_session().cut("a", make_file(), make_plan(), options, stages.append))
    assert envelope.data.to_bytes() == expect(bg_color="#102030")
    assert stages == ["decode", "preprocess", "inference", "refine", "composite", "encode"]
    report = json.loads(envelope.report)
    assert (report["width"], report["height"], report["model"], report["backend"]) == (60, 40, "u2netp", "fake")
    assert report["heap"] == HEAP


def test_cut_render_uncertainty_forget() -> None:
    backend = FakeBackend()
    session = make_session(backend)
    cut(session)
    reads: list[bytes] = []
    stages: list[str] = []
    options = json.dumps({"format": "mask"})
    rendered = run_now(session.render("a", make_read(reads), options, stages.append))
    assert rendered.data.to_bytes() == expect(format="mask")
    assert json.loads(rendered.report)["timings"].keys() >= {"inference", "composite", "encode"}
    assert stages == ["composite", "encode"]
    assert (len(backend.seen), reads) == (1, [])

    uncertainty = run_now(session.uncertainty("a"))
    assert vars(uncertainty).keys() == {"ok", "data"}
    estimate = run_now(estimate_matte(PHOTO, Plan([parse_manifest(json.dumps(MANIFEST))], solve=False), FakeBackend()))
    assert np.array_equal(read_pixels(uncertainty), colour_uncertainty(estimate.findings.uncertainty))

    session.forget("a")
    for work in (session.render("a", make_read(reads), "{}", stages.append), session.uncertainty("a")):
        assert read_error(run_now(work))["code"] == "invalid-option"
    session.forget("a")
    assert reads == []


def test_a_stored_estimate_is_rendered_from_its_file_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "Workspace", lambda: Workspace(resident_pixels=1))
    session = make_session()
    cut(session, "a")
    cut(session, "b")
    reads: list[bytes] = []
    uncertainty = run_now(session.uncertainty("a"))
    assert uncertainty.ok and reads == []
    first, again = (
        run_now(session.render("a", make_read(reads), json.dumps({"feather": 2}), lambda stage: None)) for _ in range(2)
    )
    assert first.data.to_bytes() == again.data.to_bytes() == expect(feather=2)
    assert reads == [PHOTO]  # the second time it is decoded


def test_an_image_behind_the_subject() -> None:
    session, behind = make_session(), make_file(make_png(np.full((5, 5, 3), 77, np.uint8)))
    envelope = run_now(session.cut("a", make_file(), make_plan(), "{}", lambda stage: None, behind))
    assert read_pixels(envelope)[0, 0].tolist() == [77, 77, 77]
    again = run_now(session.render("a", make_read([]), "{}", lambda stage: None, behind))
    assert again.data.to_bytes() == envelope.data.to_bytes()
    without = run_now(session.render("a", make_read([]), "{}", lambda stage: None))
    assert read_pixels(without)[0, 0].tolist() == [0, 0, 0, 0]


def test_an_image_behind_photos_of_one_profile_is_converted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    converted: list[bytes | None] = []

    def convert(source: Source, icc_profile: bytes | None) -> Source:
        converted.append(icc_profile)
        return convert_picture(source, icc_profile)

    monkeypatch.setattr(background_colours, "convert_picture", convert)
    session, behind = make_session(), make_file(make_png(make_gradient(5, 5)))
    profile = make_matrix_profile("Display P3")
    photo = make_file(make_png(make_gradient(40, 60), icc_profile=profile))
    assert run_now(session.cut("a", photo, make_plan(), "{}", lambda stage: None, behind)).ok
    for _ in range(2):
        assert run_now(session.render("a", make_read([]), "{}", lambda stage: None, behind)).ok
    assert converted == [profile]


def test_an_image_that_the_browser_decoded() -> None:
    pixels = np.dstack([make_gradient(40, 60), np.full((40, 60), 255, np.uint8)])
    decoded = JsObject(width=60, height=40, orientation=1, isPremultiplied=False, head=to_js(b""))
    file = JsObject(data=to_js(pixels.reshape(-1)), decoded=decoded, maxPixels=None)
    envelope = cut(make_session(), file=file)
    opaque = read_pixels(envelope)[..., 3] == 255
    assert opaque.any()
    assert np.array_equal(read_pixels(envelope)[opaque], pixels[opaque])
    assert [warning["code"] for warning in json.loads(envelope.report)["warnings"]] == ["browser-decoded"]


def test_a_picture_is_reduced_on_request() -> None:
    envelope = cut(make_session(), file=make_file(max_pixels=600))
    assert read_pixels(envelope).shape == (20, 30, 4)
    assert [warning["code"] for warning in json.loads(envelope.report)["warnings"]] == ["size-reduced"]


@pytest.mark.parametrize(
    ("file", "plan", "options", "code"),
    [
        (make_file(b"no picture"), make_plan(), "{}", "unsupported-format"),
        (make_file(b""), make_plan(), "{}", "empty-file"),
        (make_file(max_pixels=-5), make_plan(), "{}", "invalid-option"),
        (make_file(), make_plan(), '{"format": "gif"}', "invalid-option"),
        (make_file(), '{"manifests": []}', "{}", "manifest"),
        (make_file(), make_plan(MANIFEST | {"name": "unknown"}), "{}", "download"),
        (make_file(), make_plan(roi=[[500, 0, 600, 10]]), "{}", "invalid-option"),
    ],
)
def test_what_fails_has_its_code_and_leaves_nothing(file: JsObject, plan: str, options: str, code: str) -> None:
    session = make_session()
    assert read_error(run_now(session.cut("a", file, plan, options, lambda stage: None)))["code"] == code
    assert read_error(run_now(session.uncertainty("a")))["code"] == "invalid-option"
    assert cut(session).ok


@pytest.mark.parametrize("text", [*HOSTILE, "[]", "7", "null", '"text"'], ids=lambda text: repr(text[:20]))
def test_options_that_are_none(text: str) -> None:
    session = make_session()
    cut(session)
    for work in (
        session.cut("b", make_file(), make_plan(), text, lambda stage: None),
        session.render("a", make_read([]), text, lambda stage: None),
    ):
        assert read_error(run_now(work))["code"] == "invalid-option"


def test_what_the_device_cannot_hold_is_offered_smaller() -> None:
    small_device = make_session(heap_limit=RUNTIME_BYTES + 900 * CUT_BYTES)
    error = read_error(cut(small_device))
    assert error["code"] == "image-too-large"
    assert error["details"] == {"width": 60, "height": 40, "limit": 900, "reduced_width": 36, "reduced_height": 24}
    assert cut(small_device, file=make_file(max_pixels=error["details"]["limit"])).ok


class _FailingBackend(FakeBackend):
    """Raises once, then works."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._errors = [error]

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        if self._errors:
            raise self._errors.pop()
        return await super().run(model, tensor)


@pytest.mark.parametrize(("max_pixels", "reduced"), [(None, (42, 28)), (600, (21, 14))])
def test_no_memory_offers_half_of_the_pixels(max_pixels: int | None, reduced: tuple[int, int]) -> None:
    session = make_session(_FailingBackend(MemoryError("no room")))
    error = read_error(cut(session, file=make_file(max_pixels=max_pixels)))
    assert (error["code"], error["message"]) == ("out-of-memory", "no room")
    assert (error["details"]["width"], error["details"]["height"]) == (60, 40)
    assert (error["details"]["reduced_width"], error["details"]["reduced_height"]) == reduced
    assert read_error(run_now(session.uncertainty("a")))["code"] == "invalid-option"
    assert cut(session).ok


def test_no_memory_to_render_is_said_without_an_offer(monkeypatch: pytest.MonkeyPatch) -> None:
    session = make_session()
    cut(session)

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(session_module, "render", fail)
    error = read_error(run_now(session.render("a", make_read([]), "{}", lambda stage: None)))
    assert (error["code"], error["details"]) == ("out-of-memory", {})


def test_the_unexpected_is_internal_with_a_reference(capsys: pytest.CaptureFixture[str]) -> None:
    session = make_session(_FailingBackend(ZeroDivisionError("odd")))
    error = read_error(cut(session))
    assert (error["code"], error["message"]) == ("internal", "ZeroDivisionError: odd")
    assert len(error["details"]["reference"]) == 8
    assert "Traceback" in capsys.readouterr().err
    assert cut(session).ok


class _TwoBackends(FakeBackend):
    """Loses the GPU after the first network."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        inference = await super().run(model, tensor)
        if model.name == "u2netp":
            return replace(inference, backend="webgpu-f16")
        return replace(inference, backend="wasm", threads=3, notices=(Notice("backend-fallback", "It was lost."),))


def test_two_backends_in_one_run_are_both_in_the_report() -> None:
    session = make_session(_TwoBackends())
    envelope = run_now(session.cut("a", make_file(), make_plan(MANIFEST, OTHER), "{}", lambda stage: None))
    report = json.loads(envelope.report)
    assert (report["model"], report["backend"], report["threads"]) == ("u2netp+other", "webgpu-f16+wasm", 3)
    assert [network["backend"] for network in report["networks"]] == ["webgpu-f16", "wasm"]
    assert report["warnings"] == [{"code": "backend-fallback", "message": "It was lost."}]
    again = run_now(session.render("a", make_read([]), "{}", lambda stage: None))
    assert json.loads(again.report)["networks"] == report["networks"]


def make_reference() -> bytes:
    """Return a reference whose mask is what the fake network gives."""
    mask = np.zeros((4, 4), np.float16)
    mask[1:3, 1:3] = 1
    buffer = io.BytesIO()
    np.savez(buffer, size=np.array([32, 32]), picture=make_gradient(16, 24), mask=mask)
    return buffer.getvalue()


def test_a_backend_is_judged_by_its_reference() -> None:
    session, manifest = make_session(), json.dumps(MANIFEST)
    reference = to_js(make_reference())
    prepared = run_now(session.prepare_reference(manifest, reference))
    assert prepared.shape.to_py() == [1, 3, 32, 32]
    assert prepared.data.to_py().format == "f"
    tensor = np.reshape(prepared.data.to_py(), prepared.shape.to_py())
    output = run_now(FakeBackend().run(FAKE_MODEL, tensor)).output
    right, wrong, short = (
        run_now(session.judge(manifest, reference, to_js(plane.reshape(-1))))
        for plane in (output, 1 - output, output[..., 1:])
    )
    assert (right.ok, right.isRight, right.difference) == (True, True, 0.0)
    assert (wrong.ok, wrong.isRight) == (True, False) and wrong.difference > 0.5
    assert (short.ok, short.isRight, short.difference) == (True, False, None)
    assert read_error(run_now(session.prepare_reference(manifest, to_js(b"none"))))["code"] == "manifest"


def test_a_network_of_a_persons_own() -> None:
    families = json.loads((MODELS / "families.json").read_text())
    side = {"type": "float32"}
    facts: dict[str, Any] = {
        "inputs": [{"name": "picture", "shape": [1, 3, 320, 320], **side}],
        "outputs": [{"name": "mask", "shape": [1, 1, 320, 320], **side}],
        "sha256": "5" * 64,
        "bytes": 1000,
    }
    session = make_session()
    completed = run_now(session.complete_manifest(json.dumps(families["u2net"]), json.dumps(facts)))
    assert completed.ok, completed.error
    manifest = json.loads(completed.manifest)
    assert (manifest["sha256"], manifest["input"]["name"]) == ("5" * 64, "picture")
    assert read_error(run_now(session.dry_run(completed.manifest)))["code"] == "download"
    tried = run_now(session.dry_run(json.dumps(MANIFEST)))
    assert vars(tried) == {"ok": True}
    trouble = json.dumps({"trouble": "bad_alloc"})
    assert read_error(run_now(session.complete_manifest("{}", trouble)))["code"] == "out-of-memory"


def test_estimates_stay_apart() -> None:
    session, other = make_session(), make_png(make_gradient(20, 30))
    cut(session, "a")
    cut(session, "b", make_file(other))
    for key, file in (("a", PHOTO), ("b", other)):
        envelope = run_now(session.render(key, make_read([], file), "{}", lambda stage: None))
        assert envelope.data.to_bytes() == expect(file)
