"""Options that a page sends as JSON are read, or are an invalid option; nothing else comes out."""

from __future__ import annotations

import pytest

from py_app.browser import session
from py_app.errors import InvalidOption
from tests.unit.test_json_text import HOSTILE


@pytest.mark.parametrize("text", [*HOSTILE, "[]", "7", "null", '"text"'], ids=lambda text: repr(text[:20]))
def test_options_that_are_none(text: str) -> None:
    with pytest.raises(InvalidOption):
        session._choose(text, None)


def test_options_are_read() -> None:
    assert session._choose('{"format": "mask"}', None).format == "mask"
