"""Every option has its flag, with the same words and the same refusals as everywhere."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from py_app.cli.options import add_options, add_run_options, describe, read_options
from py_app.errors import DecodeError, FileAccessError, InvalidOption
from py_app.options import RENDER_OPTIONS, RenderOptions
from py_app.options.edges import FEATHER
from py_app.options.layout import PRESET, PRESETS
from py_app.options.output import FORMAT
from py_app.options.region import ROI, Region
from py_app.options.strokes import STROKES
from tests.unit.images import make_gradient, make_png


def parse(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    add_run_options(parser)
    return parser.parse_args(arguments)


def read(*arguments: str) -> RenderOptions:
    return read_options(parse(*arguments))


def test_every_option_has_its_flag() -> None:
    flags = vars(parse()).keys()
    assert flags - {"edits", "roi", "max_pixels", "threads"} == {
        option.name for option in RENDER_OPTIONS if option is not STROKES
    }


def test_nothing_given_is_the_default() -> None:
    assert read() == RenderOptions()
    assert set(vars(parse()).values()) == {None}


def test_help_shows_values_and_default() -> None:
    assert describe(FEATHER) == "soften the edge by this standard deviation (0 to 100 pixels; default: 0)"
    assert describe(FORMAT).endswith("(default: png)")
    parser = argparse.ArgumentParser()
    add_options(parser)
    words = " ".join(parser.format_help().split())
    assert "--feather PIXELS" in words and "--format png|webp|jpeg|mask|zip" in words
    assert "10% to 500%" in words
    assert all(preset in describe(PRESET) for preset in PRESETS)


def test_every_switch_goes_both_ways() -> None:
    assert not read("--no-decontaminate").decontaminate
    assert read("--crop", "--no-crop") == RenderOptions()
    assert read("--no-lossless").lossless is False


def test_a_switch_is_turned_off_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "edits.json"
    path.write_text(json.dumps({"fill_holes": True, "feather": 2}))
    options = read("--edits", str(path), "--no-fill-holes")
    assert (options.fill_holes, options.feather) == (False, 2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--feather", "much"], "Invalid value for feather: 'much'. Use a number from 0 to 100."),
        (["--feather", "nan"], "Invalid value for feather: nan. Use a number from 0 to 100."),
        (["--quality", "80.5"], "Invalid value for quality: '80.5'. Use a whole number from 1 to 100."),
        (["--format", "gif"], "Invalid value for format: 'gif'. Use one of png, webp, jpeg, mask, zip."),
        (["--scale", "5%"], "Invalid value for scale: '5%'. Use 10% to 500%, or original."),
    ],
)
def test_wording(arguments: list[str], message: str) -> None:
    with pytest.raises(InvalidOption) as caught:
        read(*arguments)
    assert caught.value.message == message


def test_boxes() -> None:
    assert ROI.read(vars(parse("--roi", "30 40 10 20", "--roi", "1 2 3.5 4"))) == (
        Region(10, 20, 30, 40),
        Region(1, 2, 3.5, 4),
    )
    for box in ("1 2 3", "1 2 3 x", "1 2 3 inf", ""):
        with pytest.raises(InvalidOption):
            ROI.read(vars(parse("--roi", box)))


@pytest.mark.parametrize("name", ["feathers", "level", "json", "inputs"])
def test_a_file_has_render_options_only(tmp_path: Path, name: str) -> None:
    path = tmp_path / "edits.json"
    path.write_text(json.dumps({name: 1}))
    with pytest.raises(InvalidOption, match=name):
        read("--edits", str(path))


def test_a_file_of_a_thousand_brackets_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "edits.json"
    path.write_text("[" * 100_000)
    with pytest.raises(InvalidOption, match="nested too deeply"):
        read("--edits", str(path))


@pytest.mark.parametrize("flag", ["--bg-image", "--edits"])
def test_a_file_that_cannot_be_read_is_named(flag: str, tmp_path: Path) -> None:
    path = tmp_path / "missing.png"
    with pytest.raises(FileAccessError) as caught:
        read(flag, str(path))
    assert str(path) in caught.value.message


def test_the_usual_format_gives_way(tmp_path: Path) -> None:
    edits = tmp_path / "edits.json"
    edits.write_text('{"format": "webp"}')
    assert read_options(parse(), format="jpeg").format == "jpeg"
    assert read_options(parse("--format", "png"), format="jpeg").format == "png"
    assert read_options(parse("--edits", str(edits)), format="jpeg").format == "webp"


@pytest.mark.parametrize("words", ["x" * 5000, "a/" * 3000, "nul\0", "\udcff"])
def test_words_that_are_no_files_name_are_no_colour_either(words: str) -> None:
    with pytest.raises(InvalidOption):
        read("--background", words)


@pytest.mark.parametrize("flag", ["--background", "--bg-image"])
@pytest.mark.parametrize("data", [b"", b"no picture", make_png(make_gradient(20, 20))[:-60], b"BM" + bytes(98)])
def test_an_image_behind_that_cannot_be_used_is_named(tmp_path: Path, flag: str, data: bytes) -> None:
    path = tmp_path / "behind.png"
    path.write_bytes(data)
    with pytest.raises(DecodeError, match=r"behind\.png: "):
        read(flag, str(path))
