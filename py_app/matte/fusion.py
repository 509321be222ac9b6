"""Several coverages of one photo enter, one leaves, trusting each as far as it is decided."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from py_app.types import Plane

CERTAIN = 8.0
"""The largest log-odds a network is believed: 3000 to 1."""

CONTRAST = 2.0
"""Log-odds are multiplied by this: networks trained on soft edges leave grey what is opaque."""

CAUTION = 0.5
"""Log-odds taken from a pixel that some see as subject and others do not: more often it is none."""

UNCERTAINTY_FLOOR = 0.05
"""Uncertainty that every network has: below it, one is not more believable than another."""


def fuse(coverages: Sequence[Plane], weights: Sequence[float]) -> Plane:
    """Pool predictions as log-odds (Genest and Zidek, "Combining probability distributions", 1986) and sharpen them.

    A pixel goes to whoever is surest of it, so one network's grey does not soften what another sees clearly. A network
    that hesitates over the whole photo has missed its subject, and counts for less. Who sees a subject where others see
    none must be a little surer than they are.

    Parameters
    ----------
    coverages
        float32 `(H, W)` in [0, 1], one for each pass of a network over the photo.
    weights
        How well the network of each pass knows photos in general.

    Returns
    -------
    Plane
        float32 `(H, W)` in [0, 1].
    """
    uncertainties = [UNCERTAINTY_FLOOR + measure_uncertainty(plane) for plane in coverages]
    shares = [weight / uncertainty**2 for weight, uncertainty in zip(weights, uncertainties, strict=True)]
    log_odds = np.zeros_like(coverages[0])
    for plane, share in zip(coverages, shares, strict=True):
        log_odds += np.float32(share / sum(shares)) * _log_odds(plane)
    disputed = (np.maximum.reduce(coverages) > 0.5) & (np.minimum.reduce(coverages) < 0.5)
    log_odds -= np.float32(CAUTION) * disputed
    pooled: Plane = 1 / (1 + np.exp(-np.float32(CONTRAST) * log_odds))
    return pooled


def measure_uncertainty(coverage: Plane) -> float:
    """Return how undecided a coverage is: α(1 - α) for each pixel of subject, 0 for a hard mask."""
    total = float(coverage.sum(dtype=np.float64))
    return float((coverage * (1 - coverage)).sum(dtype=np.float64)) / max(total, 1.0)


def _log_odds(coverage: Plane) -> Plane:
    minimum = np.float32(1 / (1 + np.exp(CERTAIN)))
    clipped = np.clip(coverage, minimum, 1 - minimum)
    odds: Plane = np.log(clipped / (1 - clipped))
    return odds
