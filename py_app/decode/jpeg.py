"""A JPEG file enters; an `Opened` leaves. Pillow is given the picture alone: no metadata can refuse it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from PIL import Image

from py_app.decode.metadata import read_exif
from py_app.decode.opened import CMYK, DAMAGED_METADATA, GAIN_MAP, Loaded, Opened, load_image, open_clean
from py_app.errors import Truncated, UnsupportedFormat
from py_app.imaging.strips import iterate_strips
from py_app.types import Notice, Size

START, END, SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA

JFIF, APP1, APP2, ADOBE, COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE

ALONE = {0x01, *range(0xD0, 0xDA)}
"""Markers without a length (ITU-T T.81, table B.1)."""

FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of the frame header, by the way the picture is coded."""

UNREAD = {0xC3: "lossless", 0xC5: "hierarchical", 0xC6: "hierarchical", 0xC7: "lossless hierarchical"} | {
    0xCB: "lossless arithmetic-coded",
    0xCD: "hierarchical",
    0xCE: "hierarchical",
    0xCF: "lossless hierarchical",
}
"""Codings that libjpeg does not read."""

LOSSLESS_STANDARD = 0xF7
"""JPEG-LS (ITU-T T.87), which shares the first bytes alone."""

EXIF, PROFILE = b"Exif\0\0", b"ICC_PROFILE\0"

GAIN_MAP_SIGNS = b"hdr-gain-map/", b"hdrgainmap", b"urn:iso:std:iso:ts:21496:-1"
"""Of Ultra HDR, Apple's and ISO 21496-1's."""

LAST_ROWS, LAST_SHARE = 16, 1 / 16
"""What may be missing at the end: at most so many rows (the tallest unit that is coded at once) and so much of all."""

END_MISSING = Notice("end-missing", "The end of the file is missing; at most, part of the last rows is lost.")

NOISE_BYTES = 1 << 16


def open_jpeg(data: bytes) -> Opened:
    """Read a JPEG file's header.

    Raises
    ------
    UnsupportedFormat
        It is coded in a way that is not read; `variant` in the details says which.
    Truncated
        The header is damaged.
    """
    kept, exif, profiles, coding = [START], b"", [], None
    scan = len(data)
    for marker, start, end in _iterate_segments(data):
        body = data[start + 4 : end]
        if marker == SCAN:
            scan = start
            break
        if marker in FRAMES or marker == LOSSLESS_STANDARD:
            coding = coding or (marker, body)
        if marker == APP1 and body.startswith(EXIF):
            exif = exif or body
        elif marker == APP2 and body.startswith(PROFILE):
            profiles.append(body.removeprefix(PROFILE))
        if (not JFIF < marker <= 0xEF and marker != COMMENT) or marker == ADOBE:
            kept.append(data[start:end])
    if coding:
        _require_readable(*coding)
    clean = b"".join((*kept, memoryview(data)[scan:]))
    image = open_clean(clean, "JPEG")
    facts = read_exif(exif)
    profile, is_whole = _join_profile(profiles)
    notices = [CMYK] if image.mode == "CMYK" else []
    if not facts.is_whole or not is_whole:
        notices.append(DAMAGED_METADATA)
    if any(sign in data for sign in GAIN_MAP_SIGNS):
        notices.append(GAIN_MAP)
    dpi = image.info.get("dpi") if image.info.get("jfif_unit") else None
    return Opened(
        format="JPEG",
        size=(image.height, image.width),
        load=partial(_load, clean),
        exif=facts,
        dpi=dpi,
        profile=profile,
        is_grey=image.mode == "L",
        notices=tuple(notices),
        draft=partial(_draft, clean),
    )


def _iterate_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield each marker up to the first scan, with where it starts and where its segment ends."""
    at = 2
    while (at := data.find(b"\xff", at)) >= 0 and at + 4 <= len(data):
        marker = data[at + 1]
        if marker in (0x00, 0xFF) or marker in ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield marker, at, end
        if marker == SCAN:
            return
        at = end


def _require_readable(marker: int, header: bytes) -> None:
    bits = header[0] if header else 8
    name = "JPEG-LS" if marker == LOSSLESS_STANDARD else f"{UNREAD[marker]} JPEG" if marker in UNREAD else None
    if name is None and bits != 8:
        name = f"{bits}-bit JPEG"
    if name:
        raise UnsupportedFormat(f"A {name} is not read.", details={"variant": name})


def _join_profile(parts: list[bytes]) -> tuple[bytes | None, bool]:
    """Join the numbered parts of a profile (ICC.1:2022, annex B.4); tell whether all were there."""
    if not parts:
        return None, True
    numbered = {part[0]: part[2:] for part in parts if len(part) > 2}
    count = parts[0][1] if len(parts[0]) > 1 else 0
    if sorted(numbered) != list(range(1, count + 1)):
        return None, False
    return b"".join(numbered[number] for number in sorted(numbered)), True


def _open_at(data: bytes, size: Size | None) -> Image.Image:
    image = open_clean(data, "JPEG")
    if size:
        image.draft(None, size[::-1])  # skips what is too fine
    return image


def _draft(data: bytes, size: Size) -> Size:
    image = _open_at(data, size)
    return image.height, image.width


def _load(data: bytes, size: Size | None) -> Loaded:
    """Decode, or find out how much is missing at the end."""
    try:
        return Loaded(load_image(_open_at(data, size), "JPEG"))
    except Truncated:
        if END in data[-2:] or not _names_all_scans(data):
            raise
    image, other = (load_image(_open_at(data + end, size), "JPEG") for end in (END, _make_noise() + END))
    rows, share = _compare(image, other)
    if rows * _open_at(data, None).height > LAST_ROWS * image.height or share > LAST_SHARE:
        raise Truncated(f"The last {rows} of {image.height} rows are missing.")
    return Loaded(image, notices=(END_MISSING,))


def _make_noise() -> bytes:
    """Return another end than none: rows that change with it have lost their data. 255 would begin a marker."""
    return bytes(np.random.default_rng(0).integers(0, 255, NOISE_BYTES, np.uint8))


def _compare(one: Image.Image, other: Image.Image) -> tuple[int, float]:
    """Return how many rows there are from the first that differs on, and the share of pixels that differ."""
    first, count = one.height, 0
    for rows in iterate_strips((one.height, one.width)):
        box = (0, rows.start, one.width, rows.stop)
        differs = np.asarray(one.crop(box)) != np.asarray(other.crop(box))
        pixels = differs.reshape(*differs.shape[:2], -1).any(axis=2)
        count += int(pixels.sum())
        if pixels.any() and first == one.height:
            first = rows.start + int(pixels.any(axis=1).argmax())
    return one.height - first, count / (one.height * one.width)


def _names_all_scans(data: bytes) -> bool:
    """Tell whether the last scan of each coefficient has begun: a progressive picture may lack whole ones.

    A scan's header names its components, the coefficients and the bit that it brings them to (ITU-T T.81, B.2.3).
    """
    missing: dict[int, set[int]] = {}
    at = 2
    while (at := data.find(b"\xff", at)) >= 0 and at + 4 <= len(data):
        marker, start = data[at + 1], at
        at += 2
        if marker in (0x00, 0xFF) or marker in ALONE:
            continue
        end = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
        body = data[start + 4 : end]
        if marker in FRAMES and len(body) > 5:
            missing = {part: set(range(64)) for part in body[6 : 6 + 3 * body[5] : 3]}
        elif marker == SCAN and body:
            parts, rest = body[1 : 1 + 2 * body[0] : 2], body[1 + 2 * body[0] :]
            for part in parts:
                if len(rest) == 3 and rest[2] & 15 == 0 and part in missing:
                    missing[part] -= set(range(rest[0], rest[1] + 1))
        at = end
    return bool(missing) and not any(missing.values())
