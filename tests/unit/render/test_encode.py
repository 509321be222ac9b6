"""What is written reads back the same, with profile and resolution and nothing else."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest
from PIL import Image

from py_app.errors import InvalidOption
from py_app.options import Format
from py_app.render.encode import encode, pack
from tests.unit.images import make_gradient, make_profile

RGBA = np.dstack([make_gradient(11, 17), np.arange(11 * 17, dtype=np.uint8).reshape(11, 17)])


@pytest.mark.parametrize("format", ["png", "webp"])
def test_lossless_round_trip(format: Format) -> None:
    profile = make_profile()
    data = encode(RGBA, format=format, icc_profile=profile, dpi=(300, 200))
    image = Image.open(io.BytesIO(data))
    assert image.format == format.upper()
    assert np.array_equal(np.asarray(image), RGBA)
    assert image.info["icc_profile"] == profile
    if format == "png":
        assert image.info["dpi"] == pytest.approx((300, 200), rel=1e-3)
    else:
        exif = image.getexif()
        assert (float(exif[282]), float(exif[283]), exif[296]) == (300, 200, 2)


def test_jpeg() -> None:
    data = encode(RGBA[..., :3], format="jpeg", icc_profile=make_profile(), dpi=(72, 72))
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size, image.info["dpi"]) == ("JPEG", (17, 11), (72, 72))
    assert image.info["icc_profile"] == make_profile()


def test_mask() -> None:
    image = Image.open(io.BytesIO(encode(RGBA[..., 3], format="mask")))
    assert (image.format, image.mode) == ("PNG", "L")
    assert np.array_equal(np.asarray(image), RGBA[..., 3])


@pytest.mark.parametrize("format", ["png", "webp", "jpeg"])
def test_no_other_metadata(format: Format) -> None:
    pixels = RGBA[..., :3] if format == "jpeg" else RGBA
    image = Image.open(io.BytesIO(encode(pixels, format=format)))
    assert not dict(image.getexif())
    assert not {"comment", "xmp", "exif", "photoshop", "XML:com.adobe.xmp"} & {
        key for key, value in image.info.items() if value
    }


@pytest.mark.parametrize("format", ["png", "webp", "jpeg"])
def test_same_pixels_same_bytes(format: Format) -> None:
    pixels = RGBA[..., :3] if format == "jpeg" else RGBA
    assert encode(pixels, format=format) == encode(pixels.copy(), format=format)


def test_webp_has_a_limit() -> None:
    with pytest.raises(InvalidOption):
        encode(np.zeros((1, 16384, 4), np.uint8), format="webp")


def test_webp_can_be_lossy_and_keeps_its_alpha() -> None:
    pixels = np.dstack([make_gradient(64, 64), make_gradient(64, 64)[..., 0]])
    sizes = []
    for settings in ({"lossless": True}, {"lossless": False}, {"quality": 40}, {"quality": 40, "lossless": False}):
        data = encode(pixels, format="webp", **settings)
        sizes.append(len(data))
        read = np.asarray(Image.open(io.BytesIO(data)))
        assert np.array_equal(read[..., 3], pixels[..., 3])
        assert np.array_equal(read, pixels) == ("lossless" in settings and settings["lossless"])
    assert sizes[1] > sizes[2] == sizes[3]


def test_a_zip_has_no_time() -> None:
    files = {"a.png": b"first", "b.png": b"second"}
    data = pack(files)
    assert data == pack(files)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == files
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
        assert all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist())


@pytest.mark.parametrize("quality", [75, 94, 95, 100])
def test_jpeg_holds_a_photo_full_of_grain(quality: int) -> None:
    grain = np.random.default_rng(0).integers(0, 256, (400, 600, 3), np.uint8)
    with Image.open(io.BytesIO(encode(grain, format="jpeg", quality=quality))) as image:
        image.load()
        assert image.size == (600, 400)
