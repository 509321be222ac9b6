"""The fidelity contract's five points, for every kind of source and every format of one picture."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import cache
from typing import get_args

import numpy as np
import pytest
from PIL import Image

from py_app.network.plan import Plan
from py_app.options import Format, RenderOptions
from py_app.pipeline import estimate_matte, render
from py_app.report import Rendering
from py_app.types import Matte
from tests.awkward_sources import SECRET, AwkwardSource, list_sources
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend

SOURCES = {source.name: source for source in list_sources()}
LOSSLESS: tuple[Format, ...] = ("png", "webp")
WHITE_SAID = ("background-added",)
PNG_CHUNKS = {b"IHDR", b"iCCP", b"pHYs", b"IDAT", b"IEND"}
"""All that a cutout may hold."""

each_source = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
each_format = pytest.mark.parametrize("format", [name for name in get_args(Format) if name != "zip"])


@cache
def cut(name: str) -> Matte:
    """Return the fake network's matte of a source; every format is rendered from it."""
    return run_now(estimate_matte(SOURCES[name].data, Plan([FAKE_MODEL], solve=True), FakeBackend())).matte


@cache
def render_as(name: str, format: Format) -> Rendering:
    return render(cut(name), RenderOptions(format=format))


def open_cutout(source: AwkwardSource, format: Format) -> Image.Image:
    return Image.open(io.BytesIO(render_as(source.name, format).data))


@each_source
@each_format
def test_the_size_is_the_upright_sources(source: AwkwardSource, format: Format) -> None:
    assert open_cutout(source, format).size == source.rgb.shape[1::-1]


@each_source
@pytest.mark.parametrize("format", LOSSLESS)
def test_opaque_colours_are_exact_and_hidden_ones_gone(source: AwkwardSource, format: Format) -> None:
    rgba = np.asarray(open_cutout(source, format).convert("RGBA"))
    opaque, hidden = rgba[..., 3] == 255, rgba[..., 3] == 0
    assert opaque.any() or min(source.rgb.shape[:2]) < 3
    assert np.array_equal(rgba[opaque, :3], source.rgb[opaque])
    assert not rgba[hidden, :3].any()


@each_source
@each_format
def test_profile_and_resolution_pass_through(source: AwkwardSource, format: Format) -> None:
    image = open_cutout(source, format)
    assert image.info.get("icc_profile") == (None if format == "mask" else source.icc_profile)
    if format == "webp":
        exif = image.getexif()
        dpi = (float(exif[282]), float(exif[283])) if exif else None
    else:
        dpi = image.info.get("dpi")
    assert dpi == (source.dpi and pytest.approx(source.dpi, rel=1e-3))


@each_source
@each_format
def test_no_other_metadata_leaves(source: AwkwardSource, format: Format) -> None:
    data = render_as(source.name, format).data
    image = open_cutout(source, format)
    assert SECRET.encode() not in data
    assert set(image.getexif()) <= {282, 283, 296}
    assert not {"xmp", "comment", "photoshop", "XML:com.adobe.xmp"} & set(image.info)
    if format in ("png", "mask"):
        assert set(iterate_chunks(data)) <= PNG_CHUNKS


@each_source
def test_the_sources_alpha_multiplies(source: AwkwardSource) -> None:
    alpha = np.asarray(open_cutout(source, "mask"))
    own = np.full(alpha.shape, 255, np.uint8) if source.alpha is None else source.alpha
    assert (alpha <= own).all()
    middle = tuple(slice(side * 2 // 5, side * 3 // 5) for side in alpha.shape)
    assert np.array_equal(alpha[middle], own[middle])


@each_source
@each_format
def test_what_was_lost_is_said(source: AwkwardSource, format: Format) -> None:
    said = [notice.code for notice in (*cut(source.name).source.notices, *render_as(source.name, format).notices)]
    assert sorted(said) == sorted((*source.notices, *(WHITE_SAID if format == "jpeg" else ())))


@each_source
@each_format
def test_the_same_bytes_twice(source: AwkwardSource, format: Format) -> None:
    matte = run_now(estimate_matte(source.data, Plan([FAKE_MODEL], solve=True), FakeBackend())).matte
    assert render(matte, RenderOptions(format=format)).data == render_as(source.name, format).data


def iterate_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the kinds of a PNG file's chunks."""
    at = 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind
        at += 12 + length
