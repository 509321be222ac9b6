"""What the start of an AVIF or HEIC file says beside its pixels."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.decode.foreign import BrowserImage
from py_app.decode.iso_media import IsoMedia, read_iso_media
from tests.unit.images import encode_as, make_gradient

AVIF = encode_as(Image.fromarray(make_gradient(16, 24)), "AVIF")
FLAGS = AVIF.index(b"av1C") + 6


def with_flags(flags: int) -> bytes:
    return AVIF[:FLAGS] + bytes([AVIF[FLAGS] & 0x9F | flags]) + AVIF[FLAGS + 1 :]


@pytest.mark.parametrize(("flags", "bits"), [(0, 8), (0x40, 10), (0x60, 12)])
def test_bits_of_avif(flags: int, bits: int) -> None:
    assert read_iso_media(with_flags(flags)).bits == bits


@pytest.mark.parametrize("bits", [8, 10, 12])
def test_bits_of_heic(bits: int) -> None:
    configuration = bytes(17) + bytes([0xF8 | (bits - 8)]) + bytes(5)
    assert read_iso_media(b"\0\0\0\x18ftypheic" + b"hvcC" + configuration).bits == bits


def test_code_points_and_gain_map() -> None:
    colours = b"colrnclx" + (12).to_bytes(2, "big") + (13).to_bytes(2, "big") + b"\0\x06\x80"
    assert read_iso_media(b"ftypavif" + colours + b"infe" + b"tmap") == IsoMedia(8, (12, 13), True)


@pytest.mark.parametrize("data", [b"", b"av1C", b"hvcC", b"colrnclx\0", bytes(100)])
def test_what_is_not_there_is_the_usual(data: bytes) -> None:
    assert read_iso_media(data) == IsoMedia()


def test_what_the_browser_decoded_says_its_depth() -> None:
    pixels = np.full((4, 4, 4), 255, np.uint8)
    source = decode(BrowserImage(pixels.tobytes(), 4, 4, head=with_flags(0x40) + b"tmap"))
    assert [notice.code for notice in source.notices] == ["gain-map-dropped", "bit-depth-reduced", "browser-decoded"]
