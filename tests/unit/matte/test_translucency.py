"""Glass discs, overlooked halves, any size: light passes where it should and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.imaging.resize import resize_plane, shrink_size, to_uint8
from py_app.matte.guided_edges import WORKING_SIDE
from py_app.matte.translucency import let_light_through
from py_app.types import Pixels, Plane

SIZE = (120, 160)


def make_opaque() -> Plane:
    """Return the coverage of a large rectangle."""
    plane = np.zeros(SIZE, np.float32)
    plane[10:110, 10:150] = 1
    return plane


def make_disc(radius: float) -> Plane:
    """Return where a disc in the rectangle's middle is: float32, 0 or 1."""
    rows, columns = np.ogrid[: SIZE[0], : SIZE[1]]
    disc: Plane = (np.hypot(rows - 60, columns - 80) <= radius).astype(np.float32)
    return disc


def keep(predictions: list[Plane]) -> Pixels:
    """Return what is kept of predictions."""
    return to_uint8(np.minimum.reduce(predictions) * 255)


def make_photo(disc: Plane, *, scale: int = 1) -> Pixels:
    """Return a photo on which the disc is a little brighter than the rest."""
    grey = np.kron(90 + 80 * disc, np.ones((scale, scale))).astype(np.uint8)
    return np.dstack([grey] * 3)


@pytest.mark.parametrize(("scale", "radius"), [(1, 20), (10, 4)])
def test_a_translucent_disc(scale: int, radius: int) -> None:
    disc, opaque = make_disc(radius), make_opaque()
    rgb = make_photo(disc, scale=scale)
    alpha = np.kron(opaque * 255, np.ones((scale, scale))).astype(np.uint8)
    size = shrink_size((rgb.shape[0], rgb.shape[1]), WORKING_SIDE)
    predictions = [resize_plane(plane, size) for plane in (opaque, opaque - np.float32(0.55) * disc)]
    lit = let_light_through(rgb, alpha, keep(predictions))
    middle = lit[60 * scale, 80 * scale] / 255
    assert middle == pytest.approx((0.45 - 0.05) / 0.9, abs=0.02)
    outside = np.kron(make_disc(radius + 4), np.ones((scale, scale))) == 0
    assert np.abs(lit[outside].astype(int) - alpha[outside]).max() <= 1
    assert (lit <= alpha).all()


def test_what_one_prediction_overlooks_stays_opaque() -> None:
    opaque = make_opaque()
    half = opaque.copy()
    half[:, 75:] = 0
    alpha = (opaque * 255).astype(np.uint8)
    lit = let_light_through(make_photo(make_disc(20)), alpha, keep([opaque, half]))
    assert np.array_equal(lit, alpha)


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1), (7, 3)])
def test_any_size(size: tuple[int, int]) -> None:
    alpha = np.full(size, 255, np.uint8)
    lit = let_light_through(np.zeros((*size, 3), np.uint8), alpha, keep([np.ones(size, np.float32)]))
    assert np.array_equal(lit, alpha)
