"""Chunks of PNG files: which are sound, what a header may announce, and the file of the picture alone."""

from __future__ import annotations

import struct

import pytest

from py_app.decode.png_chunks import GREY, PALETTE, RGB, SIGNATURE, Header, iterate_chunks, read_header, write_picture
from py_app.errors import Truncated
from tests.odd_files import make_chunk


def test_chunks_up_to_the_end_and_which_are_sound() -> None:
    chunks = make_chunk(b"IHDR", b"abc"), make_chunk(b"tEXt", b"x", is_sound=False), make_chunk(b"IEND", b"")
    found = list(iterate_chunks(SIGNATURE + b"".join(chunks) + make_chunk(b"IDAT", b"after the end")))
    assert [(chunk.name, bytes(chunk.data), chunk.is_sound) for chunk in found] == [
        (b"IHDR", b"abc", True),
        (b"tEXt", b"x", False),
    ]
    assert [chunk.is_critical for chunk in found] == [True, False]


@pytest.mark.parametrize("length", [8, 9, 11, 14])
def test_one_that_is_cut_off_is_not_sound(length: int) -> None:
    (chunk,) = iterate_chunks(SIGNATURE + make_chunk(b"IDAT", b"abc")[:length])
    assert not chunk.is_sound


def test_one_that_announces_four_gigabytes_is_not_sound() -> None:
    (chunk,) = iterate_chunks(SIGNATURE + b"\xff\xff\xff\xffIDAT" + bytes(20))
    assert (len(chunk.data), chunk.is_sound) == (20, False)


@pytest.mark.parametrize(
    ("width", "height", "bits", "kind"),
    [(0, 1, 8, RGB), (1, 0, 8, RGB), (1, 1, 4, RGB), (1, 1, 16, PALETTE), (1, 1, 8, 5)],
)
def test_headers_of_what_png_does_not_have(width: int, height: int, bits: int, kind: int) -> None:
    with pytest.raises(Truncated):
        read_header(struct.pack(">IIBB3s", width, height, bits, kind, b"\0\0\0"))


@pytest.mark.parametrize("length", [0, 12, 14])
def test_a_header_of_another_length(length: int) -> None:
    with pytest.raises(Truncated):
        read_header(bytes([1]) * length)


def test_what_is_written_is_read() -> None:
    header = Header(2, 1, 8, PALETTE)
    parts = [memoryview(b"one"), memoryview(b"two")]
    chunks = list(iterate_chunks(write_picture(header, b"\1\2\3", b"\7", parts)))
    assert [(chunk.name, bytes(chunk.data)) for chunk in chunks[1:]] == [
        (b"PLTE", b"\1\2\3"),
        (b"tRNS", b"\7"),
        (b"IDAT", b"onetwo"),
    ]
    assert read_header(bytes(chunks[0].data)) == header
    assert all(chunk.is_sound for chunk in chunks)


def test_no_palette_but_for_pictures_of_one() -> None:
    chunks = iterate_chunks(write_picture(Header(1, 1, 8, GREY), b"\1\2\3", b"", [memoryview(b"")]))
    assert [chunk.name for chunk in chunks] == [b"IHDR", b"IDAT"]
