"""The shadow: none unless it is asked for, and checked all the same."""

from __future__ import annotations

import pytest

from py_app.errors import InvalidOption
from py_app.options.shadow import Shadow, parse_shadow


@pytest.mark.parametrize(
    ("fields", "shadow"),
    [
        ({}, None),
        ({"shadow_type": "contact", "shadow_opacity": 80}, None),
        ({"add_shadow": False}, None),
        ({"add_shadow": True}, Shadow("drop", 0.5)),
        ({"add_shadow": True, "shadow_type": "contact"}, Shadow("contact", 0.5)),
        ({"add_shadow": True, "shadow_opacity": 0}, Shadow("drop", 0)),
        ({"add_shadow": True, "shadow_opacity": 100}, Shadow("drop", 1)),
        ({"add_shadow": True, "shadow_opacity": 25}, Shadow("drop", 0.25)),
    ],
)
def test_shadows(fields: dict[str, object], shadow: Shadow | None) -> None:
    assert parse_shadow(fields) == shadow


@pytest.mark.parametrize(
    "fields",
    [
        {"add_shadow": 1},
        {"shadow_type": "car"},
        *({"shadow_opacity": opacity} for opacity in (-1, 101, "50", True)),
    ],
)
def test_what_is_none(fields: dict[str, object]) -> None:
    for more in ({}, {"add_shadow": True}):
        with pytest.raises(InvalidOption):
            parse_shadow(more | fields)
