"""What is too large is refused before it is decoded, with the size that works; and that size is what comes out."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode, offer_half
from py_app.decode.limits import MAX_PIXELS, MAX_SIDE, Capacity, find_capacity, fit_size
from py_app.errors import ImageTooLarge
from py_app.network.plan import Plan
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from py_app.report import build_report
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import encode_as, make_16_bit_png, make_bomb_png, make_gradient, make_png

SMALL = Capacity(cut=1000, decode=20_000)


@pytest.mark.parametrize("size", [(1, 1), (16384, 16384), (1, 16384), (3, 7)])
def test_what_fits_is_left_alone(size: tuple[int, int]) -> None:
    assert fit_size(size, MAX_PIXELS) == size


@pytest.mark.parametrize("size", [(8000, 8000), (1, 40000), (40000, 3), (12345, 6789)])
def test_a_reduced_size_fits_and_keeps_its_aspect(size: tuple[int, int]) -> None:
    height, width = fit_size(size, 10_000_000)
    assert height * width <= 10_000_000 and max(height, width) <= MAX_SIDE
    scale = max(height, width) / max(size)
    assert (height, width) == pytest.approx((max(1, size[0] * scale), max(1, size[1] * scale)), abs=1)


@pytest.mark.parametrize("size", [(20000, 20000), (16385, 1), (1, 16385)])
def test_too_much_for_any_device(size: tuple[int, int]) -> None:
    height, width = size
    with pytest.raises(ImageTooLarge) as caught:
        decode(make_bomb_png(width, height))
    details = caught.value.details
    assert (details["width"], details["height"], details["limit"]) == (width, height, MAX_PIXELS)
    assert ("reduced_width" in details) == (height * width <= MAX_PIXELS)


def test_too_much_for_this_device_is_offered_smaller() -> None:
    data = encode_as(Image.fromarray(make_gradient(50, 100)), "JPEG", exif=_turned())
    with pytest.raises(ImageTooLarge) as caught:
        decode(data, capacity=SMALL)
    details = caught.value.details
    assert details == {"width": 50, "height": 100, "limit": 1000, "reduced_width": 22, "reduced_height": 44}
    source = decode(data, max_pixels=1000, capacity=SMALL)
    assert source.size == (44, 22)


def test_what_cannot_even_be_decoded_gets_no_offer() -> None:
    with pytest.raises(ImageTooLarge) as caught:
        decode(make_png(make_gradient(200, 200)), max_pixels=1000, capacity=SMALL)
    assert "reduced_width" not in caught.value.details


def test_a_jpeg_is_decoded_at_a_fraction() -> None:
    data = encode_as(Image.fromarray(make_gradient(200, 200)), "JPEG")
    assert decode(data, max_pixels=1000, capacity=SMALL).size == (31, 31)


def test_a_person_cannot_ask_for_more_than_fits() -> None:
    assert decode(make_png(make_gradient(50, 100)), max_pixels=4000, capacity=SMALL).size == (22, 44)


@pytest.mark.parametrize("kind", ["rgb", "alpha", "16-bit", "16-bit-grey", "palette", "cmyk"])
def test_a_reduction_in_strips_is_that_of_the_whole(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _make_soft(kind)
    whole = decode(data, max_pixels=1500)
    monkeypatch.setattr("py_app.decode.unpack.STRIP_PIXELS", 2000)
    strips = decode(data, max_pixels=1500)
    assert np.array_equal(whole.rgb, strips.rgb)
    assert (whole.alpha is None) == (strips.alpha is None) == (kind != "alpha")
    if whole.alpha is not None and strips.alpha is not None:
        assert np.array_equal(whole.alpha, strips.alpha)
    full = decode(data)
    expected = Image.fromarray(full.rgb if full.alpha is None else np.dstack([full.rgb, full.alpha]))
    expected = expected.resize(whole.rgb.shape[1::-1], Image.Resampling.LANCZOS)
    assert np.array_equal(whole.rgb, np.asarray(expected)[..., :3])


def test_a_reduction_is_said_and_the_cutout_has_that_size() -> None:
    data = make_png(make_gradient(60, 90), dpi=(300, 300))
    estimate = run_now(estimate_matte(data, Plan([FAKE_MODEL], solve=True), FakeBackend(), max_pixels=1400))
    report = build_report(estimate, render(estimate.matte, RenderOptions()))
    assert (report["width"], report["height"]) == (45, 30)
    message = "The picture was reduced from 90 × 60 to 45 × 30 pixels."
    assert report["warnings"] == [{"code": "size-reduced", "message": message}]


def test_after_running_out_of_memory_half_is_offered() -> None:
    data = make_png(make_gradient(60, 90))
    assert offer_half(data, None) == {
        "width": 90,
        "height": 60,
        "limit": 2700,
        "reduced_width": 63,
        "reduced_height": 42,
    }
    assert offer_half(data, 1000)["limit"] == 500


def test_the_largest_picture_fits_a_full_heap_and_64_megapixels_fit_1_6_gigabytes() -> None:
    assert find_capacity(1 << 32) == Capacity(MAX_PIXELS, MAX_PIXELS)
    assert find_capacity(1_600_000_000).cut > 64_000_000
    assert find_capacity(1 << 29).cut > 12_000_000


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


def _make_soft(kind: str) -> bytes:
    """Return a picture without hard edges, 90 x 120, of a kind."""
    rows, columns = np.mgrid[:90, :120]
    planes = [rows * 2, columns * 2, rows + columns]
    if kind == "alpha":
        planes.append(np.clip(rows * 4, 0, 255))
    pixels = np.stack(planes, axis=-1).astype(np.uint8)
    image = Image.fromarray(pixels)
    if kind == "16-bit":
        return make_16_bit_png(pixels.astype(np.uint16) * 257)
    if kind == "16-bit-grey":
        return encode_as(Image.fromarray(pixels[..., 0].astype(np.uint16) * 257), "PNG")
    if kind == "cmyk":
        return encode_as(image.convert("CMYK"), "TIFF")
    return encode_as(image.quantize(200) if kind == "palette" else image, "PNG")
