"""`python -m tests.fuzz`: runs cases one after the other, goes on where it was stopped, and prints the totals last."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.fuzz.runs import iterate_outcomes

STEP = 500
"""Cases after which the state is written and said."""


def main() -> int:
    """Run what is left of the cases; return 1 where there was a fault."""
    parser = argparse.ArgumentParser(prog="python build.py fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, required=True, metavar="N", help="the number of the first case")
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
