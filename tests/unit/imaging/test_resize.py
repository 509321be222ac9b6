"""Between full and working size: half-pixel centres, no bleeding of what is hidden, no strips to be seen."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from py_app.imaging import resize
from py_app.imaging.resize import (
    iterate_channels,
    resize_plane,
    shrink_colours,
    shrink_shown_colours,
    shrink_size,
    to_uint8,
)
from tests.unit.images import make_gradient

RANDOM = np.random.default_rng(9)


@pytest.mark.parametrize(
    ("size", "side", "expected"),
    [
        ((40, 60), 60, (40, 60)),
        ((40, 60), 61, (40, 60)),
        ((40, 60), 30, (20, 30)),
        ((60, 40), 30, (30, 20)),
        ((3, 1000), 100, (1, 100)),
        ((1000, 1), 10, (10, 1)),
        ((101, 67), 50, (50, 33)),
    ],
)
def test_the_longest_side_is_limited(size: tuple[int, int], side: int, expected: tuple[int, int]) -> None:
    assert shrink_size(size, side) == expected


def test_colours_are_averaged() -> None:
    rgb = RANDOM.integers(0, 256, (40, 60, 3), np.uint8)
    expected = rgb.reshape(20, 2, 30, 2, 3).mean((1, 3)).transpose(2, 0, 1) / 255
    small = shrink_colours(rgb, 30)
    assert small.dtype == np.float32
    assert small == pytest.approx(expected, abs=1.01 / 255)  # Pillow rounds twice
    assert shrink_colours(rgb, 60) == pytest.approx(rgb.transpose(2, 0, 1) / 255, abs=1e-6)


def test_hidden_colours_do_not_bleed() -> None:
    rgb = np.full((40, 60, 3), (200, 100, 50), np.uint8)
    rgb[::2] = (0, 255, 0)
    alpha = np.zeros((40, 60), np.uint8)
    alpha[1::2] = 255
    small = shrink_shown_colours(rgb, alpha, 30)
    assert small.shape == (4, 20, 30)
    assert np.abs(small[:3] - np.array([200, 100, 50])[:, None, None]).max() <= 1
    assert np.abs(small[3] - 127.5).max() <= 0.5


@pytest.mark.parametrize("size", [(40, 60), (60, 40), (45, 61)])
def test_where_all_is_shown_it_is_as_without_alpha(size: tuple[int, int]) -> None:
    rgb = RANDOM.integers(0, 256, (*size, 3), np.uint8)
    small = shrink_shown_colours(rgb, np.full(size, 255, np.uint8), 30)
    assert np.abs(small[:3] - shrink_colours(rgb, 30) * 255).max() <= 1.01
    assert (small[3] == 255).all()


def test_shown_colours_are_the_same_by_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    rgb, alpha = make_gradient(45, 60), RANDOM.integers(0, 256, (45, 60), np.uint8)
    whole = shrink_shown_colours(rgb, alpha, 20)
    monkeypatch.setattr(resize, "STRIP_PIXELS", 600)
    assert np.abs(shrink_shown_colours(rgb, alpha, 20) - whole).max() <= 1


def test_channels_are_grey_images_in_order() -> None:
    rgb = make_gradient(5, 7)
    channels = list(iterate_channels(rgb))
    assert [channel.mode for channel in channels] == ["L"] * 3
    assert np.array_equal(np.dstack([np.asarray(channel) for channel in channels]), rgb)


@pytest.mark.parametrize("size", [(12, 16), (30, 50), (13, 17)])
def test_a_plane_is_enlarged_with_half_pixel_centres(size: tuple[int, int]) -> None:
    """What is linear stays it between the outermost centres."""
    y, x = np.mgrid[:12, :16].astype(np.float32) + np.float32(0.5)
    enlarged = resize_plane(y / 12 + 2 * x / 16, size)
    rows, columns = (np.mgrid[: size[0], : size[1]] + 0.5) / np.reshape(size, (2, 1, 1))
    inner = (np.abs(rows - 0.5) < 0.45) & (np.abs(columns - 0.5) < 0.45)
    assert enlarged.shape == size
    assert enlarged[inner] == pytest.approx((rows + 2 * columns)[inner], abs=1e-5)


@pytest.mark.parametrize("size", [(7, 9), (3, 4), (1, 1), (50, 5)])
def test_a_mirrored_plane_is_resized_to_its_mirror_image(size: tuple[int, int]) -> None:
    plane = RANDOM.random((12, 16), np.float32)
    mirrored = resize_plane(np.ascontiguousarray(plane[::-1, ::-1]), size)[::-1, ::-1]
    assert mirrored == pytest.approx(resize_plane(plane, size), abs=1e-5)


def test_rows_and_windows_of_a_plane() -> None:
    plane = RANDOM.random((12, 16), np.float32)
    whole = resize_plane(plane, (24, 40))
    assert whole.flags.writeable
    assert np.array_equal(resize_plane(plane, (24, 40), slice(5, 11)), whole[5:11])
    window = resize_plane(plane, (6, 8), window=(0.5, 0.25, 1, 0.75))
    expected = Image.fromarray(plane).resize((8, 6), Image.Resampling.BILINEAR, (8, 3, 16, 9))
    assert window == pytest.approx(np.asarray(expected), abs=1e-6)


def test_clipped_and_rounded() -> None:
    values = np.array([-3, -0.4, 0.49, 0.51, 1.5, 2.5, 254.6, 300], np.float32)
    assert to_uint8(values).tolist() == [0, 0, 0, 1, 2, 2, 255, 255]
    assert to_uint8(values).dtype == np.uint8
