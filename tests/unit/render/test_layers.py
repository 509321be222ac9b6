"""Layers laid over each other again are the picture."""

from __future__ import annotations

import numpy as np

from py_app.render.layers import Layers
from py_app.types import Pixels
from tests.unit.images import make_gradient

RGB = make_gradient(20, 30)
ALPHA = (np.arange(600) % 256).astype(np.uint8).reshape(20, 30)


def shade(rows: slice) -> Pixels:
    return np.full((rows.stop - rows.start, 30), 60, np.uint8)


def behind(rows: slice) -> Pixels:
    return np.array([10, 200, 90], np.uint8)


def test_alone() -> None:
    layers = Layers(RGB, ALPHA)
    split = dict(layers.split())
    assert list(split) == ["cutout.png", "mask.png", "trimap.png"]
    assert np.array_equal(split["cutout.png"], layers.flatten())
    assert np.array_equal(split["mask.png"], ALPHA)
    assert set(np.unique(split["trimap.png"])) <= {0, 128, 255}


def test_all() -> None:
    layers = Layers(RGB, ALPHA, shade, behind)
    split = dict(layers.split())
    assert list(split)[3:] == ["shadow.png", "background.png"]
    out = split["background.png"].astype(float)
    for name in ("shadow.png", "cutout.png"):
        opacity = split[name][..., 3:] / 255
        out = split[name][..., :3] * opacity + out * (1 - opacity)
    assert np.abs(out - layers.flatten()).max() <= 1.5
