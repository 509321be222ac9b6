"""Each odd file is cut with the right notices, or refused with the right code and by its name."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.errors import DecodeError, OffcutError, Truncated
from py_app.types import Pixels, Source
from tests.odd_files import HEIGHT, PLAIN, WIDTH, OddFile, describe_tiff, list_odd_files, make_raw_png, pack_rows
from tests.unit.images import encode_as, make_gradient

FILES = {file.name: file for file in list_odd_files()}


def read(name: str) -> Source:
    return decode(FILES[name].data)


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_outcome(file: OddFile) -> None:
    if file.error is None:
        source = decode(file.data)
        assert sorted(notice.code for notice in source.notices) == sorted(file.notices)
        return
    with pytest.raises(OffcutError) as caught:
        decode(file.data)
    assert caught.value.code == file.error
    assert caught.value.details.get("variant") == file.variant


LOSSLESS = [
    name
    for name in FILES
    if name.startswith(
        ("png-checksum", "png-exif", "png-text", "png-4", "png-xmp", "webp-exif", "webp-xmp", "png-no-end")
    )
    and FILES[name].error is None
] + ["png-profile-junk", "png-profile-unpacked", "png-resolution", "png-cicp-srgb", "png-srgb-before-gamma"]


@pytest.mark.parametrize("name", LOSSLESS)
def test_no_metadata_changes_a_pixel(name: str) -> None:
    source = read(name)
    assert np.array_equal(source.rgb, PLAIN)
    assert (source.alpha, source.icc_profile, source.dpi) == (None, None, None)


@pytest.mark.parametrize("bits", [1, 2, 4, 8, 16])
def test_a_grey_key_is_transparent_at_every_depth(bits: int) -> None:
    white = (1 << bits) - 1
    values = (np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) * (257 if bits == 16 else 1)) & white
    for key in {0, white, int(values[0, 1])}:
        alpha = read(f"png-grey-{bits}-key-{key}").alpha
        assert alpha is not None
        assert np.array_equal(alpha, np.where(values == key, 0, 255))


def test_a_16_bit_key_is_compared_to_the_last_bit() -> None:
    alpha = read("png-rgb-16-key").alpha
    assert alpha is not None
    assert (alpha[0, 0], alpha[0, 1]) == (0, 255)
    assert (alpha == 0).sum() == 1


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_a_palettes_alpha(bits: int) -> None:
    count = min(1 << bits, 60)
    index = np.arange(HEIGHT * WIDTH).reshape(HEIGHT, WIDTH) % count
    alpha = read(f"png-palette-{bits}-alpha").alpha
    assert alpha is not None
    assert np.array_equal(alpha, np.array([0, 255, 128] + [255] * 253)[index])


@pytest.mark.parametrize("name", ["gif-small-frame", "webp-small-frame", "apng-small-frame"])
def test_outside_a_small_frame_is_transparent(name: str) -> None:
    source = read(name)
    left, top = (10, 6) if name.startswith("webp") else (11, 7)
    inside = np.zeros(source.size, np.bool_)
    inside[top : top + 20, left : left + 30] = True
    assert source.size == (HEIGHT, WIDTH)
    assert source.alpha is not None
    assert np.array_equal(source.alpha, np.where(inside, 255, 0))


def test_a_small_frame_keeps_its_key() -> None:
    alpha = read("gif-small-frame-with-key").alpha
    assert alpha is not None
    assert alpha[3, 4] == 0
    assert alpha[:20, :30].any()
    assert not alpha[20:].any() and not alpha[:, 30:].any()


@pytest.mark.parametrize(("name", "exponent"), [("linear", 1), ("1.8", 1.8), ("bright", 1 / 0.3)])
def test_a_gamma_becomes_srgbs(name: str, exponent: float) -> None:
    light = (PLAIN / 255) ** exponent
    expected = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055) * 255
    assert np.abs(read(f"png-gamma-{name}").rgb - expected).max() <= 1


def test_16_bits_of_linear_light_do_not_become_bands() -> None:
    ramp = np.arange(0, 2048, dtype=np.uint16).reshape(1, -1, 1).repeat(3, axis=2)
    linear = b"\0\0\0\x04gAMA\0\x01\x86\xa0\x31\xe8\x96\x5f"
    rows = [row.astype(">u2").tobytes() for row in ramp]
    shades = np.unique(decode(make_raw_png(rows, 2048, 16, 2, linear)).rgb)
    assert np.array_equal(shades, np.arange(shades.max() + 1))


def test_primaries_and_code_points_agree() -> None:
    by_primaries, by_code_points = read("png-p3-by-primaries").rgb, read("png-cicp-p3").rgb
    assert np.abs(by_primaries.astype(int) - by_code_points).max() <= 16  # a power, and sRGB's curve
    assert np.abs(by_primaries.astype(int) - PLAIN).max() > 10


@pytest.mark.parametrize("kind", ["", "progressive-", "restart-"])
def test_all_but_the_last_rows_are_there(kind: str) -> None:
    whole = decode(encode_as(Image.fromarray(PLAIN), "JPEG", quality=95, subsampling=0)).rgb
    assert np.array_equal(read(f"jpeg-{kind}no-end").rgb, whole)
    assert np.array_equal(read(f"jpeg-{kind}last-bytes-missing").rgb[:-16], whole[:-16])


def test_a_short_end_is_found_in_a_reduced_picture_too() -> None:
    large = encode_as(Image.fromarray(make_gradient(800, 1200)), "JPEG", quality=90)
    source = decode(large[:-2], max_pixels=60_000)
    assert [notice.code for notice in source.notices] == ["end-missing", "size-reduced"]
    with pytest.raises(Truncated):
        decode(large[: len(large) * 3 // 4], max_pixels=60_000)


def test_bit_masks() -> None:
    for name, bits in (("4444", 4), ("x444", 4), ("1555", 5), ("8888-turned", 8)):
        for direction in ("", "-down"):
            source = read(f"bmp-{name}{direction}")
            assert np.abs(source.rgb.astype(int) - PLAIN).max() <= (256 >> bits if bits < 8 else 0)
            assert (source.alpha is None) == (name == "x444")


EXACT_TIFF = [name for name in FILES if name.startswith(("tiff-rgb", "tiff-tiff", "tiff-packbits"))]


@pytest.mark.parametrize("name", EXACT_TIFF)
def test_tiff_colours(name: str) -> None:
    assert np.abs(read(name).rgb.astype(int) - PLAIN).max() <= (name == "tiff-rgb-half")


@pytest.mark.parametrize("name", ["tiff-grey-16-white-is-zero", "tiff-grey-16", "tiff-grey-32", "tiff-grey-real"])
def test_tiff_grey(name: str) -> None:
    assert np.array_equal(read(name).rgb, np.repeat(PLAIN[..., :1], 3, axis=2))


def test_tiff_inks_and_alpha() -> None:
    source = read("tiff-cmyk-alpha")
    assert np.array_equal(source.rgb, PLAIN)
    assert source.alpha is not None
    assert np.array_equal(source.alpha, np.maximum(PLAIN[..., 1], 30))
    assert np.abs(read("tiff-cmyk-16").rgb.astype(int) - PLAIN).max() <= 1


def test_associated_alpha_becomes_straight() -> None:
    alpha = np.full((*PLAIN.shape[:2], 1), 128)
    premultiplied = np.dstack([PLAIN * (alpha / 255), alpha]).round().astype(np.uint8)
    source = decode(describe_tiff(premultiplied, 2, fields={338: (3, [1])}))
    assert np.abs(source.rgb.astype(int) - PLAIN).max() <= 1
    assert source.alpha is not None and (source.alpha == 128).all()


@pytest.mark.parametrize("name", list(FILES))
def test_damage_ends_in_a_coded_error(name: str) -> None:
    """Whatever happens to any of the files: a picture, or a `DecodeError`."""
    random = np.random.default_rng(len(name))
    data = np.frombuffer(FILES[name].data, np.uint8)
    for trial in range(24):
        damaged: Pixels = data.copy()
        places = random.integers(0, min(len(data), 200 if trial % 2 else len(data)), 4)
        damaged[places] = random.integers(0, 256, len(places))
        kept = damaged[: random.integers(1, len(data) + 1)] if trial % 3 == 0 else damaged
        try:
            decode(kept.tobytes(), max_pixels=1 << 20)
        except DecodeError:
            continue


def test_a_bug_of_ours_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **more: object) -> None:
        raise TypeError("a bug")

    monkeypatch.setattr("py_app.decode.decode.unpack", fail)
    with pytest.raises(TypeError):
        decode(encode_as(Image.fromarray(PLAIN), "PNG"))


def test_rows_are_packed_as_png_says() -> None:
    assert pack_rows(np.array([[1, 0, 1]]), 1) == [b"\xa0"]
