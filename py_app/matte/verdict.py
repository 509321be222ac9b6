"""A coverage and the predictions it was fused from enter; a verdict on how far to rely on it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from py_app.matte.fusion import measure_uncertainty
from py_app.types import Plane, Verdict

SAME_SUBJECT, SAME_EDGES = 0.8, 0.9
"""Mean overlap of two predictions below which they are of different things, or draw them differently."""

UNCLEAR, UNSURE = 0.05, 0.022
"""Uncertainty of the coverage above which the subject, or only its edges, are in question."""

VERDICTS: tuple[Verdict, ...] = "good", "check-edges", "subject-unclear"
"""From the best to the worst."""

TRACE = 1e-3
"""A share of the photo below which nothing was found."""


def judge(coverage: Plane, predictions: Sequence[Plane]) -> Verdict:
    """Judge a result without knowing the truth, by whether the predictions agree and whether they hesitate.

    Parameters
    ----------
    coverage
        float32 `(H, W)` in [0, 1]: the fused result, before its edges are solved.
    predictions
        float32 `(H, W)` in [0, 1], one for each pass of a network over the photo.

    Returns
    -------
    Verdict
        "good"; "check-edges" where parts or edges are uncertain; "subject-unclear" where the subject itself is.
    """
    overlaps = [_overlap(first, second) for first, second in combinations(predictions, 2)]
    agreement = sum(overlaps) / len(overlaps) if overlaps else 1.0
    uncertainty = measure_uncertainty(coverage)
    # Asked so that what is no number passes none of these.
    if not (agreement >= SAME_SUBJECT and uncertainty <= UNCLEAR and float(coverage.mean()) >= TRACE):
        return "subject-unclear"
    return "good" if agreement >= SAME_EDGES and uncertainty <= UNSURE else "check-edges"


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on the whole from those on its parts."""
    return max(verdicts, key=VERDICTS.index)


def _overlap(first: Plane, second: Plane) -> float:
    """Return the intersection over the union of two soft masks; 1 where both are empty."""
    union = float(np.maximum(first, second).sum(dtype=np.float64))
    return float(np.minimum(first, second).sum(dtype=np.float64)) / union if union else 1.0
