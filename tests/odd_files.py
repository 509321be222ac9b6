"""Files that other programs choke on, after public bug reports: of each kind some, with what is right for it."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, PngImagePlugin, TiffImagePlugin

from tests.unit.images import encode_as, make_gradient, make_grey_profile, make_matrix_profile

HEIGHT, WIDTH = 48, 72
"""Units of JPEG fit, so that what is missing at the end is known."""

PLAIN = make_gradient(HEIGHT, WIDTH)


@dataclass(frozen=True)
class OddFile:
    """A file and what is right: the notices of a picture that is cut, or the code of an error and its variant."""

    name: str
    data: bytes
    notices: tuple[str, ...] = ()
    error: str | None = None
    variant: str | None = None
    is_for_browsers: bool = True
    """Whether Chromium opens it, so that its pixels can be compared."""


def list_odd_files() -> list[OddFile]:
    """Return all of them."""
    return [*_metadata(), *_png(), *_keys(), *_colours(), *_jpeg(), *_frames(), *_bmp(), *_tiff()]


def make_chunk(name: bytes, data: bytes, *, is_sound: bool = True) -> bytes:
    """Return a PNG chunk, its checksum right or not."""
    checksum = zlib.crc32(name + data) ^ (0 if is_sound else 1)
    return struct.pack(">I4s", len(data), name) + data + checksum.to_bytes(4, "big")


def insert(png: bytes, *chunks: bytes, before: bytes = b"IDAT") -> bytes:
    """Return a PNG file with chunks before the first one of a name."""
    at = png.index(before) - 4
    return png[:at] + b"".join(chunks) + png[at:]


def make_raw_png(rows: Sequence[bytes], width: int, bits: int, kind: int, *chunks: bytes) -> bytes:
    """Return a PNG of packed rows, of any depth and kind."""
    header = struct.pack(">IIBBBBB", width, len(rows), bits, kind, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    body = make_chunk(b"IHDR", header) + b"".join(chunks) + make_chunk(b"IDAT", packed) + make_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def insert_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    """Return a JPEG file with a segment behind its start."""
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + jpeg[2:]


def make_tiff(fields: Mapping[int, tuple[int, Sequence[int]]], pixels: bytes) -> bytes:
    """Return a TIFF file of one strip; fields are (type, values) by their tags, 273 and 279 are made here."""
    fields = {**fields, 273: (4, [0]), 279: (4, [len(pixels)])}
    letters = {1: "B", 3: "H", 4: "I", 7: "B"}
    end = 8 + 2 + 12 * len(fields) + 4
    fields[273] = (4, [end])
    body, entries = pixels, b""
    for tag, (kind, values) in sorted(fields.items()):
        data = struct.pack(f"<{len(values)}{letters[kind]}", *values)
        if len(data) > 4:
            place = struct.pack("<I", end + len(body))
            body += data + bytes(len(data) % 2)
        else:
            place = data.ljust(4, b"\0")
        entries += struct.pack("<HHI", tag, kind, len(values)) + place
    return b"II*\0" + struct.pack("<IH", 8, len(fields)) + entries + bytes(4) + body


def describe_tiff(array: np.ndarray[Any, Any], ink: int, *, format: int = 1, **more: Any) -> bytes:
    """Return an array `(H, W, samples)` as a TIFF file without compression."""
    height, width, samples = array.shape
    bits = array.dtype.itemsize * 8
    fields = {256: (4, [width]), 257: (4, [height]), 258: (3, [bits] * samples), 259: (3, [1]), 262: (3, [ink])}
    fields |= {277: (3, [samples]), 278: (4, [height]), 339: (3, [format] * samples)} | more.get("fields", {})
    return make_tiff(fields, array.astype(array.dtype.newbyteorder("<")).tobytes())


def _metadata() -> Iterator[OddFile]:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 1, "x" * 80
    whole = exif.tobytes()
    jpeg = encode_as(Image.fromarray(PLAIN), "JPEG", quality=95)
    png = encode_as(Image.fromarray(PLAIN), "PNG")
    for name, damaged in (("cut", whole[:30]), ("order", b"Exif\0\0??\0\x2a" + whole[10:]), ("stub", b"Exif\0\0M")):
        yield OddFile(f"jpeg-exif-{name}", insert_segment(jpeg, 0xE1, damaged), ("metadata-dropped",))
        yield OddFile(f"png-exif-{name}", insert(png, make_chunk(b"eXIf", damaged[6:])), ("metadata-dropped",))
        settings: dict[str, Any] = {"exif": damaged, "lossless": True}
        yield OddFile(f"webp-exif-{name}", encode_as(Image.fromarray(PLAIN), "WEBP", **settings), ("metadata-dropped",))
    for name, number in (("photoshop", 0xED), ("mpf", 0xE2), ("jfxx", 0xE0), ("comment", 0xFE)):
        bodies = {"photoshop": b"Photoshop 3.0\x008BIM\x03\xed\0\0", "mpf": b"MPF\0II*\0", "jfxx": b"JFXX\0"}
        yield OddFile(f"jpeg-broken-{name}", insert_segment(jpeg, number, bodies.get(name, b"\xff")))
    yield OddFile("jpeg-profile-part-2", insert_segment(jpeg, 0xE2, b"ICC_PROFILE\0\2\2xx"), ("metadata-dropped",))
    xmp = b'<x xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/>'
    yield OddFile("jpeg-xmp-orientation", insert_segment(jpeg, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp))
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    yield OddFile("png-xmp-orientation", encode_as(Image.fromarray(PLAIN), "PNG", pnginfo=text))
    yield OddFile("webp-xmp-orientation", encode_as(Image.fromarray(PLAIN), "WEBP", xmp=xmp, lossless=True))
    adobe = Image.Exif()
    adobe.get_ifd(0x8769)[0xA001] = 0xFFFF
    yield OddFile(
        "jpeg-adobe-rgb", encode_as(Image.fromarray(PLAIN), "JPEG", exif=adobe, quality=95), ("adobe-rgb-by-exif",)
    )
    interop = b"Exif\0\0II*\0" + struct.pack("<I", 8) + _directory({0x8769: (4, 1, 26)})
    interop += _directory({0xA005: (4, 1, 44)}) + _directory({1: (2, 4, int.from_bytes(b"R03\0", "little"))})
    yield OddFile("jpeg-r03", insert_segment(jpeg, 0xE1, interop), ("adobe-rgb-by-exif",))
    large = make_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1 << 22)))
    yield OddFile("png-4-megabytes-of-text", insert(png, large))
    after = make_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(1 << 22)))
    yield OddFile("png-text-after-its-pixels", insert(png, after, before=b"IEND"))
    for number, resolution in enumerate((0xFFFFFFFF, 70000)):
        exif = Image.Exif()
        exif[282] = exif[283] = TiffImagePlugin.IFDRational(resolution, 1)
        exif[296] = 2
        data = encode_as(Image.fromarray(PLAIN), "JPEG", exif=exif, quality=95)
        yield OddFile(f"jpeg-resolution-{number}", data, ("resolution-dropped",))
    pixels = make_chunk(b"pHYs", struct.pack(">IIB", 0xFFFFFFFF, 1, 1))
    yield OddFile("png-resolution", insert(png, pixels), ("resolution-dropped",))


def _directory(entries: dict[int, tuple[int, int, int]]) -> bytes:
    """Return a little-endian directory whose values fit into its entries; (type, count, value) by tag."""
    body = b"".join(struct.pack("<HHII", tag, *entry) for tag, entry in entries.items())
    return struct.pack("<H", len(entries)) + body + bytes(4)


def _png() -> Iterator[OddFile]:
    png = encode_as(Image.fromarray(PLAIN), "PNG")
    for name in (b"iCCP", b"gAMA", b"tEXt", b"pHYs", b"eXIf", b"tRNS", b"zZzz"):
        broken = make_chunk(name, b"12345678901", is_sound=False)
        yield OddFile(f"png-checksum-{name.decode()}", insert(png, broken), ("metadata-dropped",))
    at = png.index(b"IDAT") + 20
    yield OddFile("png-checksum-IDAT", png[:at] + bytes([png[at] ^ 1]) + png[at + 1 :], error="truncated")
    yield OddFile("png-profile-unpacked", insert(png, make_chunk(b"iCCP", b"x\0\0junk")), ("metadata-dropped",))
    junk = make_chunk(b"iCCP", b"x\0\0" + zlib.compress(b"secrets, and no profile" * 9))
    yield OddFile("png-profile-junk", insert(png, junk), ("profile-dropped",))
    rows = [bytes([row % 4] * 8) for row in range(8)]
    yield OddFile("png-no-palette", make_raw_png(rows, 8, 8, 3), error="truncated", is_for_browsers=False)
    no_end = png[: png.index(b"IEND") - 4]
    yield OddFile("png-no-end", no_end)


def _keys() -> Iterator[OddFile]:
    """Yield a key colour at each depth of grey and RGB."""
    for bits in (1, 2, 4, 8, 16):
        white = (1 << bits) - 1
        values = (np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) * (257 if bits == 16 else 1)) & white
        rows = pack_rows(values, bits)
        for key in {0, white, int(values[0, 1])}:
            chunk = make_chunk(b"tRNS", struct.pack(">H", key))
            said = ("bit-depth-reduced",) if bits == 16 else ()
            yield OddFile(f"png-grey-{bits}-key-{key}", make_raw_png(rows, WIDTH, bits, 0, chunk), said)
    deep = PLAIN.astype(np.uint16) * 257
    deep[0, 0], deep[0, 1] = (0x1200, 0x3400, 0x5600), (0x1201, 0x3400, 0x5600)
    chunk = make_chunk(b"tRNS", struct.pack(">3H", 0x1200, 0x3400, 0x5600))
    rows = [row.astype(">u2").tobytes() for row in deep]
    yield OddFile("png-rgb-16-key", make_raw_png(rows, WIDTH, 16, 2, chunk), ("bit-depth-reduced",))
    chunk = make_chunk(b"tRNS", struct.pack(">3H", *(int(value) for value in PLAIN[5, 7])))
    yield OddFile("png-rgb-8-key", make_raw_png([row.tobytes() for row in PLAIN], WIDTH, 8, 2, chunk))
    for bits in (1, 2, 4, 8):
        count = min(1 << bits, 60)
        values = np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) % count
        palette = make_chunk(b"PLTE", bytes(value * 4 for index in range(count) for value in (index, 59 - index, 9)))
        opacities = make_chunk(b"tRNS", bytes([0, 255, 128][: min(count, 3)]))
        rows = pack_rows(values, bits)
        yield OddFile(f"png-palette-{bits}-alpha", make_raw_png(rows, WIDTH, bits, 3, palette, opacities))
    too_many = make_chunk(b"PLTE", bytes(range(12))), make_chunk(b"tRNS", bytes(300))
    yield OddFile("png-too-many-opacities", make_raw_png([bytes(8)] * 8, 8, 8, 3, *too_many))


def pack_rows(values: np.ndarray[Any, Any], bits: int) -> list[bytes]:
    """Return rows of values as PNG packs them."""
    if bits >= 8:
        return [row.astype(f">u{bits // 8}").tobytes() for row in values]
    spread = (values[..., None] >> np.arange(bits - 1, -1, -1)) & 1
    return [np.packbits(row.reshape(-1)).tobytes() for row in spread.astype(np.uint8)]


def _colours() -> Iterator[OddFile]:
    png = encode_as(Image.fromarray(PLAIN), "PNG")
    converted = ("colours-to-srgb",)
    for name, gamma in (("linear", 100000), ("1.8", 55556), ("bright", 30000)):
        yield OddFile(f"png-gamma-{name}", insert(png, make_chunk(b"gAMA", struct.pack(">I", gamma))), converted)
    plain = make_chunk(b"gAMA", struct.pack(">I", 45455))
    bt709 = struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
    p3 = struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)
    yield OddFile("png-srgb-by-gamma", insert(png, plain))
    yield OddFile("png-power-by-gamma", insert(png, plain, make_chunk(b"cHRM", bt709)), converted)
    yield OddFile("png-p3-by-primaries", insert(png, plain, make_chunk(b"cHRM", p3)), converted)
    srgb = make_chunk(b"sRGB", b"\0"), make_chunk(b"gAMA", struct.pack(">I", 100000))
    yield OddFile("png-srgb-before-gamma", insert(png, *srgb))
    yield OddFile("png-cicp-srgb", insert(png, make_chunk(b"cICP", bytes([1, 13, 0, 1]))))
    yield OddFile("png-cicp-p3", insert(png, make_chunk(b"cICP", bytes([12, 13, 0, 1]))), converted)
    pq = insert(png, make_chunk(b"cICP", bytes([9, 16, 0, 1])))
    yield OddFile("png-cicp-pq", pq, ("colours-not-converted",), is_for_browsers=False)
    line = make_chunk(b"cHRM", struct.pack(">8I", *[30000] * 8))
    yield OddFile("png-primaries-on-a-line", insert(png, plain, line))
    for name, points in (("709", (1, 1)), ("linear", (1, 8)), ("2020", (9, 13)), ("2.2", (1, 4))):
        yield OddFile(f"png-cicp-{name}", insert(png, make_chunk(b"cICP", bytes([*points, 0, 1]))), converted)
    yield OddFile("png-cicp-unspecified", insert(png, make_chunk(b"cICP", bytes([2, 2, 0, 1]))))
    for name, profile in (("grey-profile", make_grey_profile(1.0)), ("grey-2.2", make_grey_profile(2.2))):
        grey = Image.fromarray(PLAIN).convert("L")
        yield OddFile(f"png-{name}", encode_as(grey, "PNG", icc_profile=profile), converted)
        yield OddFile(f"jpeg-{name}", encode_as(grey, "JPEG", icc_profile=profile), converted)
    junk = encode_as(Image.fromarray(PLAIN), "PNG", icc_profile=make_grey_profile(1.0))
    yield OddFile("png-grey-profile-on-colours", junk, ("profile-dropped",))
    yield OddFile("png-gamma-0", insert(png, make_chunk(b"gAMA", bytes(4))))
    deep = [row.astype(">u2").tobytes() for row in PLAIN.astype(np.uint16) * 257]
    linear = make_chunk(b"gAMA", struct.pack(">I", 100000))
    yield OddFile(
        "png-16-bit-linear", make_raw_png(deep, WIDTH, 16, 2, linear), ("bit-depth-reduced", "colours-to-srgb")
    )
    for space in ("Display P3", "Adobe RGB"):
        data = encode_as(Image.fromarray(PLAIN), "PNG", icc_profile=make_matrix_profile(space))
        yield OddFile(f"png-{space}", data, is_for_browsers=False)


def _jpeg() -> Iterator[OddFile]:
    image = Image.fromarray(PLAIN)
    for name, settings in (("", {}), ("progressive-", {"progressive": True}), ("restart-", {"restart_marker_rows": 1})):
        chosen: dict[str, Any] = {"quality": 95, "subsampling": 0, **settings}
        jpeg = encode_as(image, "JPEG", **chosen)
        yield OddFile(f"jpeg-{name}no-end", jpeg[:-2], ("end-missing",))
        yield OddFile(f"jpeg-{name}last-bytes-missing", jpeg[:-9], ("end-missing",))
        for share in (0.5, 0.8):
            cut = jpeg[: int(len(jpeg) * share)]
            yield OddFile(f"jpeg-{name}cut-at-{share}", cut, error="truncated", is_for_browsers=False)
    jpeg = encode_as(image, "JPEG", quality=95)
    at = jpeg.index(b"\xff\xc0") + 4
    for bits in (12, 16):
        data = jpeg[:at] + bytes([bits]) + jpeg[at + 1 :]
        yield OddFile(f"jpeg-{bits}-bit", data, error="unsupported-format", variant=f"{bits}-bit JPEG")
    for marker, variant in ((0xC3, "lossless JPEG"), (0xF7, "JPEG-LS")):
        data = jpeg[: at - 3] + bytes([marker]) + jpeg[at - 2 :]
        yield OddFile(f"jpeg-{marker:x}", data, error="unsupported-format", variant=variant)
    xmp = b'http://ns.adobe.com/xap/1.0/\0<x xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/>'
    yield OddFile("jpeg-gain-map", insert_segment(jpeg, 0xE1, xmp) + jpeg, ("gain-map-dropped",))
    iso = b"urn:iso:std:iso:ts:21496:-1\0\0\0\0\0"
    yield OddFile("jpeg-iso-gain-map", insert_segment(jpeg, 0xE2, iso) + jpeg, ("gain-map-dropped",))


def _frames() -> Iterator[OddFile]:
    small = Image.fromarray(PLAIN[:20, :30]).quantize(40)
    gif = bytearray(encode_as(small, "GIF"))
    gif[6:10] = struct.pack("<HH", WIDTH, HEIGHT)
    at = gif.index(b"\x2c\0\0\0\0" + struct.pack("<HH", 30, 20))
    gif[at + 1 : at + 5] = struct.pack("<HH", 11, 7)
    yield OddFile("gif-small-frame", bytes(gif))
    keyed = bytearray(encode_as(small, "GIF", transparency=int(np.asarray(small)[3, 4])))
    keyed[6:10] = struct.pack("<HH", WIDTH, HEIGHT)
    yield OddFile("gif-small-frame-with-key", bytes(keyed))
    frame = encode_as(Image.fromarray(PLAIN[:20, :30]), "WEBP", lossless=True)[12:]

    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)

    def three(value: int) -> bytes:
        return value.to_bytes(3, "little")

    place = three(10 // 2) + three(6 // 2) + three(29) + three(19) + three(100) + b"\0"
    body = chunk(b"VP8X", b"\2\0\0\0" + three(WIDTH - 1) + three(HEIGHT - 1)) + chunk(b"ANIM", bytes(6))
    body += chunk(b"ANMF", place + frame)
    yield OddFile("webp-small-frame", b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body)
    still = encode_as(Image.fromarray(PLAIN), "PNG")
    part = encode_as(Image.fromarray(PLAIN[:20, :30][::-1].copy()), "PNG")
    at_pixels = part.index(b"IDAT")
    (length,) = struct.unpack_from(">I", part, at_pixels - 4)
    pixels = part[at_pixels + 4 : at_pixels + 4 + length]
    control = make_chunk(b"fcTL", struct.pack(">5IHHBB", 0, 30, 20, 11, 7, 1, 10, 0, 0))
    moved = insert(still, make_chunk(b"acTL", struct.pack(">II", 1, 0)))
    moved = insert(moved, control, make_chunk(b"fdAT", struct.pack(">I", 1) + pixels), before=b"IEND")
    yield OddFile("apng-small-frame", moved)


def _bmp() -> Iterator[OddFile]:
    layouts = {
        "4444": (16, (0x0F00, 0x00F0, 0x000F, 0xF000)),
        "x444": (16, (0x0F00, 0x00F0, 0x000F, 0)),
        "565": (16, (0xF800, 0x07E0, 0x001F, 0)),
        "1555": (16, (0x7C00, 0x03E0, 0x001F, 0x8000)),
        "8888-turned": (32, (0xFF, 0xFF00, 0xFF0000, 0xFF000000)),
        "332": (16, (0xE0, 0x1C, 0x03, 0)),
    }
    for name, (bits, masks) in layouts.items():
        for direction in (1, -1):
            data = make_bmp(bits, masks, direction)
            yield OddFile(f"bmp-{name}{'-down' if direction < 0 else ''}", data)
    yield OddFile(
        "bmp-jpeg-inside",
        make_bmp(32, masks, 1, compression=4),
        error="unsupported-format",
        variant="BMP file with a JPEG inside",
    )
    yield OddFile("bmp-cut", make_bmp(16, layouts["4444"][1], 1)[:-200], error="truncated", is_for_browsers=False)


def make_bmp(bits: int, masks: tuple[int, int, int, int], direction: int, *, compression: int = 3) -> bytes:
    """Return a BMP file with a V4 header whose pixels are what masks select; alpha is a ramp."""
    rgba = np.dstack([PLAIN, np.maximum(PLAIN[..., 1], 30)]).astype(np.uint32)
    words = np.zeros((HEIGHT, WIDTH), np.uint32)
    for channel, mask in enumerate(masks):
        if mask:
            shift = (mask & -mask).bit_length() - 1
            most = mask >> shift
            words |= (rgba[..., channel] * most // 255) << shift
    rows = words[::-1] if direction > 0 else words
    stride = (WIDTH * bits + 31) // 32 * 4
    pixels = b"".join(row.astype(f"<u{bits // 8}").tobytes().ljust(stride, b"\0") for row in rows)
    header = struct.pack("<IiiHHIIiiII", 108, WIDTH, direction * HEIGHT, 1, bits, compression, len(pixels), 0, 0, 0, 0)
    header += struct.pack("<4I", *masks) + b"BGRs" + bytes(48)
    start = 14 + len(header)
    return b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + header + pixels


def _tiff() -> Iterator[OddFile]:
    unread: dict[str, Any] = {"error": "unsupported-format", "is_for_browsers": False}
    deep = PLAIN.astype(np.uint16) * 257
    grey = deep[..., :1]
    said = ("bit-depth-reduced",)
    for name, array, ink in (
        ("grey-16-white-is-zero", 65535 - grey, 0),
        ("grey-16", grey, 1),
        ("grey-32", grey.astype(np.uint32) * 65537, 1),
        ("rgb-16", deep, 2),
        ("rgb-32", deep.astype(np.uint32) * 65537, 2),
        ("cmyk-16", np.dstack([65535 - deep, np.zeros_like(grey)]), 5),
    ):
        more = ("colour-converted", *said) if ink == 5 else said
        yield OddFile(f"tiff-{name}", describe_tiff(array, ink), more, is_for_browsers=False)
    light: np.ndarray[Any, Any] = PLAIN.astype(np.float32) / 255
    for name, real in (("rgb-real", light), ("grey-real", light[..., :1]), ("rgb-half", light.astype(np.float16))):
        ink = 2 if real.shape[2] == 3 else 1
        yield OddFile(f"tiff-{name}", describe_tiff(real, ink, format=3), said, is_for_browsers=False)
    variant = "TIFF file of real numbers above white"
    yield OddFile("tiff-real-to-255", describe_tiff(light * 255, 2, format=3), variant=variant, **unread)
    variant = "TIFF file of signed or complex numbers"
    yield OddFile("tiff-signed", describe_tiff(grey.astype(np.int16), 1, format=2), variant=variant, **unread)
    yield OddFile("tiff-lab", describe_tiff(PLAIN, 8), variant="TIFF file in CIE Lab", **unread)
    alpha = np.maximum(PLAIN[..., 1:2], 30)
    extra: dict[str, Any] = {"fields": {338: (3, [2])}}
    cmyk = np.dstack([255 - PLAIN, np.zeros_like(alpha), alpha])
    yield OddFile("tiff-cmyk-alpha", describe_tiff(cmyk, 5, **extra), ("colour-converted",), is_for_browsers=False)
    yield OddFile(
        "tiff-profile-as-short",
        describe_tiff(PLAIN, 2, fields={34675: (3, [1000, 2000, 3000])}),
        ("metadata-dropped",),
        is_for_browsers=False,
    )
    beyond = describe_tiff(PLAIN, 2)
    at = beyond.index(struct.pack("<HHI", 273, 4, 1)) + 8
    beyond = beyond[:at] + b"\xff\xff\xff\xff" + beyond[at + 4 :]
    yield OddFile("tiff-strip-beyond-the-end", beyond, error="truncated", is_for_browsers=False)
    compressed = describe_tiff(PLAIN, 2, fields={259: (3, [34712])})
    yield OddFile("tiff-jpeg-2000", compressed, variant="TIFF file compressed by JPEG 2000", **unread)
    for compression in ("tiff_lzw", "packbits", "tiff_adobe_deflate", "tiff_deflate", "jpeg"):
        image = Image.fromarray(PLAIN)
        yield OddFile(f"tiff-{compression}", encode_as(image, "TIFF", compression=compression), is_for_browsers=False)
    two = io.BytesIO()
    Image.fromarray(PLAIN).convert("1").save(two, "TIFF", compression="group4")
    yield OddFile("tiff-fax", two.getvalue(), is_for_browsers=False)
