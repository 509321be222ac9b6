"""Strips and tiles: what libtiff reads is read the same, damage and hostile sizes end in a coded error."""

from __future__ import annotations

import io
import tracemalloc
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.errors import Truncated, UnsupportedFormat
from tests.odd_files import PLAIN, describe_tiff, make_tiff
from tests.unit.images import encode_as, make_gradient

LONG = 4

DEFLATE, ANY, PHOTOS = "tiff_adobe_deflate", ("1", "L", "P", "RGB", "RGBA", "CMYK", "I;16"), ("L", "RGB", "CMYK")

TIFF_SETTINGS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "deflate": ({"compression": DEFLATE}, ANY),
    "deflate-predicted": ({"compression": DEFLATE, "tiffinfo": {317: 2}}, ANY[1:]),
    "deflate-strips": ({"compression": DEFLATE, "tiffinfo": {278: 7}}, ANY[1:]),
    "lzw": ({"compression": "tiff_lzw"}, ANY),
    "lzw-predicted": ({"compression": "tiff_lzw", "tiffinfo": {317: 2}}, ANY[1:]),
    "lzw-strips": ({"compression": "tiff_lzw", "tiffinfo": {278: 5}}, ANY[1:]),
    "packbits": ({"compression": "packbits"}, ANY),
    "jpeg": ({"compression": "jpeg", "quality": 95}, PHOTOS),
    "jpeg-strips": ({"compression": "jpeg", "quality": 95, "tiffinfo": {278: 16}}, PHOTOS),
    "zstd": ({"compression": "zstd"}, ANY[1:]),
    "lzma": ({"compression": "lzma"}, ANY[1:]),
    "big": ({"big_tiff": True}, ANY),
}
"""How Pillow writes TIFF, and which modes; others end in an error of libtiff that damages memory."""


@pytest.mark.parametrize(
    ("name", "mode"), [(name, mode) for name, (_, modes) in TIFF_SETTINGS.items() for mode in modes]
)
def test_tiff_is_what_libtiff_reads(name: str, mode: str) -> None:
    if mode == "I;16":
        image = Image.fromarray(PLAIN[..., 0].astype(np.uint16) * 257)
    else:
        opaque = np.dstack([PLAIN, np.maximum(PLAIN[..., 1], 30)])
        image = Image.fromarray(opaque if mode == "RGBA" else PLAIN).convert(mode)
    data = encode_as(image, "TIFF", **TIFF_SETTINGS[name][0])
    source = decode(data)
    expected = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")) if mode != "I;16" else PLAIN[..., :1]
    assert np.abs(source.rgb.astype(int) - expected).max() <= (2 if "jpeg" in name else 0)


def test_a_compression_that_libtiff_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("py_app.decode.tiff_chunks._is_unpacked_here", lambda compression: False)
    with pytest.raises(UnsupportedFormat) as caught:
        decode(encode_as(Image.fromarray(PLAIN), "TIFF", compression="zstd"))
    assert caught.value.details["variant"] == "TIFF file compressed by Zstandard"


def test_a_jpeg_that_is_larger_than_its_picture_takes_no_memory() -> None:
    large = encode_as(Image.new("L", (9000, 9000)), "JPEG")
    fields = {256: (LONG, [16]), 257: (LONG, [16]), 258: (LONG, [8]), 259: (LONG, [7]), 262: (LONG, [1])}
    with pytest.raises(Truncated):
        decode(make_tiff(fields, large))


@pytest.mark.parametrize("compression", [5, 8])
def test_a_strip_of_more_than_four_gigabytes_is_damage(compression: int) -> None:
    fields = {256: (LONG, [1 << 26]), 257: (LONG, [1]), 258: (LONG, [64]), 259: (LONG, [compression])}
    fields |= {262: (LONG, [1]), 277: (LONG, [64]), 339: (LONG, [3])}
    with pytest.raises(Truncated):
        decode(make_tiff(fields, b"\0" * 16), max_pixels=1 << 20)


def make_bomb(compression: int, packed: bytes, *, side: int, samples: int) -> bytes:
    """Return a TIFF file of 64-bit numbers in one strip, all zero."""
    fields = {256: (LONG, [side]), 257: (LONG, [side]), 258: (LONG, [64] * samples), 259: (LONG, [compression])}
    fields |= {262: (LONG, [1]), 277: (LONG, [samples]), 278: (LONG, [side]), 339: (LONG, [3] * samples)}
    return make_tiff(fields, packed)


def test_a_few_bytes_are_not_unpacked_to_more_than_the_picture_takes() -> None:
    side, samples = 1000, 16
    whole = side * side * samples * 8
    data = make_bomb(8, zlib.compress(bytes(whole)), side=side, samples=samples)
    tracemalloc.start()
    try:
        assert not decode(data).rgb.any()
        assert tracemalloc.get_traced_memory()[1] < whole // 2
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("compression", [5, 32773, 50000])
def test_a_strip_that_can_only_be_unpacked_whole_is_no_larger(
    compression: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("py_app.decode.tiff_chunks.MAX_WHOLE", 1 << 20)
    with pytest.raises(Truncated, match="announces more"):
        decode(make_bomb(compression, bytes(64), side=500, samples=2))


def test_what_deflate_holds_back_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    for block, piece in ((1, 1), (50, 7), (1 << 24, 3), (300, 1 << 16)):
        monkeypatch.setattr("py_app.decode.tiff_chunks.BLOCK", block)
        monkeypatch.setattr("py_app.decode.tiff_chunks.PIECE", piece)
        for settings in (
            {"compression": DEFLATE},
            {"compression": DEFLATE, "tiffinfo": {317: 2}},
            {"compression": None},
        ):
            assert np.array_equal(decode(encode_as(Image.fromarray(PLAIN), "TIFF", **settings)).rgb, PLAIN)


def test_rows_that_are_missing_are_damage() -> None:
    fields = {256: (LONG, [50]), 257: (LONG, [50]), 258: (LONG, [8]), 259: (LONG, [8]), 262: (LONG, [1])}
    assert decode(make_tiff(fields, zlib.compress(bytes(50 * 50)))).size == (50, 50)
    with pytest.raises(Truncated, match="Rows of a strip"):
        decode(make_tiff(fields, zlib.compress(bytes(50 * 49))))


@pytest.mark.parametrize("bits", [12, 16])
def test_one_large_strip_is_worked_on_in_parts(bits: int) -> None:
    """Samples of 12 and 16 bits take much in between; a whole picture of them would not fit into a phone."""
    height, width = 1500, 1500
    if bits == 16:
        data = describe_tiff(make_gradient(height, width).astype(np.uint16) * 257, 2)
    else:
        fields = {256: (LONG, [width]), 257: (LONG, [height]), 258: (LONG, [bits]), 262: (LONG, [1])}
        data = make_tiff(fields, bytes(height * width * bits // 8))
    tracemalloc.start()
    try:
        decode(data)
        assert tracemalloc.get_traced_memory()[1] < 2 * len(data) + 40 * (1 << 20)
    finally:
        tracemalloc.stop()
