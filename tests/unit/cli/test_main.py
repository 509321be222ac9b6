"""The command line: exit codes, targets, reports, and a queue that goes on after a bad file."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from py_app.cli.main import main
from py_app.network import native
from tests.fake_backend import FakeBackend
from tests.unit.images import make_gradient, make_png


@pytest.fixture(autouse=True)
def fake_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand the fake network in for the native one."""
    monkeypatch.setattr(native, "NativeBackend", lambda weights, threads: FakeBackend())


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(make_png(make_gradient(30, 40)))  # the content decides, not the name
    return path


def run(*arguments: str | Path) -> int:
    """Run `offcut cut` with the small model's manifest."""
    return main(["cut", "--model", "u2netp", *map(str, arguments)])


def test_beside_the_photo(photo: Path) -> None:
    assert run(photo) == 0
    with Image.open(photo.with_name("photo-cutout.png")) as image:
        assert (image.mode, image.size) == ("RGBA", (40, 30))


def test_to_a_file(photo: Path, tmp_path: Path) -> None:
    assert run(photo, "-o", tmp_path / "new" / "out.png") == 0
    assert (tmp_path / "new" / "out.png").is_file()


def test_two_of_one_name_do_not_overwrite_each_other(photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "photo.jpg"
    other.parent.mkdir()
    other.write_bytes(photo.read_bytes())
    assert run(photo, other, "-o", tmp_path / "out") == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["photo-cutout-2.png", "photo-cutout.png"]


def test_a_folder(photo: Path, tmp_path: Path) -> None:
    (photo.parent / "second.png").write_bytes(photo.read_bytes())
    assert run(photo.parent, "-o", tmp_path / "out") == 0
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_bad_file_does_not_stop_the_others(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, missing = tmp_path / "bad.png", tmp_path / "missing.png"
    bad.write_bytes(b"not an image")
    assert run(bad, missing, photo, "--json") == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("error", {}).get("code") for line in lines] == ["unsupported-format", "unreadable", None]
    assert lines[2]["output"] == str(photo.with_name("photo-cutout.png"))
    assert (lines[2]["width"], lines[2]["height"]) == (40, 30)


def test_colour_behind(photo: Path, tmp_path: Path) -> None:
    assert run(photo, "--format", "png", "--background", "#102030", "-o", tmp_path / "out.png") == 0
    assert np.asarray(Image.open(tmp_path / "out.png"))[0, 0].tolist() == [16, 32, 48]


def test_image_behind(photo: Path, tmp_path: Path) -> None:
    behind = tmp_path / "behind.png"
    behind.write_bytes(make_png(np.full((5, 5, 3), 77, np.uint8)))
    assert run(photo, "--background", behind, "-o", tmp_path / "out.png") == 0
    assert np.asarray(Image.open(io.BytesIO((tmp_path / "out.png").read_bytes())))[0, 0].tolist() == [77] * 3


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["--level", "slow"], ["--format", "gif"], ["--background", "whitish"], ["--quality", "0"]),
        *(["--name", "{size}"], ["--crop-margin", "x"], ["--bg-image", "missing.png"], ["--preset", "poster"]),
        *(["--background", __file__], ["--edits", __file__], ["--max-pixels", "0"]),
    ],
)
def test_usage_errors(photo: Path, arguments: list[str]) -> None:
    inputs = [str(photo)] if arguments else []
    with pytest.raises(SystemExit) as caught:
        main(["cut", *inputs, *arguments])
    assert caught.value.code == 2


def test_unknown_model(photo: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["cut", str(photo), "--model", "../../etc/passwd"])
    assert caught.value.code == 2


def test_a_reduced_size(photo: Path, tmp_path: Path) -> None:
    assert run(photo, "--max-pixels", "300", "-o", tmp_path / "out.png") == 0
    with Image.open(tmp_path / "out.png") as image:
        assert image.size == (20, 15)


def test_edges_and_islands(photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    arguments = ["--shift-edge", "-1.5", "--feather", "1", "--keep-islands", "1", "--fill-holes", "--no-decontaminate"]
    assert run(photo, *arguments, "--format", "mask", "-o", out) == 0
    assert 0 < np.asarray(Image.open(out)).mean() < 255


def test_regions_of_interest_add_up(photo: Path, tmp_path: Path) -> None:
    assert run(photo, "--roi", "0 0 16 30", "--roi", "40 30 24 0", "--format", "mask", "-o", tmp_path / "mask.png") == 0
    with Image.open(tmp_path / "mask.png") as image:
        mask = np.asarray(image)
    assert min(mask[15, 8], mask[15, 32]) > 200
    assert mask[15, 20] == 0
    with pytest.raises(SystemExit):
        run(photo, "--roi", "1 2 3")


def test_a_level_of_several_networks(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cut", str(photo), "--level", "best", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["model"] == "isnet+u2netp"
    assert report["verdict"] in ("good", "check-edges", "subject-unclear")


def test_every_option_has_its_flag(photo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    shape = ["--crop", "--crop-margin", "4px", "--aspect", "2:1", "--position", "center"]
    behind = ["--bg-gradient", "90deg, red, #00f", "--add-shadow", "--shadow-type", "contact", "--shadow-opacity", "30"]
    assert run(photo, *shape, *behind, "-o", out) == 0
    with Image.open(out) as image:
        assert (image.mode, image.width) == ("RGB", 2 * image.height)


def test_a_preset_by_its_name(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--preset", "square", "--bg-blur", "2", "--name", "{name}-{width}-{level}-{index}", "--json"]
    assert run(photo, *arguments, "-o", tmp_path / "out") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["width"], report["height"]) == (1080, 1080)
    assert Path(report["output"]).name == "photo-1080-u2netp-1.png"
    assert [warning["code"] for warning in report["warnings"]] == ["enlarged"]


def test_an_image_shown_whole(photo: Path, tmp_path: Path) -> None:
    behind = tmp_path / "behind.png"
    behind.write_bytes(make_png(np.full((5, 5, 3), 77, np.uint8)))
    arguments = ["--bg-image", str(behind), "--bg-fit", "contain", "--bg-position", "100%", "--bg-color", "#102030"]
    assert run(photo, *arguments, "-o", tmp_path / "out.png") == 0
    pixels = np.asarray(Image.open(tmp_path / "out.png"))
    assert pixels[0, 0].tolist() == [16, 32, 48]
    assert pixels[0, -1].tolist() == [77] * 3


def test_layers_and_alpha(photo: Path, tmp_path: Path) -> None:
    assert run(photo, "--format", "zip", "-o", tmp_path) == 0
    assert zipfile.is_zipfile(tmp_path / "photo-layers.zip")
    assert run(photo, "--channels", "alpha", "-o", tmp_path) == 0
    with Image.open(tmp_path / "photo-mask.png") as image:
        assert image.mode == "L"


def test_edits_from_a_file_and_flags_over_them(photo: Path, tmp_path: Path) -> None:
    edits = tmp_path / "edits.json"
    strokes = [{"mode": "erase", "size": 200, "points": [[20, 15]]}]
    edits.write_text(json.dumps({"strokes": strokes, "background": "#ffffff", "format": "jpeg"}))
    assert run(photo, "--edits", edits, "--background", "#102030", "--format", "png", "-o", tmp_path / "out.png") == 0
    assert (np.asarray(Image.open(tmp_path / "out.png")) == (16, 32, 48)).all()


@pytest.mark.parametrize("text", ["[]", "{", '{"feathers": 2}', '{"strokes": [{}]}', '{"bg_image": "behind.png"}'])
def test_edits_that_mean_nothing(photo: Path, tmp_path: Path, text: str) -> None:
    edits = tmp_path / "edits.json"
    edits.write_text(text)
    with pytest.raises(SystemExit) as caught:
        run(photo, "--edits", edits)
    assert caught.value.code == 2
