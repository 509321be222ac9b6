"""What is written from the options' declarations is up to date, and the page's words are there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from py_app.options.background import BG_FIT
from py_app.options.kinds import Choice
from py_app.options.layout import PRESET
from py_app.options.option import Option
from py_app.options.output import FORMAT
from py_app.options.shadow import SHADOW_TYPE
from py_app.options.strokes import STROKE_OPTIONS
from web.build.options import ALL, BEGIN, END, MODULE, README, render, render_module, renew_table

PAGE = MODULE.parents[1] / "page"

FRAGMENTS = "".join(path.read_text(encoding="utf-8") for path in sorted(PAGE.glob("*/*.html")))

LABELLED: list[Option[Any]] = [option for option in (*ALL, *STROKE_OPTIONS) if option.label]

OTHER_NAMES = {"bg_gradient": "gradient-angle", "size": "size-width", "aspect": "aspect-width"}
"""What the page's field for a part of an option is called."""

CONTROLLED = [(OTHER_NAMES.get(option.name, option.name), option) for option in ALL if option.control] + [
    (f"brush-{option.name}", option) for option in STROKE_OPTIONS if option.control
]


@pytest.mark.parametrize("path", [MODULE, README], ids=lambda path: path.name)
def test_fresh(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == render()[path], "run `python build.py options`"


def test_every_option_is_in_the_module_and_in_the_table() -> None:
    module = render_module()
    for option in ALL:
        assert f"[{option.name}]" in module and f"  {option.name}: {{\n" in module
    assert "| `feather` " in renew_table(f"before\n{BEGIN}\nstale\n{END}\nafter\n")


def test_only_the_table_is_renewed() -> None:
    text = renew_table(f"before\n{BEGIN}\nstale\n{END}\nafter\n")
    assert text.startswith(f"before\n{BEGIN}\n") and text.endswith(f"{END}\nafter\n") and "stale" not in text


@pytest.mark.parametrize("option", LABELLED, ids=lambda option: option.label)
def test_labels_are_in_the_messages(option: Option[Any]) -> None:
    texts = (PAGE / "messages.en.js").read_text(encoding="utf-8")
    assert re.search(rf'^  ("?){option.label}\1: ', texts, re.MULTILINE)


@pytest.mark.parametrize(("name", "option"), CONTROLLED)
def test_the_page_shows_the_label_and_says_no_limits(name: str, option: Option[Any]) -> None:
    labels: list[str] = re.findall(r"<label\b.*?</label", FRAGMENTS, re.DOTALL)
    field = next(label for label in labels if f'name="{name}"' in label)
    assert not option.label or f'data-text="{option.label}"' in field
    assert re.search(r'\s(min|max|step|value)="', field) is None


@pytest.mark.parametrize(
    ("name", "option"), [("format", FORMAT), ("bg_fit", BG_FIT), ("shadow", SHADOW_TYPE), ("layout", PRESET)]
)
def test_the_page_offers_every_choice(name: str, option: Option[Any]) -> None:
    offered = set(re.findall(rf'name="{name}"\s+value="([\w-]+)"', FRAGMENTS))
    assert isinstance(option.kind, Choice)
    assert offered - {"none", "photo", "crop", "aspect", "size"} == set(option.kind.choices)
