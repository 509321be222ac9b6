"""Whatever is counted in pixels means those of the photo in its file, also where that is reduced as it is decoded."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.network.plan import Plan
from py_app.options import RenderOptions, parse_options
from py_app.options.region import Region
from py_app.options.scale import scale_options, scale_regions
from py_app.pipeline import estimate_matte, render
from py_app.report import Estimate, build_report
from py_app.types import Pixels
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import make_gradient, make_png

HEIGHT, WIDTH = 240, 320
PHOTO = make_png(make_gradient(HEIGHT, WIDTH))
QUARTER = HEIGHT * WIDTH // 16

CLOSE = 0.018
"""Mean difference of two mattes: at a quarter of its sides the fake network's edge is that much softer."""

STROKES = [
    {"mode": "erase", "size": 40, "points": [[160, 60], [160, 180]]},
    {"mode": "restore", "size": 24, "hardness": 0.5, "points": [[300, 20]]},
]


def cut(max_pixels: int | None, regions: tuple[Region, ...] = ()) -> Estimate:
    plan = Plan([FAKE_MODEL], solve=False, regions=regions)
    return run_now(estimate_matte(PHOTO, plan, FakeBackend(), max_pixels=max_pixels))


def mask(estimate: Estimate, **fields: object) -> Pixels:
    rendering = render(estimate.matte, parse_options({"format": "mask", **fields}))
    with Image.open(io.BytesIO(rendering.data)) as image:
        return np.asarray(image)


def shrink(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    return np.asarray(Image.fromarray(pixels).resize(size[::-1], Image.Resampling.BOX))


def differ(first: Pixels, second: Pixels) -> float:
    return float(np.abs(first.astype(float) - second.astype(float)).mean()) / 255


@pytest.mark.parametrize(
    "fields",
    [{"strokes": STROKES}, {"feather": 12}, {"shift_edge": 14}, {"shift_edge": -14}],
    ids=["strokes", "feather", "grown", "shrunk"],
)
def test_a_reduced_result_looks_like_the_whole_one(fields: dict[str, object]) -> None:
    whole, reduced = mask(cut(None), **fields), mask(cut(QUARTER), **fields)
    assert reduced.shape == (HEIGHT // 4, WIDTH // 4)
    assert differ(shrink(whole, reduced.shape), reduced) < CLOSE
    assert differ(shrink(mask(cut(None)), reduced.shape), reduced) > 0.02  # which is not because nothing happened


def test_a_region_lies_where_it_was_drawn() -> None:
    box = (Region(200, 120, 312, 232),)
    whole, reduced = mask(cut(None, box)), mask(cut(QUARTER, box))
    assert reduced[44, 64] > 200 and reduced[10, 10] == 0
    assert differ(shrink(whole, reduced.shape), reduced) < CLOSE


def test_margins_are_in_the_photos_pixels() -> None:
    whole, reduced = (mask(cut(pixels), crop=True, crop_margin="40px") for pixels in (None, QUARTER))
    assert np.abs(np.array(whole.shape) / 4 - reduced.shape).max() <= 2
    relative = [mask(cut(pixels), crop=True, crop_margin="10%") for pixels in (None, QUARTER)]
    assert np.abs(np.array(relative[0].shape) / 4 - relative[1].shape).max() <= 2


def test_the_report_has_the_photos_size() -> None:
    estimate = cut(QUARTER)
    report = build_report(estimate, render(estimate.matte, RenderOptions()))
    assert report["source"] == {"width": WIDTH, "height": HEIGHT}
    assert (report["width"], report["height"]) == (WIDTH // 4, HEIGHT // 4)


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_photos_size_is_upright(orientation: int) -> None:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(make_gradient(HEIGHT, WIDTH)).save(file, "JPEG", exif=exif)
    source = decode(file.getvalue(), max_pixels=QUARTER)
    assert source.photo_size == ((HEIGHT, WIDTH) if orientation == 1 else (WIDTH, HEIGHT))
    assert source.scale == (0.25, 0.25)
    assert decode(file.getvalue()).scale == (1, 1)


def test_a_whole_photo_changes_nothing() -> None:
    options = parse_options({"strokes": STROKES, "feather": 3, "crop_margin": "7px"})
    assert scale_options(options, (1, 1)) is options
    assert scale_regions((Region(1, 2, 3, 4),), (1, 1)) == (Region(1, 2, 3, 4),)
