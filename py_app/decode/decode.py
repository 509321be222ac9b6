"""An image file enters; an upright 8-bit `Source` leaves.

The content alone decides, never a name or MIME type. Orientation is applied once; every loss (bit depth,
colour space, further frames, size) becomes a notice.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, UnidentifiedImageError

from py_app.decode.foreign import BrowserImage, explain_foreign
from py_app.decode.limits import Capacity, choose_size, offer_reduction
from py_app.decode.metadata import is_rgb_profile, is_turned, read_dpi, read_orientation
from py_app.decode.unpack import unpack
from py_app.errors import Details, EmptyFile, Truncated
from py_app.types import Notice, Size, Source

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")

DAMAGE = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, RuntimeError, struct.error, zlib.error)
"""What Pillow's readers raise on damaged bytes."""


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
        image = file.open() if isinstance(file, BrowserImage) else _open(file)
        try:
            notices = _describe_losses(image)
            whole = image.height, image.width
            size = choose_size(image, max_pixels, capacity or Capacity(), is_turned=_is_known_turned(image))
            orientation = read_orientation(image)
            image.load()
            rest = read_orientation(image)  # TIFF's reader has turned the image by itself
            rgb, alpha = unpack(image, size, rest)
        except DAMAGE as error:
            raise Truncated(f"The {image.format} data is damaged: {error}") from error
    icc_profile = image.info.get("icc_profile") or None
    if icc_profile and not is_rgb_profile(icc_profile):
        icc_profile = None
        notices.append(Notice("profile-dropped", "The colour profile isn't for RGB and was left out."))
    photo_size = whole[::-1] if is_turned(rest) else whole
    is_reduced = size != whole
    if is_reduced:
        notices.append(_say_reduced(photo_size, (rgb.shape[0], rgb.shape[1])))
    if isinstance(file, BrowserImage):
        notices.append(Notice("browser-decoded", "The browser opened it as 8-bit sRGB."))
    dpi = read_dpi(image)
    return Source(
        rgb,
        alpha,
        icc_profile,
        dpi[::-1] if dpi and is_turned(orientation) else dpi,
        tuple(notices),
        photo_size if is_reduced else None,
    )


def offer_half(file: bytes | BrowserImage, max_pixels: int | None) -> Details:
    """Return an error's details for an image that was too much: half of its pixels may be possible."""
    image = file.open() if isinstance(file, BrowserImage) else _open(file)
    width, height = image.size[::-1] if _is_known_turned(image) else image.size
    pixels = min(width * height, max_pixels or width * height)
    return offer_reduction((height, width), max(1, pixels // 2))


def _open(data: bytes) -> Image.Image:
    """Read the header alone and refuse what is foreign or damaged."""
    if not data:
        raise EmptyFile("The file is empty.")
    Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit is a warning first; ours is one clear line
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise explain_foreign(data) from error
    except DAMAGE as error:
        raise Truncated(f"The header is damaged: {error}") from error


def _is_known_turned(image: Image.Image) -> bool:
    """Tell from the header whether the upright size is the other way round; PNG's Exif may stand behind its pixels."""
    return image.format not in ("PNG", "TIFF") and is_turned(read_orientation(image))


def _describe_losses(image: Image.Image) -> list[Notice]:
    notices = []
    if image.format != "JPEG" and getattr(image, "n_frames", 1) > 1:
        notices.append(Notice("first-frame-only", "Only the first of several frames was used."))
    if _is_16_bit(image):
        notices.append(Notice("bit-depth-reduced", "It was reduced from 16 to 8 bits per channel."))
    if image.mode == "CMYK":
        notices.append(Notice("colour-converted", "CMYK was converted to RGB without its profile."))
    return notices


def _say_reduced(whole: Size, size: Size) -> Notice:
    before, after = (f"{width} × {height}" for height, width in (whole, size))
    return Notice("size-reduced", f"The picture was reduced from {before} to {after} pixels.")


def _is_16_bit(image: Image.Image) -> bool:
    if image.mode.startswith("I"):
        return True
    raw_modes = [tile[3] for tile in image.tile] if hasattr(image, "tile") else []
    return any("16" in str(raw_mode) for raw_mode in raw_modes)
