"""Numbers of cases enter, outcomes leave, from a process of its own: a case that crashes or hangs it is a fault."""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Iterator
from multiprocessing.connection import Connection

from tests.fuzz.cases import Outcome, run_case

HUNG = 60
"""Seconds without an answer after which a case counts as hung."""


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
