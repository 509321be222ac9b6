"""The names and the syntax of remove.bg's interface, and what they do not have."""

from __future__ import annotations

import pytest

from py_app.errors import InvalidOption
from py_app.options.layout import PRESETS, Layout, Margins, parse_layout
from py_app.options.lengths import Length

TEN = Length(0.1, is_relative=True)


def test_defaults() -> None:
    assert parse_layout({}) == Layout()
    assert parse_layout({"crop": False, "size": "full", "scale": "original", "position": "original"}) == Layout()


@pytest.mark.parametrize(
    ("text", "margins"),
    [
        ("30px", (Length(30),) * 4),
        ("0", (Length(0),) * 4),
        ("10% 5px", (TEN, Length(5), TEN, Length(5))),
        ("1px 2px 3px 10%", (Length(1), Length(2), Length(3), TEN)),
    ],
)
def test_margins(text: str, margins: Margins) -> None:
    assert parse_layout({"crop": True, "crop_margin": text}) == Layout(crop=True, margins=margins)


@pytest.mark.parametrize(
    ("text", "canvas", "dpi"),
    [
        ("1200x1600", (1600, 1200), None),
        ("12x16px", (16, 12), None),
        ("35x45mm", (531, 413), 300),
        ("2x2in", (600, 600), 300),
    ],
)
def test_sizes(text: str, canvas: tuple[int, int], dpi: float | None) -> None:
    assert parse_layout({"size": text}) == Layout(canvas=canvas, dpi=dpi)


def test_most_megapixels() -> None:
    assert parse_layout({"size": "preview"}) == Layout(megapixels=0.25)


def test_scaling_centres_unless_said_otherwise() -> None:
    assert parse_layout({"scale": "80%"}) == Layout(scale=0.8, position=(0.5, 0.5))
    assert parse_layout({"scale": "80%", "position": "original"}) == Layout(scale=0.8)
    assert parse_layout({"scale": "80%", "position": "10% 90%"}) == Layout(scale=0.8, position=(0.1, 0.9))
    assert parse_layout({"position": "25%"}) == Layout(position=(0.25, 0.25))


def test_aspect() -> None:
    assert parse_layout({"aspect": "4:5"}) == Layout(aspect=0.8)


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_options(name: str) -> None:
    assert parse_layout({"preset": name}).canvas


def test_what_is_given_beside_a_preset_wins() -> None:
    layout = parse_layout({"preset": "marketplace", "scale": "50%", "size": None})
    assert (layout.canvas, layout.scale) == ((2000, 2000), 0.5)


@pytest.mark.parametrize(
    "fields",
    [
        *(
            {"crop": "yes"},
            {"crop_margin": "10em"},
            {"crop_margin": "1 2 3"},
            {"crop_margin": "-1px"},
            {"crop_margin": 3},
        ),
        *({"crop_margin": "99999px"}, {"crop_margin": "9999999%"}),
        *({"size": "4k"}, {"size": "0x10"}, {"size": "99999x1"}, {"size": "20000x20000"}, {"size": "10x10cm"}),
        *({"aspect": "4/5"}, {"aspect": "0:1"}, {"aspect": "1:0"}, {"aspect": "100:1"}),
        *({"scale": "5%"}, {"scale": "501%"}, {"scale": "80"}, {"scale": 0.8}),
        *({"position": "left"}, {"position": "50px"}, {"position": "150%"}),
        *({"preset": "poster"}, {"size": "10x10", "aspect": "1:1"}, {"preset": "shop", "aspect": "1:1"}),
    ],
)
def test_refused(fields: dict[str, object]) -> None:
    with pytest.raises(InvalidOption):
        parse_layout(fields)
