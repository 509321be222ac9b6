"""Which tests are wanted, and what that needs; checks that run side by side are all seen."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace
from typing import cast

import pytest

from web.build import checks
from web.build.checks import Check, Selection
from web.build.console import Command
from web.build.tools import Tools


@pytest.mark.parametrize(
    ("selection", "needs_the_site"),
    [
        (Selection(), True),
        (Selection(expression="decode"), True),  # which may be the name of a browser test
        (Selection(fast=True), False),
        (Selection(["tests/unit/decode/test_decode.py"]), False),
        (Selection(["tests/unit", "tests/unit/test_texts.py::test_german_is_complete"]), False),
        (Selection(["tests/unit/../e2e"]), True),
        (Selection(["tests/unit", "tests/e2e/test_cut.py"]), True),
        (Selection(["tests"]), True),
    ],
)
def test_the_site_is_built_only_for_tests_that_may_open_it(selection: Selection, needs_the_site: bool) -> None:
    assert selection.needs_the_site == needs_the_site


@pytest.mark.parametrize(
    ("selection", "is_large"),
    [
        (Selection(), True),
        (Selection(["tests/unit"]), True),
        (Selection(["tests/unit/test_texts.py"]), False),
        (Selection(["tests/unit/test_texts.py::test_german_is_complete"]), False),
    ],
)
def test_a_few_tests_need_no_second_process(selection: Selection, is_large: bool) -> None:
    assert selection.is_large == is_large


@pytest.mark.parametrize(
    ("selection", "is_left_out"),
    [
        (Selection(), True),
        (Selection(thorough=True), False),
        (Selection(["tests/e2e"]), False),  # who names tests means all of them
        (Selection(expression="damaged"), False),
    ],
)
def test_long_cases_are_left_out_of_everything_only(selection: Selection, is_left_out: bool) -> None:
    assert ("not thorough" in checks._pytest_options(selection)) == is_left_out


def run_python(code: str) -> Command:
    return [sys.executable, "-c", code]


def test_a_check_that_fails_is_named_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = cast(Tools, SimpleNamespace(environment=dict(os.environ), python=lambda group: sys.executable))
    monkeypatch.setattr(
        checks, "_python_checks", lambda _: [Check("bad", run_python("print('why'); raise SystemExit(3)"))]
    )
    monkeypatch.setattr(checks, "_web_checks", lambda _: [Check("good", run_python("print('fine')"))])
    monkeypatch.setattr(checks, "_pytest_options", lambda _: ["--version"])
    assert checks.run_checks(tools, Selection(fast=True)) == 1
    printed = capsys.readouterr().out
    assert printed.index("── bad\nwhy") < printed.index("── good\nfine") < printed.index("Failed before pytest: bad")
    monkeypatch.setattr(checks, "_python_checks", lambda _: [])
    assert checks.run_checks(tools, Selection(fast=True)) == 0
    monkeypatch.setattr(checks, "_pytest_options", lambda _: ["--no-such-option"])
    assert checks.run_checks(tools, Selection(fast=True)) == 1
