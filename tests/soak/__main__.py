"""`python -m tests.soak`: runs the suites that are asked for, goes on where it was stopped, prints the totals last."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.soak.browser_fuzz import make_fuzz
from tests.soak.endurance import make_endurance
from tests.soak.faults import make_faults
from tests.soak.pieces import run_suite, summarise
from web.build.console import say


def main() -> int:
    """Run what is left; return 1 where there was a fault."""
    parser = argparse.ArgumentParser(prog="python build.py soak", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help="only these; all by default")
    parser.add_argument("--state", type=Path, required=True, metavar="DIR", help="where the outcomes so far are kept")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the number of the first case of the fuzzing")
    args = parser.parse_args()
    with sync_playwright() as playwright:
        suites = {
            suite.name: suite
            for suite in (make_endurance(playwright), make_fuzz(playwright, args.seed), *make_faults(playwright))
        }
        if unknown := set(args.suites) - set(suites):
            parser.error(f"unknown suite {', '.join(sorted(unknown))}: choose from {', '.join(suites)}")
        chosen = [suites[name] for name in args.suites or suites]
        totals = [(suite, run_suite(suite, args.state)) for suite in chosen]
    for suite, outcomes in totals:
        for line in summarise(suite, outcomes.values()):
            say(line)
    return 1 if any(outcome.faults for _, outcomes in totals for outcome in outcomes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
