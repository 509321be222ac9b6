"""A GIF, WebP or AVIF file enters; an `Opened` of its first frame leaves."""

from __future__ import annotations

import struct

from PIL import Image, ImageFile

from py_app.decode.cicp import read_code_points
from py_app.decode.iso_media import read_iso_media
from py_app.decode.metadata import read_exif
from py_app.decode.opened import (
    DAMAGE,
    DAMAGED_METADATA,
    FIRST_FRAME,
    GAIN_MAP,
    Frame,
    Loaded,
    Opened,
    load_image,
    open_clean,
)
from py_app.imaging.colour_space import ColourSpace
from py_app.types import Notice, Size


def open_gif(data: bytes) -> Opened:
    """Read a GIF file's header; what no frame covers is transparent (GIF89a, section 20)."""
    image = open_clean(data, "GIF")
    frame = image.tile[0].extents if image.tile else None
    return _describe(image, data, frame=_crop_frame(frame, image))


def open_webp(data: bytes) -> Opened:
    """Read a WebP file's header."""
    image = open_clean(data, "WEBP")
    return _describe(image, data, frame=_crop_frame(_find_webp_frame(data), image))


def open_avif(data: bytes) -> Opened:
    """Read an AVIF file's header."""
    image = open_clean(data, "AVIF")
    facts = read_iso_media(data)
    colours = read_code_points(*facts.code_points) if facts.code_points and "icc_profile" not in image.info else None
    notices = (GAIN_MAP,) if facts.has_gain_map else ()
    return _describe(image, data, bits=facts.bits, colours=colours, notices=notices)


def _describe(
    image: ImageFile.ImageFile,
    data: bytes,
    *,
    frame: Frame | None = None,
    bits: int = 8,
    colours: ColourSpace | None = None,
    notices: tuple[Notice, ...] = (),
) -> Opened:
    format = str(image.format)
    exif = read_exif(image.info.get("exif", b""))
    if not exif.is_whole:
        notices += (DAMAGED_METADATA,)
    if _has_more_frames(open_clean(data, format)):
        notices += (FIRST_FRAME,)

    def load(size: Size | None) -> Loaded:
        return Loaded(load_image(image, format))

    return Opened(
        format=format,
        size=(image.height, image.width),
        load=load,
        exif=exif,
        profile=image.info.get("icc_profile"),
        colours=colours,
        frame=frame,
        bits=bits,
        notices=notices,
    )


def _has_more_frames(image: Image.Image) -> bool:
    """Tell whether there is a second frame; a damaged one does not count, as it was not asked for."""
    try:
        return bool(getattr(image, "is_animated", False))
    except DAMAGE:
        return False


def _crop_frame(frame: Frame | None, image: Image.Image) -> Frame | None:
    """Return a frame where it does not fill the screen."""
    if frame is None:
        return None
    left, top, right, bottom = frame
    shown = max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)
    return None if shown == (0, 0, *image.size) else shown


def _find_webp_frame(data: bytes) -> Frame | None:
    """Return where an animation's first frame is (RIFF container of WebP: ANMF); None in a still picture."""
    at = 12
    while at + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        if name == b"ANMF" and at + 20 <= len(data):
            x, y, width, height = (
                int.from_bytes(data[start : start + 3], "little") for start in range(at + 8, at + 20, 3)
            )
            return 2 * x, 2 * y, 2 * x + width + 1, 2 * y + height + 1
        at += 8 + length + length % 2
    return None
