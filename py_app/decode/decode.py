"""An image file enters; an upright 8-bit `Source` leaves.

The content alone decides, never a name or MIME type. Orientation is applied once; every loss (bit depth,
colour space, further frames, size, metadata) becomes a notice.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

from PIL import AvifImagePlugin, Image

from py_app.decode.animations import open_avif, open_gif, open_webp
from py_app.decode.bmp import open_bmp
from py_app.decode.foreign import BrowserImage, explain_foreign
from py_app.decode.jpeg import open_jpeg
from py_app.decode.limits import Capacity, choose_size, offer_reduction
from py_app.decode.metadata import NO_RESOLUTION, is_possible, is_turned
from py_app.decode.opened import Opened
from py_app.decode.png import open_png
from py_app.decode.profile import Profiled, read_profile
from py_app.decode.tiff import open_tiff
from py_app.decode.unpack import unpack
from py_app.errors import Details, EmptyFile
from py_app.imaging.colour_space import make_converter, srgb
from py_app.types import Notice, Size, Source

READERS: dict[bytes, Callable[[bytes], Opened]] = {
    b"\xff\xd8\xff": open_jpeg,
    b"\x89PNG\r\n\x1a\n": open_png,
    b"GIF87a": open_gif,
    b"GIF89a": open_gif,
    b"II*\0": open_tiff,
    b"MM\0*": open_tiff,
    b"II+\0": open_tiff,
    b"MM\0+": open_tiff,
}
"""By the first bytes; BMP's say little, WebP and AVIF have theirs inside a container."""

BMP_HEADERS = 12, 16, 40, 52, 56, 64, 108, 124
"""Bytes of its second header: two letters alone are how texts begin, too."""

HEAD = 64
"""Bytes that tell the format: the brands of an ISO media file are at its start."""


def decode(file: bytes | BrowserImage, *, max_pixels: int | None = None, capacity: Capacity | None = None) -> Source:
    """Decode an image file.

    Parameters
    ----------
    file
        The whole file: JPEG, PNG, WebP, GIF, BMP, TIFF or, where Pillow can, AVIF (the first frame of several); or
        what a browser's own decoder made of it.
    max_pixels
        An image that has more is reduced to so many as it is decoded.
    capacity
        What there is memory for; all that is handled unless given.

    Returns
    -------
    Source
        uint8 RGB and, where the file has transparency, straight alpha, after EXIF orientation.

    Raises
    ------
    EmptyFile, UnsupportedFormat, Truncated
        The bytes are not an image that can be read.
    ImageTooLarge
        The header announces more than can be cut and `max_pixels` is None, or more than can be decoded.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd metadata; damage to the pixels raises
        opened = _open(file)
        orientation = opened.exif.orientation
        size = choose_size(opened, max_pixels, capacity or Capacity())
        loaded = opened.load(size if size != opened.size else None)
        profiled = read_profile(opened)
        convert = make_converter(profiled.space, srgb()) if profiled.space else None
        rgb, alpha = unpack(loaded, size, orientation, frame=opened.frame, convert=convert)
    notices = [*opened.notices, *loaded.notices, *_describe_losses(opened, profiled, is_converted=bool(convert))]
    photo_size = opened.size[::-1] if is_turned(orientation) else opened.size
    is_reduced = size != opened.size
    if is_reduced:
        notices.append(_say_reduced(photo_size, (rgb.shape[0], rgb.shape[1])))
    if isinstance(file, BrowserImage):
        notices.append(Notice("browser-decoded", "The browser opened it as 8-bit sRGB."))
    dpi = opened.dpi or opened.exif.dpi
    if dpi and not is_possible(dpi):
        if dpi != NO_RESOLUTION:
            notices.append(Notice("resolution-dropped", "Its stated resolution is impossible and was left out."))
        dpi = None
    return Source(
        rgb,
        alpha,
        profiled.kept,
        dpi[::-1] if dpi and is_turned(orientation) else dpi,
        tuple(notices),
        photo_size if is_reduced else None,
    )


def is_picture(head: bytes) -> bool:
    """Tell from a file's first `HEAD` bytes whether it is of a format that is read."""
    return _find_reader(head[:HEAD]) is not None


def offer_half(file: bytes | BrowserImage, max_pixels: int | None) -> Details:
    """Return an error's details for an image that was too much: half of its pixels may be possible."""
    opened = _open(file)
    height, width = opened.size[::-1] if is_turned(opened.exif.orientation) else opened.size
    pixels = min(width * height, max_pixels or width * height)
    return offer_reduction((height, width), max(1, pixels // 2))


def _open(file: bytes | BrowserImage) -> Opened:
    """Read the header alone and refuse what is foreign or damaged."""
    if isinstance(file, BrowserImage):
        return file.open()
    if not file:
        raise EmptyFile("The file is empty.")
    Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit is a warning first; ours is one clear line
    read = _find_reader(file[:HEAD])
    if read is None:
        raise explain_foreign(file)
    return read(file)


def _find_reader(head: bytes) -> Callable[[bytes], Opened] | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return open_webp
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in BMP_HEADERS:
        return open_bmp
    if head[4:8] == b"ftyp" and AvifImagePlugin.SUPPORTED and b"avi" in head[8:]:
        return open_avif
    return next((read for signature, read in READERS.items() if head.startswith(signature)), None)


def _describe_losses(opened: Opened, profiled: Profiled, *, is_converted: bool) -> list[Notice]:
    notices = list(profiled.notices)
    if opened.bits > 8:
        notices.append(Notice("bit-depth-reduced", f"It was reduced from {opened.bits} to 8 bits per channel."))
    if is_converted:
        notices.append(Notice("colours-to-srgb", "Its colours were converted to sRGB."))
    if opened.exif.is_adobe_rgb and opened.profile is None and not profiled.space:
        message = "It claims Adobe RGB but has no colour profile, so sRGB was assumed."
        notices.append(Notice("adobe-rgb-by-exif", message))
    return notices


def _say_reduced(whole: Size, size: Size) -> Notice:
    before, after = (f"{width} × {height}" for height, width in (whole, size))
    return Notice("size-reduced", f"The picture was reduced from {before} to {after} pixels.")
