"""Directories in TIFF's structure: every type and order, what is missing, and what is hostile."""

from __future__ import annotations

import math
import struct
import tracemalloc

import pytest

from py_app.decode.ifd import MAX_ENTRIES, Directory, Order, open_tree

PLAIN_TAG = 0x0112


def make_tree(
    entries: list[tuple[int, int, int, bytes]], *, order: Order = "<", big: bool = False, following: int = 0
) -> bytes:
    """Return a tree of one directory; entries are (tag, type, count, data), and long data stands behind it."""
    word, count = ("Q", "Q") if big else ("I", "H")
    size, start = struct.calcsize(f"={word}"), 16 if big else 8
    mark = b"II" if order == "<" else b"MM"
    head = mark + (struct.pack(f"{order}HHHQ", 43, 8, 0, 16) if big else struct.pack(f"{order}HI", 42, 8))
    end = start + struct.calcsize(f"={count}") + (4 + 2 * size) * len(entries) + size
    body, far = struct.pack(order + count, len(entries)), b""
    for tag, type, number, data in entries:
        place = data.ljust(size, b"\0") if len(data) <= size else struct.pack(order + word, end + len(far))
        far += data if len(data) > size else b""
        body += struct.pack(f"{order}HH{word}", tag, type, number) + place
    return head + body + struct.pack(order + word, following) + far


def read(data: bytes) -> Directory:
    tree = open_tree(data)
    assert tree is not None
    return tree.read(tree.first)


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
def test_every_type_in_either_order(order: Order, big: bool) -> None:
    entries = [
        (1, 1, 2, b"\x07\x08"),
        (2, 2, 5, b"text\0"),
        (3, 3, 3, struct.pack(f"{order}3H", 1, 2, 65535)),
        (4, 5, 1, struct.pack(f"{order}2I", 3, 2)),
        (5, 9, 1, struct.pack(f"{order}i", -5)),
        (6, 12, 1, struct.pack(f"{order}d", 2.5)),
    ]
    directory = read(make_tree(entries, order=order, big=big, following=99))
    assert (directory.numbers(1), directory.raw(1)) == ((7, 8), b"\x07\x08")
    assert (directory.numbers(2), directory.raw(2)) == ((), b"text\0")
    assert (directory.numbers(3), directory.raw(3)) == ((1, 2, 65535), b"")
    assert [directory.number(tag) for tag in (4, 5, 6)] == [1.5, -5, 2.5]
    assert (directory.following, directory.is_whole) == (99, True)


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_what_is_not_finite_is_no_whole_number(number: float) -> None:
    directory = read(make_tree([(PLAIN_TAG, 12, 1, struct.pack("<d", number))]))
    assert directory.whole(PLAIN_TAG, 3) == 3
    assert directory.numbers(PLAIN_TAG) == ()


def test_a_rational_of_nothing_is_no_whole_number() -> None:
    assert read(make_tree([(PLAIN_TAG, 5, 1, bytes(8))])).whole(PLAIN_TAG, 3) == 3


def test_what_lies_beyond_the_end_is_left_out_and_said() -> None:
    directory = read(make_tree([(1, 3, 1, b"\5\0"), (2, 4, 1000, b"\0\0\0\0"), (3, 99, 1, b"\0")]))
    assert (list(directory.fields), directory.is_whole) == ([1], False)


@pytest.mark.parametrize("data", [b"", b"II*\0", b"II*\0\xff\xff\0\0", b"XX*\0\x08\0\0\0", b"II,\0\x08\0\0\0"])
def test_no_tree_or_no_directory(data: bytes) -> None:
    tree = open_tree(data)
    assert tree is None or not tree.read(tree.first).is_whole


def test_many_fields_that_claim_the_whole_file_take_no_memory() -> None:
    size = 1 << 20
    entries = [(tag, 1, size, b"\0\0\0\0") for tag in range(1, MAX_ENTRIES)]
    data = make_tree(entries) + bytes(size)
    tracemalloc.start()
    try:
        directory = read(data)
        assert directory.whole(5) == ord("I")
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()
