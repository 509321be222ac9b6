"""`python -m tests.fuzz`: runs cases one after the other, goes on where it was stopped, and prints the totals last.

The cases run in a process of their own: one that crashes or hangs it is a fault, and the run goes on behind it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.fuzz.cases import Outcome, run_case

HUNG = 60
"""Seconds without an answer after which a case counts as hung."""

STEP = 500
"""Cases after which the state is written and said."""


def main() -> int:
    """Run what is left of the cases; return 1 where there was a fault."""
    parser = argparse.ArgumentParser(prog="python build.py fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, metavar="N", help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the number of the first case")
    parser.add_argument("--state", type=Path, required=True, metavar="FILE", help="where the totals so far are kept")
    args = parser.parse_args()
    state = _read(args.state, args.seed)
    end = args.seed + args.cases
    for number, outcome in iterate_outcomes(state["next"], end):
        state["next"] = number + 1
        name = f"{outcome.kind} {outcome.result}"
        state["totals"][name] = state["totals"].get(name, 0) + 1
        if outcome.result == "fault":
            state["faults"].append([number, outcome.reason])
            print(f"case {number}, {outcome.kind}: {outcome.reason}", flush=True)
        if state["next"] % STEP == 0 or state["next"] == end:
            args.state.write_text(json.dumps(state))
            print(f"{state['next'] - args.seed} of {args.cases}", file=sys.stderr, flush=True)
    _summarise(state)
    return 1 if state["faults"] else 0


def iterate_outcomes(start: int, end: int) -> Iterator[tuple[int, Outcome]]:
    """Yield each case's number and outcome; the process that runs them is begun again where it died or hung."""
    context = multiprocessing.get_context("spawn")
    number = start
    while number < end:
        ours, theirs = context.Pipe()
        worker = context.Process(target=work, args=(number, end, theirs), daemon=True)
        worker.start()
        theirs.close()
        try:
            while number < end:
                if not ours.poll(HUNG):
                    yield number, Outcome("any", "fault", f"it hung for {HUNG} s")
                    break
                yield number, ours.recv()
                number += 1
        except EOFError:
            worker.join()
            yield number, Outcome("any", "fault", f"it ended the process with {worker.exitcode}")
        finally:
            worker.kill()
        number += 1


def work(start: int, end: int, answers: Connection) -> None:
    """Run cases in this process and send what became of each."""
    warnings.simplefilter("error")
    for number in range(start, end):
        answers.send(run_case(number))


def _read(path: Path, seed: int) -> dict[str, Any]:
    """Return the state of a run that was stopped, or that of a new one."""
    if path.exists():
        return dict(json.loads(path.read_text()))
    return {"next": seed, "totals": {}, "faults": []}


def _summarise(state: dict[str, Any]) -> None:
    totals: Counter[str] = Counter(state["totals"])
    for name, count in sorted(totals.items()):
        print(f"{count:7,}  {name}")
    print(f"{totals.total():7,}  cases, {len(state['faults'])} faults")


if __name__ == "__main__":
    sys.exit(main())
