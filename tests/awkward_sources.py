"""Files of every awkward kind, each with what the contract says that a cutout of it keeps."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from py_app.types import Pixels
from tests.unit.images import encode_as, make_16_bit_png, make_gradient, make_matrix_profile, make_profile

SECRET = "Secretville"
"""Stands in all metadata that must not leave."""

HEIGHT, WIDTH = 37, 61
DPI = 300, 150
KEPT: dict[str, dict[str, Any]] = {"JPEG": {"quality": 95, "subsampling": 0}, "WEBP": {"lossless": True, "exact": True}}
"""How a format is written so that its pixels are known."""


@dataclass(frozen=True)
class AwkwardSource:
    """A file and what is to be kept of it.

    Attributes
    ----------
    name
        For the test's name.
    data
        The file.
    rgb, alpha
        What is in it, upright: uint8 `(H, W, 3)` and `(H, W)`, or None where it is opaque.
    icc_profile, dpi
        What is passed through.
    notices
        The codes of what is said.
    """

    name: str
    data: bytes
    rgb: Pixels
    alpha: Pixels | None = None
    icc_profile: bytes | None = None
    dpi: tuple[float, float] | None = None
    notices: tuple[str, ...] = ()


def list_sources() -> list[AwkwardSource]:
    """Return the whole matrix."""
    return [*_turned(), *_profiled(), *_deep(), *_transparent(), *_several_frames(), *_odd_sizes(), *_talkative()]


def make_source(name: str) -> AwkwardSource:
    """Return one of the matrix."""
    return next(source for source in list_sources() if source.name == name)


def make_exif(orientation: int) -> Image.Exif:
    """Return Exif data with an orientation, a place and names."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = exif[0x013B] = SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 29: SECRET})
    return exif


def _turned() -> Iterator[AwkwardSource]:
    profile = make_matrix_profile("Display P3")
    stored = Image.fromarray(make_gradient(HEIGHT, WIDTH))
    for orientation in range(1, 9):
        exif = make_exif(orientation)
        for format in ("JPEG", "PNG", "TIFF", "WEBP", "AVIF"):
            settings: dict[str, Any] = {"exif": exif, "icc_profile": profile, "dpi": DPI, **KEPT.get(format, {})}
            data = encode_as(stored, format, **settings)
            yield AwkwardSource(
                f"{format.lower()}-turned-{orientation}",
                data,
                read_upright(data),
                icc_profile=profile,
                dpi=None if format in ("WEBP", "AVIF") else DPI[::-1] if orientation > 4 else DPI,
            )


def _profiled() -> Iterator[AwkwardSource]:
    image = Image.fromarray(make_gradient(HEIGHT, WIDTH))
    for space in ("sRGB", "Display P3", "Adobe RGB"):
        profile = make_matrix_profile(space)
        for format in ("JPEG", "PNG", "TIFF", "WEBP"):
            data = encode_as(image, format, icc_profile=profile, **KEPT.get(format, {}))
            yield AwkwardSource(f"{format.lower()}-{space.replace(' ', '')}", data, read_upright(data), None, profile)
    yield AwkwardSource(
        "png-LittleCMS",
        encode_as(
            image, "PNG", icc_profile=(own := ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        ),
        np.asarray(image),
        icc_profile=own,
    )
    for format in ("JPEG", "TIFF"):
        data = encode_as(image.convert("CMYK"), format, icc_profile=make_profile(b"CMYK"), dpi=DPI)
        said = "colour-converted", "profile-dropped"
        yield AwkwardSource(f"{format.lower()}-cmyk", data, read_upright(data), dpi=DPI, notices=said)
    grey = encode_as(image.convert("L"), "JPEG", icc_profile=make_profile(b"GRAY"))
    yield AwkwardSource("jpeg-grey-profile", grey, read_upright(grey), notices=("profile-dropped",))


def _deep() -> Iterator[AwkwardSource]:
    rgb = make_gradient(HEIGHT, WIDTH)
    deep = rgb.astype(np.uint16) * 257
    said = ("bit-depth-reduced",)
    yield AwkwardSource("png-16-bit", make_16_bit_png(deep), rgb, notices=said)
    alpha = make_ramp(rgb)
    rgba = np.dstack([deep, alpha.astype(np.uint16) * 257])
    yield AwkwardSource("png-16-bit-alpha", make_16_bit_png(rgba), rgb, alpha, notices=said)
    red, green, blue = (int(value) for value in deep[20, 30])
    hidden = np.where((rgb == rgb[20, 30]).all(axis=-1), 0, 255).astype(np.uint8)
    keyed = make_16_bit_png(deep, transparent=(red, green, blue))
    yield AwkwardSource("png-16-bit-key", keyed, rgb, hidden, notices=said)
    grey = np.repeat(rgb[..., :1], 3, axis=2)
    yield AwkwardSource("png-16-bit-grey", encode_as(Image.fromarray(deep[..., 0]), "PNG"), grey, notices=said)
    tiff = encode_as(Image.fromarray(deep[..., 0]), "TIFF", dpi=DPI)
    yield AwkwardSource("tiff-16-bit-grey", tiff, grey, dpi=DPI, notices=said)


def _transparent() -> Iterator[AwkwardSource]:
    rgb = make_gradient(HEIGHT, WIDTH)
    alpha = make_ramp(rgb)
    rgba = Image.fromarray(np.dstack([rgb, alpha]))
    for format in ("PNG", "WEBP", "TIFF"):
        yield AwkwardSource(f"{format.lower()}-alpha", encode_as(rgba, format, **KEPT.get(format, {})), rgb, alpha)
    grey = np.repeat(rgb[..., :1], 3, axis=2)
    yield AwkwardSource(
        "png-grey-alpha", encode_as(Image.fromarray(np.dstack([grey[..., 0], alpha])), "PNG"), grey, alpha
    )
    palette = Image.fromarray(rgb).quantize(40)
    colours = np.asarray(palette.convert("RGB"))
    levels = bytes(min(255, index * 13) for index in range(40))
    opacity = np.frombuffer(levels.ljust(256, b"\xff"), np.uint8)[np.asarray(palette)]
    yield AwkwardSource("png-palette-alpha", encode_as(palette, "PNG", transparency=levels), colours, opacity)
    index = int(np.asarray(palette)[20, 30])
    hidden = np.where(np.asarray(palette) == index, 0, 255).astype(np.uint8)
    yield AwkwardSource("gif-palette-key", encode_as(palette, "GIF", transparency=index), colours, hidden)
    key = tuple(int(value) for value in rgb[20, 30])
    keyed = np.where((rgb == rgb[20, 30]).all(axis=-1), 0, 255).astype(np.uint8)
    yield AwkwardSource("png-key", encode_as(Image.fromarray(rgb), "PNG", transparency=key), rgb, keyed)


def _several_frames() -> Iterator[AwkwardSource]:
    palette = Image.fromarray(make_gradient(HEIGHT, WIDTH)).quantize(90)
    first = palette.convert("RGB")
    other = Image.new("RGB", first.size, "blue")
    for format in ("GIF", "WEBP", "PNG", "TIFF"):
        frames = (palette, other.quantize(4)) if format == "GIF" else (first, other)
        settings = KEPT.get(format, {})
        data = encode_as(frames[0], format, save_all=True, append_images=[frames[1]], **settings)
        yield AwkwardSource(f"{format.lower()}-animated", data, np.asarray(first), notices=("first-frame-only",))


def _odd_sizes() -> Iterator[AwkwardSource]:
    for height, width in ((1, 1), (1, 300), (300, 1), (2, 3), (97, 101)):
        rgb = make_gradient(height, width)
        yield AwkwardSource(f"png-{width}x{height}", encode_as(Image.fromarray(rgb), "PNG"), rgb)


def _talkative() -> Iterator[AwkwardSource]:
    """Yield files that say all that they can beside their pixels."""
    rgb = make_gradient(HEIGHT, WIDTH)
    image = Image.fromarray(rgb)
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", SECRET)
    text.add_text("Comment", SECRET, zip=True)
    text.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    yield AwkwardSource("png-talkative", encode_as(image, "PNG", pnginfo=text, exif=make_exif(1)), rgb)
    xmp = f"<x>{SECRET}</x>".encode()
    jpeg = encode_as(image, "JPEG", comment=SECRET, xmp=xmp, exif=make_exif(1), **KEPT["JPEG"])
    yield AwkwardSource("jpeg-talkative", jpeg, read_upright(jpeg))
    webp = encode_as(image, "WEBP", xmp=xmp, exif=make_exif(1), **KEPT["WEBP"])
    yield AwkwardSource("webp-talkative", webp, rgb)
    exif = make_exif(1)
    exif[282], exif[283], exif[296] = *DPI, 2
    resolute = encode_as(image, "WEBP", exif=exif, **KEPT["WEBP"])
    yield AwkwardSource("webp-resolution", resolute, rgb, dpi=DPI)


def make_ramp(rgb: Pixels) -> Pixels:
    """Return an alpha with every kind of pixel: empty, soft and opaque."""
    ramp: Pixels = np.clip(rgb[..., 1].astype(int) * 2 - 128, 0, 255).astype(np.uint8)
    return ramp


def read_upright(data: bytes) -> Pixels:
    """Return what Pillow itself makes of a file's colours."""
    with Image.open(io.BytesIO(data)) as image:
        return np.array(ImageOps.exif_transpose(image).convert("RGB"), np.uint8)
