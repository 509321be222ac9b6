"""A coverage and the opinions it was fused from enter; a word on how far to rely on it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from py_app.matte.fusion import measure_doubt
from py_app.types import Plane, Verdict

SAME_SUBJECT, SAME_EDGES = 0.8, 0.9
"""Mean overlap of two opinions below which they are of different things, or draw them differently."""

UNCLEAR, UNSURE = 0.05, 0.022
"""Doubt of the coverage above which the subject, or only its edges, are in question."""

VERDICTS: tuple[Verdict, ...] = "good", "check-edges", "subject-unclear"
"""From the best to the worst."""

TRACE = 1e-3
"""A share of the photo below which nothing was found."""


def judge(coverage: Plane, opinions: Sequence[Plane]) -> Verdict:
    """Judge a result without knowing the truth, by whether the opinions agree and whether they hesitate.

    Parameters
    ----------
    coverage
        float32 `(H, W)` in [0, 1]: the fused result, before its edges are solved.
    opinions
        float32 `(H, W)` in [0, 1], one for each look of a network at the photo.

    Returns
    -------
    Verdict
        "good"; "check-edges" where parts or edges are in doubt; "subject-unclear" where the subject itself is.
    """
    overlaps = [_overlap(first, second) for first, second in combinations(opinions, 2)]
    agreement = sum(overlaps) / len(overlaps) if overlaps else 1.0
    doubt = measure_doubt(coverage)
    # Asked so that what is no number passes none of these.
    if not (agreement >= SAME_SUBJECT and doubt <= UNCLEAR and float(coverage.mean()) >= TRACE):
        return "subject-unclear"
    return "good" if agreement >= SAME_EDGES and doubt <= UNSURE else "check-edges"


def _overlap(first: Plane, second: Plane) -> float:
    """Return the intersection over the union of two soft masks; 1 where both are empty."""
    union = float(np.maximum(first, second).sum(dtype=np.float64))
    return float(np.minimum(first, second).sum(dtype=np.float64)) / union if union else 1.0
