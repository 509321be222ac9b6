"""What is behind the subject, to the pixel where CSS says which."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.options.background import Background, Blur, Gradient, Picture
from py_app.render.background import prepare_background
from py_app.render.layout import Placement
from py_app.types import Pixels, Size, Source
from tests.unit.images import make_gradient

EMPTY = np.zeros((1, 1, 3), np.uint8), np.zeros((1, 1), np.uint8)


def paint(background: Background, canvas: Size) -> Pixels:
    """Paint a whole canvas, in strips of three rows."""
    painter = prepare_background(background, Placement(canvas, 0, 0, canvas), *EMPTY)
    out = np.empty((*canvas, 3), np.uint8)
    for top in range(0, canvas[0], 3):
        rows = slice(top, min(top + 3, canvas[0]))
        out[rows] = painter(rows)
    return out


def test_colour() -> None:
    assert (paint((1, 2, 3), (7, 5)) == (1, 2, 3)).all()


@pytest.mark.parametrize(
    ("angle", "axis", "is_reversed"), [(180, 0, False), (0, 0, True), (90, 1, False), (270, 1, True)]
)
def test_a_gradient_along_an_axis(angle: float, axis: int, is_reversed: bool) -> None:
    out = paint(Gradient(angle, ((0, (0, 0, 0)), (1, (200, 100, 50)))), (8, 10)).astype(int)
    out = out if axis == 0 else out.transpose(1, 0, 2)
    length = len(out)
    line = (np.arange(length) + 0.5) / length
    expected = np.rint((line[::-1] if is_reversed else line)[:, None] * (200, 100, 50))
    assert np.abs(out - expected[:, None]).max() <= 1


def test_a_diagonal_gradient_has_its_colours_in_the_corners() -> None:
    out = paint(Gradient(135, ((0, (0, 0, 0)), (1, (255, 255, 255)))), (100, 200))
    assert out[0, 0].max() <= 2
    assert out[-1, -1].min() >= 253
    assert np.abs(out[49:51, 99:101].astype(int) - 127).max() <= 2


def test_stops() -> None:
    out = paint(Gradient(180, ((0.25, (10, 10, 10)), (0.75, (90, 90, 90)))), (100, 1))[:, 0, 0].astype(int)
    assert (out[:25] == 10).all()
    assert (out[75:] == 90).all()
    assert out[50] == pytest.approx(50, abs=1)


@pytest.mark.parametrize("size", [(4, 40), (40, 4), (9, 13), (1, 1)])
def test_an_image_covers(size: Size) -> None:
    assert (paint(Picture(Source(np.full((*size, 3), (1, 2, 3), np.uint8))), (9, 13)) == (1, 2, 3)).all()


def test_an_image_of_the_same_size_is_itself() -> None:
    image = make_gradient(9, 13)
    for fit in ("cover", "contain"):
        assert np.array_equal(paint(Picture(Source(image), fit), (9, 13)), image)


@pytest.mark.parametrize("size", [(23, 31), (90, 200), (4, 5)])
def test_strips_of_an_image_do_not_show(size: Size) -> None:
    image = make_gradient(*size)
    scale = max(37 / size[0], 50 / size[1])
    top, left = (max(0, (side - shown / scale) / 2) for side, shown in zip(size, (37, 50), strict=True))
    box = (left, top, size[1] - left, size[0] - top)
    whole = Image.fromarray(image).resize((50, 37), Image.Resampling.LANCZOS, box=box)
    assert np.abs(paint(Picture(Source(image)), (37, 50)).astype(int) - np.asarray(whole)).max() <= 1


def test_which_part_covers() -> None:
    image = make_gradient(9, 30)
    assert np.array_equal(paint(Picture(Source(image), position=(0, 0)), (9, 10)), image[:, :10])
    assert np.array_equal(paint(Picture(Source(image), position=(1, 0)), (9, 10)), image[:, -10:])
    assert np.array_equal(paint(Picture(Source(image)), (9, 10)), image[:, 10:20])


def test_an_image_is_shown_whole() -> None:
    image = make_gradient(6, 10)
    out = paint(Picture(Source(image), "contain", (0.5, 1), (7, 8, 9)), (13, 10))
    assert np.array_equal(out[7:], image)
    assert (out[:7] == (7, 8, 9)).all()


def test_the_colour_shows_through_an_image() -> None:
    image = Source(np.full((4, 4, 3), 200, np.uint8), np.full((4, 4), 51, np.uint8))
    assert (paint(Picture(image, around=(0, 100, 255)), (4, 4)) == (40, 120, 244)).all()


def test_the_blurred_photo_stays_where_it_was() -> None:
    rgb = np.zeros((100, 100, 3), np.uint8)
    rgb[:, 50:] = 200
    alpha = np.zeros((100, 100), np.uint8)

    def paint_row(placement: Placement) -> Pixels:
        return prepare_background(Blur(0.002), placement, rgb, alpha)(slice(10, 11))[0, :, 0]

    assert np.array_equal(paint_row(Placement((100, 100), 0, 0, (100, 100)))[[20, 80]], [0, 200])
    cropped = paint_row(Placement((20, 20), -40, -45, (100, 100)))
    assert (cropped[:2] == 0).all()
    assert (cropped[8:] == 200).all()
    beyond = paint_row(Placement((100, 100), 0, 60, (100, 100)))  # the nearest window within the photo
    assert np.array_equal(beyond, paint_row(Placement((100, 100), 0, 0, (100, 100))))
    small = paint_row(Placement((100, 100), 45, 45, (10, 10)))
    assert np.array_equal(small[[20, 80]], [0, 200])
