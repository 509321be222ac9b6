"""What a browser decoded is a source like any other; what nothing decodes is named."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.decode.foreign import BrowserImage
from py_app.errors import UnsupportedFormat
from tests.unit.images import encode_as, make_gradient, make_profile

RGBA = np.dstack([make_gradient(5, 9), np.arange(45, dtype=np.uint8).reshape(5, 9)])
OPAQUE = np.dstack([make_gradient(5, 9), np.full((5, 9), 255, np.uint8)])


def give(pixels: np.ndarray, *, orientation: int = 1, is_premultiplied: bool = False) -> BrowserImage:
    height, width = pixels.shape[:2]
    return BrowserImage(pixels.tobytes(), width, height, orientation, is_premultiplied)


def make_ftyp(*brands: bytes) -> bytes:
    box = b"ftyp" + brands[0] + bytes(4) + b"".join(brands[1:])
    return (len(box) + 4).to_bytes(4, "big") + box + bytes(100)


def test_pixels_come_as_they_are() -> None:
    source = decode(give(RGBA))
    assert source.alpha is not None
    assert np.array_equal(np.dstack([source.rgb, source.alpha]), RGBA)
    assert [notice.code for notice in source.notices] == ["browser-decoded"]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_they_are_turned_like_a_file(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = encode_as(Image.fromarray(OPAQUE), "PNG", exif=exif)
    assert np.array_equal(decode(give(OPAQUE, orientation=orientation)).rgb, decode(file).rgb)


def test_they_are_reduced_like_a_file() -> None:
    reduced = decode(give(RGBA), max_pixels=20)
    assert np.array_equal(reduced.rgb, decode(encode_as(Image.fromarray(RGBA), "PNG"), max_pixels=20).rgb)
    assert [notice.code for notice in reduced.notices] == ["size-reduced", "browser-decoded"]


def test_a_canvas_is_believed_only_where_it_changed_nothing() -> None:
    assert np.array_equal(decode(give(OPAQUE, is_premultiplied=True)).rgb, OPAQUE[..., :3])
    with pytest.raises(UnsupportedFormat) as caught:
        decode(give(RGBA, is_premultiplied=True))
    assert caught.value.details == {"reason": "transparent"}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (make_ftyp(b"heic"), "heic"),
        (make_ftyp(b"mif1", b"mif1", b"heix"), "heic"),
        (make_ftyp(b"mif1", b"avif"), "avif"),
        (make_ftyp(b"crx "), "crx"),
        (b"\xff\x0a" + bytes(50), "jxl"),
        (b"\0\0\0\x0cJXL \r\n" + bytes(50), "jxl"),
    ],
)
def test_a_format_that_cannot_be_opened_is_named(data: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.AvifImagePlugin.SUPPORTED", False)  # as in Pyodide
    with pytest.raises(UnsupportedFormat) as caught:
        decode(data)
    assert caught.value.details == {"format": name}


def test_avif_is_read_where_pillow_can() -> None:
    profile = make_profile()
    data = encode_as(Image.fromarray(RGBA), "AVIF", quality=100, subsampling="4:4:4", icc_profile=profile)
    source = decode(data)
    assert source.alpha is not None
    assert np.abs(source.alpha.astype(int) - RGBA[..., 3]).max() <= 2
    assert source.icc_profile == profile
