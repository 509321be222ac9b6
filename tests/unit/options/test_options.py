"""Choices come as text; what means nothing is refused with a reason."""

from __future__ import annotations

import pytest

from py_app.errors import InvalidOption
from py_app.options import RenderOptions, parse_options


def test_defaults() -> None:
    assert parse_options({}) == RenderOptions()
    assert parse_options({"format": None, "background": None, "quality": None, "level": "fast"}) == RenderOptions()


def test_all() -> None:
    fields = {"format": "jpeg", "background": "#ff8000", "quality": 80}
    assert parse_options(fields) == RenderOptions("jpeg", (255, 128, 0), 80)


def test_alpha_alone_is_the_mask() -> None:
    assert parse_options({"channels": "alpha"}).format == "mask"
    assert parse_options({"channels": "alpha", "format": "mask"}).format == "mask"
    assert parse_options({"channels": "rgba", "format": "mask"}).format == "mask"


def test_edges() -> None:
    fields = {"feather": 1.5, "shift_edge": -2, "decontaminate": False, "keep_islands": 1, "min_island": 0.1}
    options = parse_options(fields | {"fill_holes": True})
    assert (options.feather, options.shift_edge, options.keep_islands, options.min_island) == (1.5, -2, 1, 0.1)
    assert (options.decontaminate, options.fill_holes, options.translucent) == (False, True, False)
    assert parse_options({"translucent": True}).translucent


@pytest.mark.parametrize(
    "fields",
    [
        *({"format": "gif"}, {"quality": 0}, {"quality": 101}, {"quality": "90"}, {"background": "whitish"}),
        *({"feather": -1}, {"feather": True}, {"shift_edge": "2"}, {"shift_edge": 1e9}, {"feather": float("nan")}),
        *({"channels": "rgb"}, {"channels": "alpha", "format": "jpeg"}, {"lossless": "yes"}),
        {"format": "webp", "lossless": True, "quality": 80},
        *({"decontaminate": 1}, {"keep_islands": 0}, {"keep_islands": 1.5}, {"min_island": 2}, {"fill_holes": "yes"}),
        {"translucent": 1},
    ],
)
def test_refused(fields: dict[str, object]) -> None:
    with pytest.raises(InvalidOption):
        parse_options(fields)
