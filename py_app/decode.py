"""Bytes of an image file enter; an upright 8-bit `Source` leaves.

The content alone decides, never a name or MIME type. Orientation is applied once; every loss (bit depth,
colour space, further frames) becomes a notice.
"""

from __future__ import annotations

import io
import math
import struct
import warnings
import zlib

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from py_app.errors import EmptyFile, ImageTooLarge, Truncated, UnsupportedFormat
from py_app.types import Notice, Pixels, Source

MAX_PIXELS = 1 << 28
"""268 megapixels (16,384 squared): more is refused from the header, before anything is decoded."""

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")

SIGNATURES = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG": "PNG",
    b"RIFF": "WebP",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
"""First bytes of the handled formats: with these, a file that does not open is damaged, not foreign."""

ORIENTATION = 0x0112
"""Exif tag; 5 to 8 swap rows and columns."""

DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
"""What Pillow's readers raise on damaged bytes."""


def decode(data: bytes) -> Source:
    """Decode an image file.

    Parameters
    ----------
    data
        The whole file: JPEG, PNG, WebP, GIF, BMP or TIFF (the first frame of several).

    Returns
    -------
    Source
        uint8 RGB and, where the file has transparency, straight alpha, after EXIF orientation.

    Raises
    ------
    EmptyFile, UnsupportedFormat, Truncated
        The bytes are no image that can be read.
    ImageTooLarge
        The header announces more than `MAX_PIXELS`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd metadata; damage to the pixels raises
        image = _open(data)
        try:
            notices = _describe_losses(image)
            is_turned = image.getexif().get(ORIENTATION) in (5, 6, 7, 8)
            image.load()
            rgb, alpha = _split(ImageOps.exif_transpose(image))
        except DAMAGE as error:
            raise Truncated(f"The {image.format} data is damaged: {error}") from error
    icc_profile = image.info.get("icc_profile") or None
    if icc_profile and not _is_rgb_profile(icc_profile):
        icc_profile = None
        notices.append(Notice("profile-dropped", "The colour profile is not for RGB and was left out."))
    dpi = _read_dpi(image)
    return Source(rgb, alpha, icc_profile, dpi[::-1] if dpi and is_turned else dpi, tuple(notices))


def _open(data: bytes) -> Image.Image:
    """Read the header alone and refuse what is foreign, damaged or too large."""
    if not data:
        raise EmptyFile("The file is empty.")
    Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit is a warning first; ours, below, is one clear line
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise _explain_foreign(data) from error
    except DAMAGE as error:
        raise Truncated(f"The header is damaged: {error}") from error
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise ImageTooLarge(
            f"{width} x {height} pixels are more than {MAX_PIXELS}.",
            details={"width": width, "height": height, "limit": MAX_PIXELS},
        )
    return image


def _explain_foreign(data: bytes) -> UnsupportedFormat | Truncated:
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            return Truncated(f"The file starts like {name}, but its header is incomplete.")
    if data[4:8] == b"ftyp":
        brand = data[8:12].decode("ascii", "replace").strip()
        return UnsupportedFormat(f"Files of the type '{brand}' are not handled.", details={"format": brand})
    return UnsupportedFormat("The bytes are not an image.")


def _describe_losses(image: Image.Image) -> list[Notice]:
    notices = []
    if image.format != "JPEG" and getattr(image, "n_frames", 1) > 1:
        notices.append(Notice("first-frame-only", "Only the first of several frames was used."))
    if _is_16_bit(image):
        notices.append(Notice("bit-depth-reduced", "16 bits a channel were reduced to 8."))
    if image.mode == "CMYK":
        notices.append(Notice("colour-converted", "CMYK was converted to RGB without its profile."))
    return notices


def _is_16_bit(image: Image.Image) -> bool:
    if image.mode.startswith("I"):
        return True
    raw_modes = [tile[3] for tile in image.tile] if hasattr(image, "tile") else []
    return any("16" in str(raw_mode) for raw_mode in raw_modes)


def _is_rgb_profile(profile: bytes) -> bool:
    """Tell whether an ICC profile may stand in an RGB file (ICC.1:2022, bytes 16 to 19 and 36 to 39)."""
    is_icc = profile[36:40] == b"acsp"
    return not is_icc or profile[16:20] == b"RGB "


def _read_dpi(image: Image.Image) -> tuple[float, float] | None:
    try:
        horizontal, vertical = (float(value) for value in image.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    usable = math.isfinite(horizontal) and math.isfinite(vertical) and min(horizontal, vertical) > 0
    return (horizontal, vertical) if usable else None


def _split(image: Image.Image) -> tuple[Pixels, Pixels | None]:
    """Return 8-bit RGB and straight alpha (None where all is opaque), whatever the mode."""
    if image.mode.startswith("I"):
        return _split_16_bit_grey(image)
    if image.has_transparency_data:
        rgba = np.asarray(image.convert("RGBA"))
        alpha = np.ascontiguousarray(rgba[..., 3])
        return np.ascontiguousarray(rgba[..., :3]), None if alpha.min() == 255 else alpha
    if image.mode in ("F", "LAB"):
        raise UnsupportedFormat(f"Pixels of the kind {image.mode} are not handled.")
    return np.asarray(image.convert("RGB")), None


def _split_16_bit_grey(image: Image.Image) -> tuple[Pixels, Pixels | None]:
    values = np.clip(np.asarray(image), 0, 65535)
    grey = np.rint(values / np.float32(257)).astype(np.uint8)
    transparent = image.info.get("transparency")
    alpha = None if transparent is None else np.where(values == transparent, 0, 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2), alpha
