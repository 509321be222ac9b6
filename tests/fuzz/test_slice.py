"""A slice of the fuzzing in every run: no answer but a coded one, in time and in memory; and a fault is seen."""

from __future__ import annotations

import pytest

from tests.fuzz.cases import run_case
from tests.fuzz.corpus import list_files

FIRST, CASES, AT_ONCE = 1_000_000, 10_000, 500
"""Numbers beyond those of a release's run; less than a minute of one core."""


@pytest.mark.parametrize("start", range(FIRST, FIRST + CASES, AT_ONCE))
def test_every_case_has_a_coded_answer(start: int) -> None:
    outcomes = {number: run_case(number) for number in range(start, start + AT_ONCE)}
    faults = {number: outcome.reason for number, outcome in outcomes.items() if outcome.result == "fault"}
    assert faults == {}
    assert {outcome.kind for outcome in outcomes.values()} == {"decode", "cut", "options", "manifest"}
    assert sum(outcome.result == "done" for outcome in outcomes.values()) > AT_ONCE / 10


def test_a_case_is_always_the_same() -> None:
    assert run_case(FIRST) == run_case(FIRST)
    assert len(list_files()) > 100


def test_a_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise TypeError("ours")

    for name in ("decode", "parse_options", "parse_manifest", "estimate_matte"):
        monkeypatch.setattr(f"tests.fuzz.cases.{name}", stumble)
    outcomes = [run_case(number) for number in range(FIRST, FIRST + 20)]
    assert {outcome.result for outcome in outcomes} == {"fault"}
    assert "TypeError: ours" in outcomes[0].reason
