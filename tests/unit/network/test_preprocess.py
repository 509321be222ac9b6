"""The tensor is what the manifest says, to the last digit."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
from PIL import Image

from py_app.network.manifest import AspectSize, FixedSize, InputRule
from py_app.network.preprocess import preprocess
from tests.unit.images import make_gradient

RULE = InputRule("input", FixedSize(8, 8), "RGB", "lanczos", "255", (0.5, 0.4, 0.3), (1.0, 2.0, 0.5))


def test_same_size_is_plain_arithmetic() -> None:
    pixels = make_gradient(8, 8)
    tensor = preprocess(pixels, RULE)
    expected = (pixels / 255 - [0.5, 0.4, 0.3]) / [1.0, 2.0, 0.5]
    assert tensor.shape == (1, 3, 8, 8)
    assert tensor.dtype == np.float32
    assert tensor[0] == pytest.approx(expected.transpose(2, 0, 1), abs=1e-6)


def test_channel_order() -> None:
    pixels = make_gradient(8, 8)
    plain = replace(RULE, mean=(0, 0, 0), std=(1, 1, 1))
    rgb = preprocess(pixels, plain)
    bgr = preprocess(pixels, replace(plain, channels="BGR"))
    assert np.array_equal(rgb[0, 0], bgr[0, 2])


def test_scaling_by_the_maximum() -> None:
    pixels = np.full((8, 8, 3), 100, np.uint8)
    rule = replace(RULE, scaling="maximum", mean=(0, 0, 0), std=(1, 1, 1))
    assert preprocess(pixels, rule) == pytest.approx(1.0)


def test_black_is_no_division_by_zero() -> None:
    tensor = preprocess(np.zeros((8, 8, 3), np.uint8), replace(RULE, scaling="maximum"))
    assert np.isfinite(tensor).all()


def test_shrinking_does_not_alias() -> None:
    stripes = np.zeros((64, 64, 3), np.uint8)
    stripes[:, ::2] = 255
    tensor = preprocess(stripes, replace(RULE, mean=(0, 0, 0), std=(1, 1, 1)))
    assert np.abs(tensor - 0.5).max() < 0.05


@pytest.mark.parametrize("size", [(5, 6), (20, 31)])
@pytest.mark.parametrize("resampling", ["lanczos", "bicubic", "bilinear"])
def test_resampling_is_the_manifests(
    resampling: Literal["lanczos", "bicubic", "bilinear"], size: tuple[int, int]
) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (*size, 3), np.uint8)
    rule = replace(RULE, resampling=resampling, mean=(0, 0, 0), std=(1, 1, 1))
    expected = np.asarray(Image.fromarray(pixels).resize((8, 8), Image.Resampling[resampling.upper()]))
    assert preprocess(pixels, rule)[0] == pytest.approx(expected.transpose(2, 0, 1) / 255, abs=1e-6)


def test_hidden_colours_do_not_reach_the_network() -> None:
    pixels = make_gradient(8, 8)
    hidden = np.zeros((8, 8), np.uint8)
    tensor = preprocess(pixels, replace(RULE, mean=(0, 0, 0), std=(1, 1, 1)), alpha=hidden)
    assert tensor == pytest.approx(128 / 255)


@pytest.mark.parametrize(
    ("size", "expected"),
    [((768, 768), (768, 768)), ((3000, 4000), (640, 896)), ((1, 5000), (384, 1536)), ((5000, 1), (1536, 384))],
)
def test_own_aspect(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert AspectSize(64, 768 * 768).fit(size) == expected
