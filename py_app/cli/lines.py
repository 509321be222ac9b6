"""What became of an input enters; a line for people or for programs leaves, in UTF-8 whatever the console says."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from py_app.cli.files import Input
from py_app.cli.names import show

Outcome: TypeAlias = Mapping[str, Any]
"""An input's line of `--json`: `input`, with the `output` and the report's fields, or an `error`, or why `skipped`."""

WHY_SKIPPED = {
    "exists": "skipped, {output} exists",
    "result": "skipped, it is the result of an earlier run",
    "no-pictures": "skipped, the folder has no pictures",
}


def use_utf8() -> None:
    """Make the streams print any file name: what is no text is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(outcome: Outcome, *, as_json: bool) -> None:
    """Print what became of an input."""
    if as_json:
        print(json.dumps(outcome), flush=True)
    elif "error" in outcome:
        print(_describe_failure(outcome), file=sys.stderr, flush=True)
    elif "skipped" in outcome:
        print(f"{show(outcome['input'])}: {WHY_SKIPPED[outcome['reason']].format(**_shown(outcome))}", flush=True)
    else:
        seconds = outcome["timings"]["total"] / 1000
        print("{input} → {output}".format(**_shown(outcome)), f" {seconds:.1f} s", flush=True)
        for warning in outcome["warnings"]:
            print(f"  {warning['message']}", flush=True)


def say_passed_over(inputs: Iterable[Input]) -> None:
    """Print how many files of the folders are no pictures, if any; to stderr, as it is no input's line."""
    counts = {item.folder: item.passed_over for item in inputs if item.passed_over}
    count = sum(counts.values())
    if count:
        words = "1 file that is not a picture was" if count == 1 else f"{count} files that are not pictures were"
        print(f"{words} passed over.", file=sys.stderr, flush=True)


def close_pipe() -> None:
    """Let what is still to be printed go nowhere, as nobody reads it; Python flushes at its end once more."""
    with suppress(OSError), open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _shown(outcome: Outcome) -> dict[str, str]:
    return {key: show(outcome[key]) for key in ("input", "output") if key in outcome}


def _describe_failure(outcome: Outcome) -> str:
    error = outcome["error"]
    reference = error["details"].get("reference")
    report = f"; please report it with the reference {reference}, --verbose says more" if reference else ""
    return f"{show(outcome['input'])}: {show(error['message'])} [{error['code']}{report}]"
