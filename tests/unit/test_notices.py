"""Every notice that Python gives has words on the page; what the page has words for is given by something."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

WITH_NUMBERS = {"size-reduced"}
"""Codes without words of the page: the report's own message says how much."""


def iterate_codes() -> Iterator[str]:
    """Yield the code of every `Notice(…)` in the application."""
    for file in (ROOT / "py_app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Notice" and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield str(code.value)


def read_worded_codes() -> set[str]:
    text = (ROOT / "web" / "page" / "messages.en.js").read_text(encoding="utf-8")
    start = text.index("export const warnings = {")
    return set(re.findall(r'^  "?([\w-]+)"?:', text[start : text.index("\n};", start)], re.MULTILINE))


def test_every_notice_has_words() -> None:
    assert set(iterate_codes()) - read_worded_codes() - WITH_NUMBERS == set()


def test_no_words_are_left_over() -> None:
    given_by_javascript = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "web").glob("*/*.js"))
    left = read_worded_codes() - set(iterate_codes())
    assert {code for code in left if f'"{code}"' not in given_by_javascript} == set()
