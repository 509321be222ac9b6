"""The start of an AVIF or HEIC file enters; bits a channel, code points and whether it has a gain map leave.

The properties stand near the start, each as a box with a name (ISO/IEC 23008-12); the first of a kind is the picture's.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

HEAD = 1 << 16
"""Bytes in which the properties are."""

AV1, HEVC, CODE_POINTS, TONE_MAP = b"av1C", b"hvcC", b"colrnclx", b"tmap"
"""AV1's and HEVC's configuration, the colours' code points, and the item that joins picture and gain map."""

HIGH, TWELVE = 0x40, 0x20
"""Flags in the third byte of AV1's configuration."""

HEVC_DEPTH = 17
"""Where HEVC's configuration has the bits above eight (ISO/IEC 14496-15)."""


@dataclass(frozen=True)
class IsoMedia:
    """What the properties say; `code_points` are primaries and transfer, None where there are none."""

    bits: int = 8
    code_points: tuple[int, int] | None = None
    has_gain_map: bool = False


def read_iso_media(data: bytes) -> IsoMedia:
    """Read the properties; of what is missing the usual is said."""
    head = data[:HEAD]
    return IsoMedia(_read_bits(head), _read_code_points(head), TONE_MAP in head)


def _read_bits(head: bytes) -> int:
    at = head.find(AV1) + len(AV1)
    if at >= len(AV1) and at + 3 <= len(head):
        flags = head[at + 2]
        return 12 if flags & HIGH and flags & TWELVE else 10 if flags & HIGH else 8
    at = head.find(HEVC) + len(HEVC)
    if at >= len(HEVC) and at + HEVC_DEPTH < len(head):
        return 8 + (head[at + HEVC_DEPTH] & 7)
    return 8


def _read_code_points(head: bytes) -> tuple[int, int] | None:
    at = head.find(CODE_POINTS) + len(CODE_POINTS)
    if at < len(CODE_POINTS) or at + 4 > len(head):
        return None
    primaries, transfer = struct.unpack_from(">HH", head, at)
    return primaries, transfer
