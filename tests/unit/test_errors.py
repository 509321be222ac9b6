"""Python's codes, the page's typedef and list, and the texts people read stay in step."""

from __future__ import annotations

import re
from pathlib import Path

from py_app import errors

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
