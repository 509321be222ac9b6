"""A photo and a brush's core enter; each pixel's similarity to the colours under the core leaves."""

from __future__ import annotations

import numpy as np
from PIL import Image

from py_app.imaging.guided_filter import evaluate_lines, fit_colour_lines
from py_app.imaging.resize import shrink_colours
from py_app.types import Pixels, Plane

WORKING_SIDE = 768
"""Longest side, in pixels, at which colours are compared."""

COLOURS, ROUNDS = 8, 6
"""Clusters of the core's colours, and steps of k-means (Lloyd, 1982) to find them."""

SAMPLES = 4096
"""Of the core's pixels, evenly taken."""

MIN_SPREAD = 0.04
"""Standard deviation of colours in [0, 1] below which a plain surface does not count as plainer."""

NEAR, FAR = 2.0, 4.5
"""Spreads from the nearest cluster up to which a colour is the same, and from which it is another."""

REACH, FLATNESS = 3, 1e-4
"""Window and colour variance of the guided filter that lays the result along the photo's edges."""


def measure_colour_similarity(rgb: Pixels, core: Pixels, effect: Pixels) -> Pixels:
    """Compare colours with those under the core of a stroke.

    Parameters
    ----------
    rgb
        uint8 `(H, W, 3)`: the photo around the stroke.
    core
        uint8 `(H, W)`: the middle of the stroke.
    effect
        uint8 `(H, W)`: all of it.

    Returns
    -------
    Pixels
        uint8 `(H, W)`: 255 where the colour is one of the core's. The comparison happens at a small size and comes
        to full size by fast guided upsampling (He and Sun, "Fast guided filter", 2015).
    """
    guide = shrink_colours(rgb, WORKING_SIDE)
    height, width = guide.shape[1:]
    small, whole = (
        np.asarray(Image.fromarray(plane).resize((width, height), Image.Resampling.BOX)) for plane in (core, effect)
    )
    seeds = guide[:, (small >= min(128, small.max()))].T
    if not small.any():
        return np.full(core.shape, 255, np.uint8)
    seeds = seeds[:: -(-len(seeds) // SAMPLES)]
    centres, spread = _cluster(seeds)
    distance = _measure(guide.reshape(3, -1).T, centres).reshape(height, width) / spread
    similarity = np.clip((FAR - distance) / np.float32(FAR - NEAR), 0, 1)
    similarity = np.where(whole > 0, similarity, 0).astype(np.float32)
    lines = fit_colour_lines(guide, similarity, radius=REACH, epsilon=FLATNESS)
    lines[3] *= 255  # colours in [0, 255] now give similarity in [0, 255]
    return evaluate_lines(rgb, lines)


def _cluster(colours: Plane) -> tuple[Plane, np.float32]:
    """Return the centres of clusters, float32 `(clusters, 3)`, and the colours' typical distance from them."""
    order = np.argsort(colours.sum(1), kind="stable")
    centres = colours[order[np.linspace(0, len(order) - 1, min(COLOURS, len(order))).astype(np.intp)]]
    for _ in range(ROUNDS):
        nearest = ((colours[:, None] - centres) ** 2).sum(-1).argmin(1)
        count = np.bincount(nearest, minlength=len(centres))
        for channel in range(3):
            total = np.bincount(nearest, colours[:, channel], len(centres))
            centres[:, channel] = np.where(count > 0, total / np.maximum(count, 1), centres[:, channel])
    spread = np.sqrt((_measure(colours, centres) ** 2).mean())
    return centres, np.float32(max(spread, MIN_SPREAD))


def _measure(colours: Plane, centres: Plane) -> Plane:
    """Return the distance of each colour, float32 `(pixels, 3)`, from the nearest centre."""
    nearest = np.full(len(colours), np.inf, np.float32)
    for centre in centres:
        np.minimum(nearest, ((colours - centre) ** 2).sum(1), out=nearest)
    distance: Plane = np.sqrt(nearest)
    return distance
