"""Bytes in TIFF's structure enter, as Exif and TIFF files have them; the fields of a directory leave, by their tags.

What points outside of the bytes is left out and said: no field is worth a picture.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Order: TypeAlias = Literal["<", ">"]

TEXT_TYPES = 2, 7

RATIONAL_TYPES = {5: "I", 10: "i"}

NUMBER_TYPES = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I", 16: "Q", 17: "q", 18: "Q"}
"""TIFF 6.0 and BigTIFF types, as `struct` writes them."""

CLASSIC, BIG = 42, 43
"""The versions of TIFF: offsets of four and of eight bytes."""

SIZES = (
    dict.fromkeys(TEXT_TYPES, 1)
    | {type: 2 * struct.calcsize(f"={letter}") for type, letter in RATIONAL_TYPES.items()}
    | {type: struct.calcsize(f"={letter}") for type, letter in NUMBER_TYPES.items()}
)
"""Bytes of one value."""

MAX_ENTRIES = 4096
"""Of a directory; real ones have some dozens."""

MAX_NUMBERS = 1 << 22
"""Of a field: more than any picture that is cut has tiles, of all its channels."""


@dataclass(frozen=True)
class Field:
    """Where a value stands, in `data` of that byte order: read when it is asked for, as any field may claim the file.

    `type` is one of `SIZES`.
    """

    data: bytes
    order: Order
    type: int
    count: int
    start: int

    def numbers(self, most: int) -> tuple[float, ...]:
        """Return its first `most` numbers, rationals divided (nan for n / 0); none where it is text."""
        count = min(self.count, most)
        if self.type in NUMBER_TYPES:
            return struct.unpack_from(f"{self.order}{count}{NUMBER_TYPES[self.type]}", self.data, self.start)
        if self.type not in RATIONAL_TYPES:
            return ()
        parts = struct.unpack_from(f"{self.order}{2 * count}{RATIONAL_TYPES[self.type]}", self.data, self.start)
        return tuple(map(_divide, parts[::2], parts[1::2]))

    def raw(self) -> bytes:
        """Return its bytes; none where it has larger numbers."""
        return self.data[self.start : self.start + self.count] if SIZES[self.type] == 1 else b""


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

    fields: Mapping[int, Field] = field(default_factory=dict)
    following: int = 0
    is_whole: bool = True

    def number(self, tag: int, default: float = 0) -> float:
        """Return a field's first number."""
        numbers = self.fields[tag].numbers(1) if tag in self.fields else ()
        return numbers[0] if numbers else default

    def whole(self, tag: int, default: int = 0) -> int:
        """Return a field's first number as an integer; the default where it is not finite."""
        number = self.number(tag, default)
        return int(number) if math.isfinite(number) else default

    def numbers(self, tag: int) -> tuple[int, ...]:
        """Return a field's finite numbers as integers, at most `MAX_NUMBERS`; none where it has none."""
        numbers = self.fields[tag].numbers(MAX_NUMBERS) if tag in self.fields else ()
        return tuple(int(number) for number in numbers if math.isfinite(number))

    def raw(self, tag: int) -> bytes:
        """Return a field's bytes, whether it counts as text, as undefined or as numbers of one byte."""
        return self.fields[tag].raw() if tag in self.fields else b""


@dataclass(frozen=True)
class Tree:
    """Bytes with a valid start: their order and version, and where the first directory is."""

    data: bytes
    order: Order
    is_big: bool
    first: int

    def read(self, at: int) -> Directory:
        """Return the directory at an offset."""
        fields: dict[int, Field] = {}
        whole = True
        count_format, entry_size = ("Q", 20) if self.is_big else ("H", 12)
        word = "Q" if self.is_big else "I"
        head = struct.Struct(self.order + count_format)
        if at <= 0 or at + head.size > len(self.data):
            return Directory(is_whole=False)
        (count,) = head.unpack_from(self.data, at)
        end = at + head.size + count * entry_size
        for number in range(min(count, MAX_ENTRIES)):
            start = at + head.size + number * entry_size
            if start + entry_size > len(self.data):
                return Directory(fields, is_whole=False)
            tag, type, length = struct.unpack_from(f"{self.order}HH{word}", self.data, start)
            found = self._find(type, length, start + entry_size - struct.calcsize(word), word)
            if found is None:
                whole = False
            else:
                fields.setdefault(tag, found)
        has_next = end + struct.calcsize(word) <= len(self.data)
        following = struct.unpack_from(self.order + word, self.data, end)[0] if has_next else 0
        return Directory(fields, following, whole and count <= MAX_ENTRIES)

    def _find(self, type: int, length: int, at: int, word: str) -> Field | None:
        """Return a value that stands at an offset or, where it is longer, where that offset points."""
        total = SIZES.get(type, 0) * length
        if total > struct.calcsize(word):
            (at,) = struct.unpack_from(self.order + word, self.data, at)
        is_there = type in SIZES and at + total <= len(self.data)
        return Field(self.data, self.order, type, length, at) if is_there else None


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


def _divide(numerator: int, denominator: int) -> float:
    return numerator / denominator if denominator else math.nan
