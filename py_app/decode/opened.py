"""What every format's reader gives: a picture whose header is read, and how its pixels are had."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from PIL import Image, ImageFile

from py_app.decode.metadata import Exif, Resolution
from py_app.errors import Truncated
from py_app.imaging.colour_space import ColourSpace
from py_app.types import Notice, Size

Frame: TypeAlias = tuple[int, int, int, int]
"""(left, top, right, bottom) in pixels."""

DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    RuntimeError,
    AssertionError,
    ArithmeticError,
    AttributeError,
    struct.error,
    zlib.error,
)
"""What Pillow's readers raise on damaged bytes. Caught around Pillow's calls alone: a bug of ours is no damage."""

FIRST_FRAME = Notice("first-frame-only", "Only the first of several frames was used.")

DAMAGED_METADATA = Notice("metadata-dropped", "Part of its metadata is damaged and was left out.")

CMYK = Notice("colour-converted", "CMYK was converted to RGB without its profile.")

GAIN_MAP = Notice("gain-map-dropped", "The gain map for HDR displays was left out.")


@dataclass(frozen=True)
class Loaded:
    """Decoded pixels as they are stored.

    Attributes
    ----------
    image
        In any of Pillow's modes.
    low_bytes
        Of a 16-bit RGB picture, of which Pillow keeps the upper bytes, the lower ones; None where nobody needs them.
    key
        The grey or RGB value whose pixels are transparent, at the depth of the image (and its lower bytes).
    notices
        What was found on the way.
    """

    image: Image.Image
    low_bytes: Image.Image | None = None
    key: tuple[int, ...] | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A picture of which the header alone was read.

    Attributes
    ----------
    format
        For people.
    size
        (height, width), as stored.
    load
        Decodes the pixels; a `Size` is the one to which they will be reduced, which a JPEG's reader makes use of.
    exif
        What counts of its Exif data.
    dpi
        What the format's own field says of the resolution; Exif's where it says nothing.
    profile
        An ICC profile, valid or not.
    colours
        Another description of its colours than a profile, where they are not sRGB.
    frame
        Where pixels are stored; None where everywhere. Outside it is transparent.
    bits
        A channel, as stored.
    is_grey
        Whether it has one channel and no palette.
    notices
        What was left out.
    draft
        What `decoded_size` asks, where a reader can skip what is too fine.
    """

    format: str
    size: Size
    load: Callable[[Size | None], Loaded]
    exif: Exif = field(default_factory=Exif)
    dpi: Resolution | None = None
    profile: bytes | None = None
    colours: ColourSpace | None = None
    frame: Frame | None = None
    bits: int = 8
    is_grey: bool = False
    notices: tuple[Notice, ...] = ()
    draft: Callable[[Size], Size] | None = None

    def decoded_size(self, size: Size) -> Size:
        """Return at which (height, width) it would be decoded to be reduced to a size."""
        return self.draft(size) if self.draft else self.size


@contextmanager
def reading(format: str) -> Iterator[None]:
    """Translate what Pillow raises on damaged bytes."""
    try:
        yield
    except DAMAGE as error:
        raise Truncated(f"The {format} data is damaged: {error}") from error


def open_clean(data: bytes, format: str) -> ImageFile.ImageFile:
    """Return an image of Pillow's whose header is read."""
    with reading(format):
        return Image.open(io.BytesIO(data), formats=[format])


def load_image(image: Image.Image, format: str) -> Image.Image:
    """Return the image with its pixels read."""
    with reading(format):
        image.load()
    return image
