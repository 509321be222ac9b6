"""Python's codes, the page's typedef and list, and the texts people read stay in step."""

from __future__ import annotations

import re
from pathlib import Path

from py_app import errors
from py_app.report import StageClock

WEB = Path(__file__).parents[2] / "web"


def test_codes_survive_a_border() -> None:
    for code in errors.error_codes():
        error = errors.error_from_code(code, "why")
        assert (error.code, error.message) == (code, "why")
        assert error.to_record() == {"code": code, "message": "why", "details": {}}


def test_unknown_code_is_internal() -> None:
    assert type(errors.error_from_code("no-such-code", "why")) is errors.OffcutError


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    assert errors.__doc__
    drawn = re.findall(r"(\w+) +([a-z-]+)$", errors.__doc__, re.MULTILINE)
    classes = {name: getattr(errors, name).code for name, _ in drawn}
    assert classes == dict(drawn)
    assert set(classes.values()) == set(errors.error_codes())


def test_javascript_knows_the_same_codes() -> None:
    text = (WEB / "shared" / "errors.js").read_text()
    typedef = text[text.index("@typedef") : text.index("ErrorCode")]
    listed = text[text.index("ERROR_CODES = [") : text.index("];")]
    assert set(re.findall(r'"([a-z-]+)"', typedef)) == set(errors.error_codes())
    assert set(re.findall(r'"([a-z-]+)"', listed)) == set(errors.error_codes())


def fail(error: BaseException) -> BaseException:
    """Return an exception as it is caught: with its traceback, through a function of ours."""

    def on_stage(stage: str) -> None:
        raise error

    try:
        with StageClock(on_stage)("decode"):
            raise AssertionError("not reached")
    except BaseException as caught:
        return caught


def test_the_unexpected_gets_a_reference() -> None:
    first, second = (errors.coded(fail(TypeError(text))) for text in ("of one picture", "of another"))
    assert first.code == "internal"
    assert first.message == "TypeError: of one picture"
    assert re.fullmatch(r"[0-9a-f]{8}", str(first.details["reference"]))
    assert first.details == second.details
    assert errors.coded(fail(KeyError("x"))).details != first.details
    assert errors.coded(TypeError("of nowhere")).details != first.details


def test_what_is_coded_stays_and_memory_is_its_own_code() -> None:
    known = errors.Cancelled("by hand")
    assert errors.coded(known) is known
    assert type(errors.coded(MemoryError())) is errors.OutOfMemory
    assert errors.coded(MemoryError()).message
