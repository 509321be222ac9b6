"""Kinds of values: each takes its own and says of any other what to use."""

from __future__ import annotations

import math

import pytest

from py_app.errors import InvalidOption
from py_app.options.kinds import Choice, File, Items, Kind, Number, Switch, Text, Whole

TEXT = Text(int, "digits such as `12`", "DIGITS")
ITEMS = Items(Whole(1, 9).parse, 1, 3, "Digit", "`[1, …]`", "number")


@pytest.mark.parametrize(
    ("kind", "value", "parsed"),
    [
        (Number(-1, 2.5), -1, -1),
        (Number(-1, 2.5), 2.5, 2.5),
        (Whole(1, 9), 1, 1),
        (Whole(1, 9), 9, 9),
        (Switch(), False, False),
        (Switch(), True, True),
        (Choice(("png", "webp")), "webp", "webp"),
        (TEXT, " 12\n", 12),
        (ITEMS, [3], (3,)),
        (ITEMS, (1, 2, 3), (1, 2, 3)),
    ],
)
def test_what_is_taken(kind: Kind[object], value: object, parsed: object) -> None:
    assert kind.parse(value) == parsed
    assert type(kind.parse(value)) is type(parsed)


@pytest.mark.parametrize(
    ("kind", "values", "message"),
    [
        (Number(-1, 2000), [-1.001, 2000.5, True, "1", None, math.nan], "Use a number from -1 to 2,000."),
        (Whole(1, 9), [0, 10, 1.0, True, "1", None], "Use a whole number from 1 to 9."),
        (Switch(), [0, 1, "true", None], "Use true or false."),
        (Choice(("png", "webp")), ["PNG", "", None, 1, ["png"]], "Use one of png, webp."),
        (TEXT, ["twelve", "", 12, None], "Use digits such as 12."),
        (ITEMS, [[], [1] * 4, "123", {1: 2}, None], "Use a list of 1 to 3."),
        (ITEMS, [[1, 0]], "Digit 2: Use a whole number from 1 to 9."),
        (File(), ["photo.png", b"", None], "Use an image file, not its name."),
    ],
)
def test_what_is_refused(kind: Kind[object], values: list[object], message: str) -> None:
    for value in values:
        with pytest.raises(InvalidOption) as caught:
            kind.parse(value)
        assert caught.value.message == message


def test_words() -> None:
    kinds: list[Kind[object]] = [
        Number(0, 1, "pixels"),
        Whole(1, 2000),
        Switch(),
        Choice(("a", "b")),
        TEXT,
        ITEMS,
        File(),
    ]
    assert [kind.described for kind in kinds] == [
        "0 to 1 pixels",
        "1 to 2,000",
        "true, false",
        "`a`, `b`",
        "digits such as `12`",
        "`[1, …]`",
        "a `Blob`; on the command line a file",
    ]


def test_only_words_can_be_blank() -> None:
    assert [kind.is_text for kind in (Number(0, 1), Whole(0, 1), Switch(), Choice(("a",)), TEXT, ITEMS, File())] == [
        *(False, False, False),
        *(True, True),
        *(False, False),
    ]
