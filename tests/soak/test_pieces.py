"""A soak run keeps what each piece came to, goes on after what broke, and says all of it at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.breakages import FAULTS
from tests.soak.faults import NOTES, list_cells
from tests.soak.moments import MOMENTS
from tests.soak.pieces import Outcome, RunPiece, Suite, run_suite, summarise


def make_suite(ran: list[str], opened: list[int], *names: str) -> Suite:
    """Return a suite whose piece "breaks" raises and whose "faulty" has a fault; what is run is listed."""

    @contextmanager
    def open_one() -> Iterator[RunPiece]:
        opened.append(len(ran))

        def run(piece: str) -> Outcome:
            ran.append(piece)
            if piece == "breaks":
                raise RuntimeError("the browser is gone")
            return Outcome({"pieces": 1}, (f"{piece} took 7 MB",), ("it leaks",) if piece == "faulty" else ())

        yield run

    return Suite("some", names, open_one)


def test_what_was_done_is_not_done_again(tmp_path: Path) -> None:
    ran: list[str] = []
    run_suite(make_suite(ran, [], "one"), tmp_path)
    outcomes = run_suite(make_suite(ran, [], "one", "two"), tmp_path)
    assert ran == ["one", "two"]
    assert list(outcomes) == ["one", "two"]


def test_a_piece_that_breaks_is_a_fault_and_the_others_get_a_new_browser(tmp_path: Path) -> None:
    ran: list[str] = []
    opened: list[int] = []
    outcomes = run_suite(make_suite(ran, opened, "one", "breaks", "two"), tmp_path)
    assert ran == ["one", "breaks", "two"]
    assert opened == [0, 2]
    assert "the browser is gone" in outcomes["breaks"].faults[0]
    assert outcomes["two"].faults == ()


def test_the_totals_come_last(tmp_path: Path) -> None:
    suite = make_suite([], [], "one", "faulty")
    run_suite(suite, tmp_path)
    lines = list(summarise(suite, run_suite(suite, tmp_path).values()))
    assert lines == [
        "some: one took 7 MB",
        "some: faulty took 7 MB",
        "some: 2 pieces",
        "some: 1 of 2 pieces with a fault",
    ]


def test_every_fault_meets_every_moment() -> None:
    cells = list_cells()
    assert len(cells) == len(set(cells)) == len(FAULTS) * len(MOMENTS) == 13 * 6
    assert {fault for _, fault in NOTES} <= set(FAULTS)
