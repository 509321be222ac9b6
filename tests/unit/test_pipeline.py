"""The fidelity contract, on every format: size, exact colours, alpha, profile, resolution, repeatability."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from py_app.errors import DecodeError
from py_app.network.backend import Inference
from py_app.network.manifest import Manifest
from py_app.network.plan import Plan
from py_app.options import Format, RenderOptions, parse_options
from py_app.options.region import ROI
from py_app.pipeline import estimate_matte, render
from py_app.report import Estimate, build_report
from py_app.types import Matte, Notice, Tensor
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import encode_as, make_gradient, make_png, make_profile

SIZES = [(1, 1), (1, 50), (50, 1), (37, 61), (200, 120)]


class _BrightBackend(FakeBackend):
    """Finds what is bright."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        return Inference((tensor[:, :1] > 0.5).astype(np.float32), "fake", 1)


def estimate(data: bytes) -> Estimate:
    """Estimate the matte of a file with the fake network."""
    return run_now(estimate_matte(data, Plan([FAKE_MODEL], solve=True), FakeBackend()))


def cut(data: bytes) -> Matte:
    """Return the matte alone."""
    return estimate(data).matte


def read(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return a file's pixels."""
    return np.asarray(Image.open(io.BytesIO(data)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("format", ["png", "webp", "jpeg", "mask"])
def test_size_is_the_sources(format: Format, size: tuple[int, int]) -> None:
    rendering = render(cut(make_png(make_gradient(*size))), RenderOptions(format=format))
    assert read(rendering.data).shape[:2] == size


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("format", ["png", "webp"])
def test_opaque_pixels_are_exact_and_hidden_ones_black(format: Format, size: tuple[int, int]) -> None:
    pixels = make_gradient(*size)
    rgba = read(render(cut(make_png(pixels)), RenderOptions(format=format)).data)
    opaque, hidden = rgba[..., 3] == 255, rgba[..., 3] == 0
    assert opaque.any() or min(size) == 1
    assert np.array_equal(rgba[opaque, :3], pixels[opaque])
    assert (rgba[hidden, :3] == 0).all()


def test_turned_photo_comes_out_upright_without_its_tags() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    data = encode_as(Image.fromarray(make_gradient(30, 50)), "JPEG", exif=exif)
    result = Image.open(io.BytesIO(render(cut(data), RenderOptions()).data))
    assert result.size == (30, 50)
    assert not dict(result.getexif())


def test_alpha_of_the_input_multiplies() -> None:
    pixels = np.dstack([make_gradient(60, 60), np.full((60, 60), 128, np.uint8)])
    alpha = read(render(cut(make_png(pixels)), RenderOptions(format="mask")).data)
    assert alpha[30, 30] == 128
    assert alpha[0, 0] == 0
    assert alpha.max() == 128


@pytest.mark.parametrize("format", ["png", "webp", "jpeg"])
def test_profile_and_resolution_pass_through(format: Format) -> None:
    data = make_png(make_gradient(40, 40), icc_profile=make_profile(), dpi=(300, 300))
    info = Image.open(io.BytesIO(render(cut(data), RenderOptions(format=format)).data)).info
    assert info["icc_profile"] == make_profile()
    if format != "webp":
        assert info["dpi"] == pytest.approx((300, 300), rel=1e-3)


def test_jpeg_says_that_it_is_white() -> None:
    whole = estimate(make_png(make_gradient(40, 40)))
    rendering = render(whole.matte, RenderOptions(format="jpeg"))
    assert read(rendering.data)[0, 0].min() > 250
    assert [warning["code"] for warning in build_report(whole, rendering)["warnings"]] == ["background-added"]


def test_soft_pixels_of_the_source_keep_their_colour() -> None:
    """They have no old background in them: what the file hides was never seen, and is not taken out."""
    rgba = np.full((80, 80, 4), (255, 255, 255, 0), np.uint8)
    rgba[10:70, 10:70] = (100, 70, 50, 120)
    rgba[20:60, 20:60, 3] = 255
    cutout = read(render(cut(make_png(rgba)), RenderOptions()).data)
    seen = cutout[..., 3] > 0
    assert (cutout[seen][:, 3] == 120).any() and (cutout[seen][:, 3] == 255).any()
    assert (cutout[seen][:, :3] == (100, 70, 50)).all()


class _TwoBackends(FakeBackend):
    """Runs each network on a backend of its own, and has something to say of it."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        inference = await super().run(model, tensor)
        notice = Notice("backend-fallback", model.name)
        return replace(inference, backend=f"on-{model.name}", threads=len(model.name), notices=(notice,))


def test_the_report_names_what_each_network_ran_on() -> None:
    models = [FAKE_MODEL, replace(FAKE_MODEL, name="other")]
    data = make_png(make_gradient(40, 50))
    whole = run_now(estimate_matte(data, Plan(models, solve=False, mirror=True), _TwoBackends()))
    report = build_report(whole, render(whole.matte, RenderOptions()))
    assert report["networks"] == [
        {"model": "fake", "backend": "on-fake", "threads": 4},
        {"model": "other", "backend": "on-other", "threads": 5},
    ]
    assert (report["backend"], report["threads"]) == ("on-fake+on-other", 5)
    assert report["warnings"] == [
        {"code": "backend-fallback", "message": "fake"},
        {"code": "backend-fallback", "message": "other"},
    ]


class _DarkBackend(FakeBackend):
    """Is sure where the picture is bright, and sees nothing at all where it is dark."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        inference = await super().run(model, tensor)
        return inference if tensor.mean() > 0.5 else replace(inference, output=np.zeros_like(inference.output))


def test_the_worst_region_decides_the_verdict() -> None:
    pixels = np.full((100, 200, 3), 250, np.uint8)
    pixels[25:75, 25:75] = 120
    pixels[:, 100:] = 10
    for boxes in ([[0, 0, 100, 100], [100, 0, 200, 100]], [[100, 0, 200, 100], [0, 0, 100, 100]]):
        plan = Plan([FAKE_MODEL], solve=False, regions=ROI.read({"roi": boxes}))
        assert run_now(estimate_matte(make_png(pixels), plan, _DarkBackend())).findings.verdict == "subject-unclear"
    alone = Plan([FAKE_MODEL], solve=False, regions=ROI.read({"roi": [[0, 0, 100, 100]]}))
    assert run_now(estimate_matte(make_png(pixels), alone, _DarkBackend())).findings.verdict == "good"


def test_same_bytes_in_same_bytes_out() -> None:
    data = make_png(make_gradient(40, 70))
    assert render(cut(data), RenderOptions()).data == render(cut(data), RenderOptions()).data


def test_report_and_stages() -> None:
    stages: list[str] = []
    data = make_png(make_gradient(20, 30))
    whole = run_now(estimate_matte(data, Plan([FAKE_MODEL], solve=False), FakeBackend(), on_stage=stages.append))
    report = build_report(whole, render(whole.matte, RenderOptions(), on_stage=stages.append))
    assert stages == ["decode", "preprocess", "inference", "refine", "composite", "encode"]
    assert {key: report[key] for key in ("width", "height", "model", "backend", "threads")} == {
        "width": 30,
        "height": 20,
        "model": "fake",
        "backend": "fake",
        "threads": 1,
    }
    assert list(report["timings"]) == [*stages, "total"]
    assert report["timings"]["total"] == pytest.approx(sum(report["timings"][stage] for stage in stages), abs=0.5)


def test_bad_input_never_reaches_the_network() -> None:
    backend = FakeBackend()
    with pytest.raises(DecodeError):
        run_now(estimate_matte(b"nothing", Plan([FAKE_MODEL], solve=False), backend))
    assert backend.seen == []


def test_each_network_runs_once_and_is_named() -> None:
    backend = FakeBackend()
    other = replace(FAKE_MODEL, name="other")
    stages: list[str] = []
    data = make_png(make_gradient(40, 50))
    whole = run_now(estimate_matte(data, Plan([FAKE_MODEL, other], solve=True), backend, on_stage=stages.append))
    assert len(backend.seen) == 2
    assert stages == ["decode", *["preprocess", "inference"] * 2, "refine"]
    assert build_report(whole, render(whole.matte, RenderOptions()))["model"] == "fake+other"


def test_a_mirrored_pass_sees_the_mirrored_photo_and_is_turned_back() -> None:
    backend = FakeBackend()
    stages: list[str] = []
    data = make_png(make_gradient(40, 50))
    models = [FAKE_MODEL, replace(FAKE_MODEL, name="other")]
    whole = run_now(estimate_matte(data, Plan(models, solve=True, mirror=True), backend, on_stage=stages.append))
    assert len(backend.seen) == 4
    assert np.array_equal(backend.seen[1], backend.seen[0][..., ::-1])
    assert stages == ["decode", *["preprocess", "inference", "inference"] * 2, "refine"]
    assert [run.model for run in whole.findings.runs] == ["fake", "other"]


def test_a_lopsided_mask_of_a_mirrored_photo_is_found_on_the_right_side() -> None:
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[16:48, 36:60] = 255
    plain, mirrored = (
        run_now(estimate_matte(make_png(pixels), plan, _BrightBackend())).matte.alpha
        for plan in (Plan([FAKE_MODEL], solve=False, mirror=mirror) for mirror in (False, True))
    )
    assert plain[32, 48] == 255
    assert np.array_equal(plain, mirrored)


def test_networks_that_agree_change_nothing() -> None:
    data = make_png(make_gradient(40, 50))
    matte = run_now(estimate_matte(data, Plan([FAKE_MODEL] * 2, solve=True), FakeBackend())).matte
    assert np.array_equal(matte.alpha, cut(data).alpha)


class _GlassBackend(FakeBackend):
    """Finds the middle, and sees a small part of it faintly."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        inference = await super().run(model, tensor)
        inference.output[..., 15:17, 15:17] = 0.4
        return inference


def test_glass_lets_light_through_only_on_request() -> None:
    data = make_png(np.full((320, 320, 3), 90, np.uint8))
    matte = run_now(estimate_matte(data, Plan([FAKE_MODEL], solve=False), _GlassBackend())).matte
    assert min(matte.alpha[160, 155:165]) < 200  # as the network saw it
    opaque = replace(matte, alpha=np.where(matte.alpha > 0, np.uint8(255), np.uint8(0)))
    plain, lit, filled = (
        read(render(opaque, RenderOptions(format="mask", translucent=translucent, fill_holes=holes)).data)
        for translucent, holes in ((False, False), (True, False), (True, True))
    )
    assert plain[160, 160] == 255
    assert 70 < lit[160, 160] < 128
    assert (lit <= plain).all()
    assert filled[160, 160] == 255
    assert lit[100, 100] == 255


def test_an_edge_can_be_moved_but_never_over_what_was_transparent() -> None:
    pixels = np.dstack([make_gradient(60, 60), np.full((60, 60), 255, np.uint8)])
    pixels[:, 40:, 3] = 0
    matte = cut(make_png(pixels))
    plain, grown = (read(render(matte, RenderOptions(format="mask", shift_edge=pixels)).data) for pixels in (0, 6))
    assert (plain == 255).sum() < (grown == 255).sum()
    assert (grown[:, 40:] == 0).all()


def test_colours_can_be_left_alone() -> None:
    pixels = make_gradient(60, 60)
    matte = cut(make_png(pixels))
    rgba = read(render(matte, RenderOptions(feather=3, decontaminate=False)).data)
    seen = rgba[..., 3] > 0
    assert np.array_equal(rgba[seen, :3], pixels[seen])
    assert not np.array_equal(read(render(matte, RenderOptions(feather=3)).data)[seen, :3], pixels[seen])


def test_opaque_pixels_stay_exact_when_edited() -> None:
    pixels = make_gradient(60, 60)
    options = RenderOptions(feather=1.5, shift_edge=3, keep_islands=1, fill_holes=True)
    rgba = read(render(cut(make_png(pixels)), options).data)
    opaque = rgba[..., 3] == 255
    assert np.array_equal(rgba[opaque, :3], pixels[opaque])


def test_no_layout_is_the_photos_own() -> None:
    data = make_png(np.dstack([make_gradient(41, 60), make_gradient(41, 60)[..., 1]]), dpi=(300, 300))
    matte = cut(data)
    said = {"crop": False, "size": "full", "scale": "original", "position": "original", "strokes": []}
    for format in ("png", "webp", "jpeg", "mask"):
        options = parse_options({"format": format} | said | {"add_shadow": False, "crop_margin": "10%"})
        assert render(matte, options).data == render(matte, RenderOptions(format=format)).data


@pytest.mark.parametrize("fields", [{"crop": True}, {"crop": True, "crop_margin": "3px 20%"}, {"aspect": "3:1"}])
def test_a_crop_keeps_the_colours(fields: dict[str, object]) -> None:
    pixels = make_gradient(60, 70)
    whole = estimate(make_png(pixels))
    matte = whole.matte
    rendering = render(matte, parse_options(fields))
    rgba = read(rendering.data)
    assert rgba.shape[:2] == rendering.size != (60, 70)
    opaque = rgba[..., 3] == 255
    assert opaque.sum() == (matte.alpha == 255).sum()
    assert np.array_equal(rgba[opaque, :3], pixels[matte.alpha == 255])
    report = build_report(whole, rendering)
    assert (report["height"], report["width"]) == rendering.size
    assert report["source"] == {"width": 70, "height": 60}
    assert report["warnings"] == []


def test_a_layout_says_what_it_did() -> None:
    matte = cut(make_png(make_gradient(60, 70), dpi=(72, 72)))
    rendering = render(matte, parse_options({"preset": "passport", "bg_color": "white", "format": "jpeg"}))
    image = Image.open(io.BytesIO(rendering.data))
    assert (image.size, image.info["dpi"]) == ((413, 531), (300, 300))
    assert [notice.code for notice in rendering.notices] == ["enlarged"]


def test_layers() -> None:
    matte = cut(make_png(make_gradient(60, 70), icc_profile=make_profile()))
    fields = {"format": "zip", "bg_gradient": "red, blue", "add_shadow": True, "crop": True, "crop_margin": "10px"}
    rendering = render(matte, parse_options(fields))
    assert rendering.data == render(matte, parse_options(fields)).data
    with zipfile.ZipFile(io.BytesIO(rendering.data)) as archive:
        images = {name: Image.open(io.BytesIO(archive.read(name))) for name in archive.namelist()}
    assert {name: image.mode for name, image in images.items()} == {
        "cutout.png": "RGBA",
        "mask.png": "L",
        "trimap.png": "L",
        "shadow.png": "RGBA",
        "background.png": "RGB",
    }
    assert {image.size[::-1] for image in images.values()} == {rendering.size}
    assert [name for name, image in images.items() if "icc_profile" in image.info] == [
        "cutout.png",
        "shadow.png",
        "background.png",
    ]


def test_strokes_come_after_all_other_edits_but_before_what_was_transparent() -> None:
    pixels = np.dstack([make_gradient(60, 60), np.full((60, 60), 255, np.uint8)])
    pixels[:, 40:, 3] = 0
    matte = cut(make_png(pixels))
    strokes = [
        {"mode": "restore", "size": 10, "points": [[10, 5], [55, 5]]},
        {"mode": "erase", "size": 8, "points": [[30, 30]]},
    ]
    fields = {"format": "mask", "feather": 4, "keep_islands": 1, "fill_holes": True, "strokes": strokes}
    alpha = read(render(matte, parse_options(fields)).data)
    assert (alpha[3:7, 10:40] == 255).all()
    assert (alpha[28:32, 28:32] == 0).all()
    assert (alpha[:, 40:] == 0).all()


def test_a_blurred_background_is_the_photos_own() -> None:
    pixels = np.full((80, 90, 3), (30, 60, 90), np.uint8)
    pixels[30:50, 30:60] = (250, 20, 20)
    matte = cut(make_png(pixels))
    alpha = np.zeros((80, 90), np.uint8)
    alpha[30:50, 30:60] = 255
    rgb = read(render(replace(matte, alpha=alpha), parse_options({"bg_blur": 5})).data)
    assert np.array_equal(rgb, pixels)
