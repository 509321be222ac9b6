"""Formats that Pillow does not read here: what the browser's decoder made of them, or which one it is.

AVIF, HEIC and JPEG XL reach Python as pixels where the browser can open them (web/engine/foreign-images.js).
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import AvifImagePlugin, Image

from py_app.decode.iso_media import read_iso_media
from py_app.decode.metadata import Exif
from py_app.decode.opened import GAIN_MAP, Loaded, Opened
from py_app.errors import Truncated, UnsupportedFormat

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

JPEG_XL = b"\xff\x0a", b"\x00\x00\x00\x0cJXL "
"""Of the bare codestream and of the container (ISO/IEC 18181)."""

BRANDS = {b"avif": "avif", b"avis": "avif"} | dict.fromkeys((b"heic", b"heix", b"hevc", b"hevx"), "heic")
"""What the brands of an ISO base media file say about the codec (ISO/IEC 23008-12)."""


@dataclass(frozen=True)
class BrowserImage:
    """A picture that a browser decoded.

    Attributes
    ----------
    data
        RGBA, 8 bits a channel, sRGB, row by row.
    width, height
        Pixels, as stored.
    orientation
        As Exif counts: what is still to be turned.
    is_premultiplied
        Whether the colours were multiplied by alpha on the way: where alpha is 255 they are still the picture's.
    head
        The start of the file, which tells what the pixels do not.
    """

    data: bytes
    width: int
    height: int
    orientation: int = 1
    is_premultiplied: bool = False
    head: bytes = b""

    def open(self) -> Opened:
        """Return the picture; its image shares the pixels' memory.

        Raises
        ------
        UnsupportedFormat
            The picture is not opaque, and its colours are lost.
        """
        image = Image.frombuffer("RGBA", (self.width, self.height), self.data, "raw", "RGBA", 0, 1)
        if self.is_premultiplied and image.getchannel("A").getextrema() != (255, 255):
            raise UnsupportedFormat(
                "The browser premultiplied the colours by alpha.", details={"reason": "transparent"}
            )
        facts = read_iso_media(self.head)
        return Opened(
            format="browser",
            size=(self.height, self.width),
            load=lambda _: Loaded(image),
            exif=Exif(orientation=self.orientation),
            bits=facts.bits,
            notices=(GAIN_MAP,) if facts.has_gain_map else (),
        )


def explain_foreign(data: bytes) -> UnsupportedFormat | Truncated:
    """Return the error for bytes that Pillow does not know; `format` in its details is what they are."""
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            return Truncated(f"The file starts like {name}, but its header is incomplete.")
    format = _name_format(data)
    if format == "avif" and AvifImagePlugin.SUPPORTED:
        return Truncated("The file starts like AVIF, but its header is incomplete.")
    if format:
        return UnsupportedFormat(f"Files of type '{format}' can't be opened here.", details={"format": format})
    return UnsupportedFormat("The file is not an image.")


def _name_format(data: bytes) -> str | None:
    if data.startswith(JPEG_XL):
        return "jxl"
    if data[4:8] != b"ftyp":
        return None
    end = int.from_bytes(data[:4], "big")
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, min(end, len(data)), 4))]
    known = (BRANDS[brand] for brand in brands if brand in BRANDS)
    return next(known, data[8:12].decode("ascii", "replace").strip())
