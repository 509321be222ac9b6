"""Running the pipeline's coroutines where Playwright's synchronous calls forbid an event loop."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar, cast

Result = TypeVar("Result")


def run_now(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine that never waits, which none does outside the browser; return its result."""
    try:
        work.send(None)
    except StopIteration as done:
        return cast("Result", done.value)
    raise AssertionError("the coroutine waited")
