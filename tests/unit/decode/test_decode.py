"""Every kind of source becomes upright 8-bit RGB and straight alpha, or a clear error."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.decode.limits import MAX_PIXELS
from py_app.errors import DecodeError, EmptyFile, ImageTooLarge, Truncated, UnsupportedFormat
from tests.unit.images import encode_as, make_16_bit_png, make_bomb_png, make_gradient, make_png, make_profile

ORIENTATION = 0x0112
EXACT: dict[str, dict[str, int]] = {"JPEG": {"quality": 100, "subsampling": 0}, "WEBP": {"lossless": True}}
UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (33, 17)])
@pytest.mark.parametrize("format", ["PNG", "BMP", "TIFF", "WEBP"])
def test_lossless_formats_keep_every_pixel(format: str, size: tuple[int, int]) -> None:
    pixels = make_gradient(*size)
    settings = {"lossless": True} if format == "WEBP" else {}
    source = decode(encode_as(Image.fromarray(pixels), format, **settings))
    assert np.array_equal(source.rgb, pixels)
    assert source.alpha is None
    assert source.notices == ()


def test_jpeg_is_what_pillow_decodes() -> None:
    data = encode_as(Image.fromarray(make_gradient(20, 30)), "JPEG", quality=90)
    with Image.open(io.BytesIO(data)) as image:
        assert np.array_equal(decode(data).rgb, np.asarray(image))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied_once(format: str, orientation: int) -> None:
    upright = np.zeros((16, 24, 3), np.uint8)
    upright[:8, :8] = (250, 0, 0)  # the corner that must end at the top left
    stored = Image.fromarray(upright)
    if orientation > 1:
        stored = stored.transpose(UNDO[orientation])
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    settings = EXACT.get(format, {})
    source = decode(encode_as(stored, format, exif=exif, dpi=(300, 150), **settings))
    assert source.size == (16, 24)
    assert np.abs(source.rgb.astype(int) - upright).max() < 12
    if source.dpi:
        swapped = orientation >= 5
        assert source.dpi == pytest.approx((150, 300) if swapped else (300, 150), rel=1e-3)


def test_grey_and_alpha() -> None:
    pixels = np.array([[[10, 0], [200, 128]]], np.uint8)
    source = decode(make_png(pixels))
    assert source.rgb.tolist() == [[[10, 10, 10], [200, 200, 200]]]
    assert source.alpha is not None
    assert source.alpha.tolist() == [[0, 128]]


def test_opaque_alpha_is_no_alpha() -> None:
    assert decode(make_png(np.full((3, 3, 4), 255, np.uint8))).alpha is None


def test_palette_with_transparency() -> None:
    image = Image.fromarray(np.array([[0, 1, 2]], np.uint8)).convert("P")
    image.putpalette([255, 0, 0, 0, 255, 0, 0, 0, 255])
    source = decode(encode_as(image, "PNG", transparency=bytes([0, 128])))
    assert source.rgb.tolist() == [[[255, 0, 0], [0, 255, 0], [0, 0, 255]]]
    assert source.alpha is not None
    assert source.alpha.tolist() == [[0, 128, 255]]


def test_one_bit() -> None:
    image = Image.fromarray(np.array([[0, 255]], np.uint8)).convert("1")
    assert decode(encode_as(image, "PNG")).rgb.tolist() == [[[0] * 3, [255] * 3]]


def test_16_bit_grey_is_rounded_and_said() -> None:
    values = np.array([[0, 257, 65535, 300]], np.uint16)
    source = decode(encode_as(Image.fromarray(values), "PNG"))
    assert source.rgb[0, :, 0].tolist() == [0, 1, 255, 1]
    assert [notice.code for notice in source.notices] == ["bit-depth-reduced"]


def test_16_bit_colour_is_said() -> None:
    values = np.array([[[0, 32896, 65535]]], np.uint16)
    source = decode(make_16_bit_png(values))
    assert source.rgb.tolist() == [[[0, 128, 255]]]
    assert [notice.code for notice in source.notices] == ["bit-depth-reduced"]


def test_cmyk_is_converted_and_its_profile_left_out() -> None:
    image = Image.new("CMYK", (4, 4), (0, 255, 255, 0))
    source = decode(encode_as(image, "TIFF", icc_profile=make_profile(b"CMYK")))
    assert source.rgb[0, 0].tolist() == [255, 0, 0]
    assert source.icc_profile is None
    assert {notice.code for notice in source.notices} == {"colour-converted", "profile-dropped"}


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "TIFF"])
def test_first_of_several_frames(format: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    data = encode_as(frames[0], format, save_all=True, append_images=frames[1:])
    source = decode(data)
    red, green, blue = source.rgb[4, 4].tolist()
    assert red > 240 and max(green, blue) < 15
    assert [notice.code for notice in source.notices] == ["first-frame-only"]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_profile_is_kept_byte_for_byte(format: str) -> None:
    profile = make_profile()
    data = encode_as(Image.fromarray(make_gradient(8, 8)), format, icc_profile=profile)
    assert decode(data).icc_profile == profile


def test_nothing_is_an_empty_file() -> None:
    with pytest.raises(EmptyFile):
        decode(b"")


@pytest.mark.parametrize("data", [b"hello", b"%PDF-1.7 " + bytes(200), b"<svg xmlns='x'/>", bytes(1000)])
def test_foreign_bytes(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat):
        decode(data)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_truncated_at_any_length(format: str) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (40, 40, 3), np.uint8)
    data = encode_as(Image.fromarray(noise), format)
    for length in (16, len(data) // 4, len(data) // 2, int(len(data) * 0.9)):
        with pytest.raises(Truncated):
            decode(data[:length])


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_damaged_bytes_never_raise_anything_else(format: str) -> None:
    random = np.random.default_rng(2)
    data = np.frombuffer(encode_as(Image.fromarray(make_gradient(24, 24)), format), np.uint8)
    for _ in range(60):
        damaged = data.copy()
        damaged[random.integers(0, len(data), 8)] = random.integers(0, 256, 8)
        try:
            decode(damaged.tobytes())
        except DecodeError:
            continue


def test_bomb_is_refused_from_its_header() -> None:
    with pytest.raises(ImageTooLarge) as caught:
        decode(make_bomb_png(20000, 20000))
    assert caught.value.details["limit"] == MAX_PIXELS
