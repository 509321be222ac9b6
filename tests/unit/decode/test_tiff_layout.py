"""How a TIFF file's pixels are laid out, and what the ones are called that are not read."""

from __future__ import annotations

import struct

import pytest

from py_app.decode.ifd import open_tree
from py_app.decode.tiff_layout import Layout, name_unread, read_layout
from py_app.errors import Truncated
from tests.odd_files import HEIGHT, PLAIN, WIDTH, describe_tiff, make_tiff

LONG = 4
GREY = {256: (LONG, [WIDTH]), 257: (LONG, [HEIGHT]), 258: (LONG, [8]), 262: (LONG, [1])}


def read(data: bytes) -> Layout:
    tree = open_tree(data)
    assert tree is not None
    return read_layout(tree.read(tree.first))


def test_strips_and_tiles_cover_the_picture() -> None:
    strips = read(make_tiff(GREY | {278: (LONG, [7])}, b""))
    assert (strips.chunk, strips.grid) == ((7, WIDTH), (7, 1))
    tiles = read(make_tiff(GREY | {322: (LONG, [32]), 323: (LONG, [16])}, b""))
    assert (tiles.chunk, tiles.grid) == ((16, 32), (3, 3))


@pytest.mark.parametrize(
    ("samples", "extra", "alpha"),
    [(3, [], None), (4, [], 2), (4, [0], None), (4, [1], 1), (4, [2], 2), (5, [0, 2], None)],
)
def test_which_extra_sample_is_opacity(samples: int, extra: list[int], alpha: int | None) -> None:
    fields = {**GREY, 262: (LONG, [2]), 277: (LONG, [samples])} | ({338: (3, extra)} if extra else {})
    assert read(make_tiff(fields, b"")).alpha == alpha


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({262: (3, [8])}, "TIFF file in CIE Lab"),
        ({262: (3, [5])}, "TIFF file with too few channels"),
        ({262: (3, [5]), 277: (3, [4]), 332: (3, [2])}, "TIFF file in other inks than CMYK"),
        ({259: (3, [34712])}, "TIFF file compressed by JPEG 2000"),
        ({259: (3, [777])}, "TIFF file compressed by method 777"),
        ({339: (3, [2])}, "TIFF file of signed or complex numbers"),
        ({258: (3, [17])}, "TIFF file with 17 bits a channel"),
        ({258: (3, [16]), 259: (3, [7])}, "TIFF file with a 16-bit JPEG"),
        ({277: (LONG, [65])}, "TIFF file with 65 channels"),
        ({277: (LONG, [2**32 - 1])}, "TIFF file with 4294967295 channels"),
        ({}, None),
    ],
)
def test_names_of_what_is_not_read(fields: dict[int, tuple[int, list[int]]], name: str | None) -> None:
    assert name_unread(read(make_tiff(GREY | fields, b""))) == name


@pytest.mark.parametrize(
    "fields", [{256: (LONG, [0])}, {322: (LONG, [0]), 323: (LONG, [16])}, {322: (LONG, [65536]), 323: (LONG, [65536])}]
)
def test_impossible_sizes(fields: dict[int, tuple[int, list[int]]]) -> None:
    with pytest.raises(Truncated):
        read(make_tiff(GREY | fields, b""))


def test_an_infinite_width_is_none() -> None:
    data = describe_tiff(PLAIN, 2)
    at = data.index(struct.pack("<HHI", 256, LONG, 1))
    with pytest.raises(Truncated):
        read(data[:at] + struct.pack("<HHIf", 256, 11, 1, float("inf")) + data[at + 12 :])
