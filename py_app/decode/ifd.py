"""Bytes in TIFF's structure enter, as Exif and TIFF files have them; the fields of a directory leave, by their tags.

What points outside of the bytes is left out and said: no field is worth a picture.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Value: TypeAlias = bytes | tuple[float, ...]
"""Text and undefined bytes as they are; else the numbers, rationals divided (nan for n / 0)."""

TEXT_TYPES = 2, 7

RATIONAL_TYPES = {5: "I", 10: "i"}

NUMBER_TYPES = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I", 16: "Q", 17: "q", 18: "Q"}
"""TIFF 6.0 and BigTIFF types, as `struct` writes them."""

CLASSIC, BIG = 42, 43
"""The versions of TIFF: offsets of four and of eight bytes."""

MAX_ENTRIES = 4096
"""Of a directory; real ones have some dozens."""


@dataclass(frozen=True)
class Directory:
    """One directory (IFD).

    Attributes
    ----------
    fields
        The values by their tags.
    following
        Where the next directory starts; 0 where there is none.
    is_whole
        Whether all that it announces was there.
    """

    fields: dict[int, Value]
    following: int
    is_whole: bool

    def number(self, tag: int, default: float = 0) -> float:
        """Return a field's first number."""
        value = self.fields.get(tag)
        return value[0] if isinstance(value, tuple) and value else default

    def whole(self, tag: int, default: int = 0) -> int:
        """Return a field's first number as an integer."""
        number = self.number(tag, default)
        return int(number) if number == number else default

    def numbers(self, tag: int) -> tuple[int, ...]:
        """Return a field's numbers as integers; none where it has none."""
        value = self.fields.get(tag)
        return tuple(int(number) for number in value if number == number) if isinstance(value, tuple) else ()

    def raw(self, tag: int) -> bytes:
        """Return a field's bytes, whether it counts as text, as undefined or as numbers of one byte."""
        value = self.fields.get(tag, b"")
        if isinstance(value, bytes):
            return value
        return bytes(int(number) for number in value) if all(0 <= number <= 255 for number in value) else b""


Order: TypeAlias = Literal["<", ">"]


@dataclass(frozen=True)
class Tree:
    """Bytes with a valid start: their order and version, and where the first directory is."""

    data: bytes
    order: Order
    is_big: bool
    first: int

    def read(self, at: int) -> Directory:
        """Return the directory at an offset."""
        fields: dict[int, Value] = {}
        whole = True
        count_format, entry_size = ("Q", 20) if self.is_big else ("H", 12)
        word = "Q" if self.is_big else "I"
        head = struct.Struct(self.order + count_format)
        if at <= 0 or at + head.size > len(self.data):
            return Directory(fields, 0, False)
        (count,) = head.unpack_from(self.data, at)
        end = at + head.size + count * entry_size
        for number in range(min(count, MAX_ENTRIES)):
            start = at + head.size + number * entry_size
            if start + entry_size > len(self.data):
                return Directory(fields, 0, False)
            tag, type_, length = struct.unpack_from(f"{self.order}HH{word}", self.data, start)
            value = self._read_value(type_, length, start + entry_size - struct.calcsize(word), word)
            if value is None:
                whole = False
            else:
                fields.setdefault(tag, value)
        has_next = end + struct.calcsize(word) <= len(self.data)
        following = struct.unpack_from(self.order + word, self.data, end)[0] if has_next else 0
        return Directory(fields, following, whole and count <= MAX_ENTRIES)

    def _read_value(self, type_: int, length: int, at: int, word: str) -> Value | None:
        """Return a value that stands at an offset or, where it is longer, where that offset points."""
        letter = NUMBER_TYPES.get(type_) or RATIONAL_TYPES.get(type_)
        size = 1 if type_ in TEXT_TYPES else struct.calcsize(letter) * (1 + (type_ in RATIONAL_TYPES)) if letter else 0
        total = size * length
        if total > struct.calcsize(word):
            (at,) = struct.unpack_from(self.order + word, self.data, at)
        if not size or at + total > len(self.data):
            return None
        if type_ in TEXT_TYPES:
            return self.data[at : at + total]
        if type_ in NUMBER_TYPES:
            return struct.unpack_from(f"{self.order}{length}{letter}", self.data, at)
        return tuple(self._divide(struct.unpack_from(f"{self.order}{2 * length}{letter}", self.data, at)))

    @staticmethod
    def _divide(numbers: tuple[int, ...]) -> Iterator[float]:
        for numerator, denominator in zip(numbers[::2], numbers[1::2], strict=True):
            yield numerator / denominator if denominator else float("nan")


def open_tree(data: bytes) -> Tree | None:
    """Return bytes that start as TIFF does, or None where they do not."""
    order: Order | None = "<" if data[:2] == b"II" else ">" if data[:2] == b"MM" else None
    if order is None or len(data) < 8:
        return None
    version, first = struct.unpack_from(f"{order}HI", data, 2)
    if version == CLASSIC:
        return Tree(data, order, False, first)
    if version != BIG or len(data) < 16:
        return None
    return Tree(data, order, True, struct.unpack_from(f"{order}Q", data, 8)[0])
