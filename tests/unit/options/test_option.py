"""Whatever comes as an option is read, or refused with what to use instead."""

from __future__ import annotations

import json
import math
from dataclasses import astuple, is_dataclass
from typing import Any

import pytest

from py_app.errors import InvalidOption
from py_app.options import RENDER_OPTIONS, RenderOptions, parse_options
from py_app.options.cut import LEVEL, MAX_PIXELS, THREADS
from py_app.options.edges import DECONTAMINATE, FEATHER
from py_app.options.kinds import Choice, Number, Switch, Text, Whole
from py_app.options.option import Option
from py_app.options.output import QUALITY
from py_app.options.region import ROI

ALL: list[Option[Any]] = [*RENDER_OPTIONS, LEVEL, MAX_PIXELS, ROI, THREADS]

NINES = "9" * 400
"""Digits of a number that no float holds."""

ODD: list[Any] = [
    *(math.nan, math.inf, -math.inf, json.loads("1e400"), 10**400, -(10**400), -1, 2**63, True, False, "1", "", " "),
    *([], {}, [[]], [None], [[1, 2]], [math.nan] * 4, {"type": "drop"}, b"red", "\0", "٣px", "٣٣٣"),
    *(f"{NINES}px", f"{NINES}%", f"{NINES}:1", f"{NINES}x1", f"{NINES}deg, red, white", f"red, white {NINES}%"),
    *(f"rgb({NINES},0,0)", f"hsl({'9' * 80},0%,0%)", f"hsl(0,0%,{'9' * 80}%)", "rgb(300,0,0)", "hsl(0,200%,50%)"),
    *("0deg, red nan%, white", "infx1", "nan:1", "1e3px", "-1x-1", "(" * 1000, "red," * 1000),
]


def numbers(value: Any) -> list[float]:
    """Return every number in a parsed option."""
    if is_dataclass(value) and not isinstance(value, type):
        value = astuple(value)
    if isinstance(value, tuple | list):
        return [number for one in value for number in numbers(one)]
    return [value] if isinstance(value, int | float) else []


@pytest.mark.parametrize("option", ALL, ids=lambda option: option.name)
def test_odd_values_are_refused_or_finite(option: Option[Any]) -> None:
    for value in ODD:
        try:
            read = option.read({option.name: value})
            options = parse_options({option.name: value})
        except InvalidOption as error:
            assert error.message and len(error.message) < 500
        else:
            assert all(math.isfinite(number) for number in [*numbers(read), *numbers(options)])


@pytest.mark.parametrize("option", ALL, ids=lambda option: option.name)
def test_absence_is_the_default(option: Option[Any]) -> None:
    assert option.read({}) == option.read({option.name: None}) == option.read({option.name: option.default})


@pytest.mark.parametrize("option", [option for option in ALL if option.control], ids=lambda option: option.name)
def test_what_the_page_offers_is_in_range(option: Option[Any]) -> None:
    control = option.control
    assert control and option.read({option.name: control.start}) is not None
    if isinstance(option.kind, Number | Whole):
        assert isinstance(control.start, int | float) and control.minimum <= control.start <= control.maximum
        for value in (control.minimum, control.maximum):
            assert option.read({option.name: value}) == value


@pytest.mark.parametrize("option", ALL, ids=lambda option: option.name)
@pytest.mark.parametrize("value", [True, "1", 1e400, math.nan])
def test_numbers_are_numbers(option: Option[Any], value: object) -> None:
    if isinstance(option.kind, Number | Whole):
        with pytest.raises(InvalidOption):
            option.read({option.name: value})


def test_blank_texts_are_absent_and_blank_numbers_are_not() -> None:
    for option in ALL:
        if isinstance(option.kind, Text | Choice):
            assert option.read({option.name: " "}) == option.read({})
        elif isinstance(option.kind, Number | Whole | Switch):
            with pytest.raises(InvalidOption):
                option.read({option.name: ""})


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        (FEATHER, 500, "Invalid value for feather: 500. Use a number from 0 to 100."),
        (QUALITY, "90", "Invalid value for quality: '90'. Use a whole number from 1 to 100."),
        (DECONTAMINATE, 1, "Invalid value for decontaminate: 1. Use true or false."),
        (LEVEL, "slow", "Invalid value for level: 'slow'. Use one of fast, balanced, best."),
        (
            ROI,
            [[0, 0, 9, 9], [1]],
            "Invalid value for roi: [[0, 0, 9, 9], [1]]. Region 2: Use four numbers: x1, y1, x2, y2.",
        ),
    ],
)
def test_wording(option: Option[Any], value: object, message: str) -> None:
    with pytest.raises(InvalidOption) as caught:
        option.read({option.name: value})
    assert caught.value.message == message


def test_a_long_value_is_quoted_in_part() -> None:
    with pytest.raises(InvalidOption) as caught:
        parse_options({"strokes": [{"mode": "erase", "size": 20, "points": [[0, 0]] * 100_001}]})
    assert "Stroke 1: Invalid value for points: " in caught.value.message
    assert caught.value.message.endswith("Use a list of 1 to 100,000.")
    assert len(caught.value.message) < 500


def test_defaults_of_the_render_options_are_the_declared_ones() -> None:
    assert parse_options({option.name: option.default for option in RENDER_OPTIONS}) == RenderOptions()
