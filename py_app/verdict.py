"""A coverage and the opinions it was made of enter; a word on how far to rely on it leaves."""

from __future__ import annotations

from collections.abc import Sequence

from py_app.types import Plane, Verdict


def judge(coverage: Plane, opinions: Sequence[Plane]) -> Verdict:
    """TODO."""
    return "good"
