"""Suites of pieces enter; what each came to leaves, kept in a file, so that a run that was stopped goes on there."""

from __future__ import annotations

import json
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from web.build.console import say


@dataclass(frozen=True)
class Outcome:
    """What a piece came to.

    Parameters
    ----------
    counts : how often what happened, by words
    figures : what was measured, a line each
    faults : what was wrong, a line each; empty where all was well
    """

    counts: dict[str, int] = field(default_factory=dict)
    figures: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


RunPiece = Callable[[str], Outcome]


@dataclass(frozen=True)
class Suite:
    """Pieces that share what is expensive to open: a browser, a site.

    Parameters
    ----------
    name : also of the file that keeps its outcomes
    pieces : their names, in order
    open : gives the function that runs one by its name
    """

    name: str
    pieces: Sequence[str]
    open: Callable[[], AbstractContextManager[RunPiece]]


def run_suite(suite: Suite, folder: Path) -> dict[str, Outcome]:
    """Run what is left of a suite, keeping each outcome in `folder`; return all of them by piece.

    A piece that raises has a fault, and what the suite shares is opened anew after it.
    """
    path = folder / f"{suite.name}.json"
    outcomes = _read(path)
    left = [piece for piece in suite.pieces if piece not in outcomes]
    while left:
        for piece, outcome in _run_until_broken(suite, left):
            outcomes[piece] = outcome
            left.remove(piece)
            path.write_text(json.dumps({name: asdict(one) for name, one in outcomes.items()}, indent=1))
            say(f"{suite.name}: {piece}: {'; '.join(outcome.faults) or 'well'}")
    return {piece: outcomes[piece] for piece in suite.pieces}


def summarise(suite: Suite, outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines that a run of a suite ends with: figures, counts, and how many pieces had a fault."""
    outcomes = list(outcomes)
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        yield from (f"{suite.name}: {figure}" for figure in outcome.figures)
        counts.update(outcome.counts)
    for words, count in sorted(counts.items()):
        yield f"{suite.name}: {count:,} {words}"
    faulty = sum(bool(outcome.faults) for outcome in outcomes)
    yield f"{suite.name}: {faulty} of {len(outcomes)} pieces with a fault"


def _run_until_broken(suite: Suite, pieces: Iterable[str]) -> Iterator[tuple[str, Outcome]]:
    with suite.open() as run:
        for piece in tuple(pieces):
            try:
                yield piece, run(piece)
            except Exception:
                yield piece, Outcome(faults=(traceback.format_exc(),))
                return


def _read(path: Path) -> dict[str, Outcome]:
    if not path.exists():
        return {}
    kept = json.loads(path.read_text())
    return {
        piece: Outcome(fields["counts"], tuple(fields["figures"]), tuple(fields["faults"]))
        for piece, fields in kept.items()
    }
