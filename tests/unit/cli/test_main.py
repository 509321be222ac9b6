"""The command line: exit codes, targets, reports, and a queue that goes on after a bad file."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from py_app.cli.main import main
from py_app.network.manifest import Manifest
from py_app.types import Tensor
from tests.fake_backend import FakeBackend
from tests.unit.images import make_gradient, make_png

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def fake_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand the fake network in for the native one, whose module is not even loaded."""
    stand_in = SimpleNamespace(NativeBackend=lambda weights, threads: FakeBackend())
    monkeypatch.setitem(sys.modules, "py_app.network.native", stand_in)


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


@pytest.mark.parametrize(("name", "format"), [("out.jpg", "JPEG"), ("out.webp", "WEBP"), ("out.PNG", "PNG")])
def test_to_a_file_of_the_kind_that_its_name_says(photo: Path, tmp_path: Path, name: str, format: str) -> None:
    assert main(["cut", str(photo), "-o", str(tmp_path / name)]) == 0
    with Image.open(tmp_path / name) as image:
        assert image.format == format


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
        *(["-o", "out.gif"], ["-o", "out.jpg", "--format", "png"], ["--background", "x" * 5000]),
    ],
)
def test_usage_errors(photo: Path, arguments: list[str]) -> None:
    inputs = [str(photo)] if arguments else []
    with pytest.raises(SystemExit) as caught:
        main(["cut", *inputs, *arguments])
    assert caught.value.code == 2


@pytest.mark.parametrize("name", ["../../etc/passwd", "u3net"])
def test_unknown_model(photo: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["cut", str(photo), "--model", name])
    assert caught.value.code == 2
    assert f"Unknown model '{name}'. Available: isnet, u2netp." in capsys.readouterr().err


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


def read_lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


class MoodyBackend(FakeBackend):
    """Raises what it is told, one picture after the other, then works."""

    def __init__(self, *moods: BaseException) -> None:
        super().__init__()
        self.moods = list(moods)

    async def run(self, model: Manifest, tensor: Tensor) -> Any:
        if self.moods:
            raise self.moods.pop(0)
        return await super().run(model, tensor)


@pytest.fixture
def moody(monkeypatch: pytest.MonkeyPatch) -> MoodyBackend:
    backend = MoodyBackend()
    monkeypatch.setattr(sys.modules["py_app.network.native"], "NativeBackend", lambda weights, threads: backend)
    return backend


@pytest.mark.parametrize("arguments", [["--name", "{name}"], ["-o", "photo.png"], ["-o", "PHOTO.png", "--overwrite"]])
def test_an_original_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    original = make_png(make_gradient(30, 40))
    Path("photo.png").write_bytes(original)
    if not Path("PHOTO.png").exists():
        Path("PHOTO.png").symlink_to("photo.png")
    for _ in range(2):
        assert run("photo.png", *arguments) == 0
        assert Path("photo.png").read_bytes() == original


@pytest.mark.parametrize("flag", ["--bg-image", "--background"])
def test_what_is_behind_is_an_input_too(photo: Path, tmp_path: Path, flag: str) -> None:
    behind = tmp_path / "out.png"
    behind.write_bytes(data := make_png(np.full((5, 5, 3), 77, np.uint8)))
    assert run(photo, flag, behind, "-o", behind, "--overwrite") == 0
    assert behind.read_bytes() == data
    assert (tmp_path / "out-2.png").is_file()


def test_a_second_run_keeps_the_first(photo: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run(photo, "-o", tmp_path / "out") == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["photo-cutout-2.png", "photo-cutout.png"]
    (tmp_path / "out" / "photo-cutout.png").write_bytes(b"old")
    assert run(photo, "-o", tmp_path / "out", "--overwrite") == 0
    assert len(os.listdir(tmp_path / "out")) == 2
    assert (tmp_path / "out" / "photo-cutout.png").read_bytes() != b"old"


def test_a_run_is_resumed(photo: Path, capsys: pytest.CaptureFixture[str], moody: MoodyBackend) -> None:
    (photo.parent / "second.png").write_bytes(photo.read_bytes())
    moody.moods = [TypeError("once")]
    assert run(photo.parent, "--json") == 1
    assert [("error" in line) for line in read_lines(capsys)] == [True, False]
    assert run(photo.parent, "--json", "--skip-existing") == 0
    lines = read_lines(capsys)
    assert [Path(line["input"]).name for line in lines] == ["photo.jpg", "second-cutout.png", "second.png"]
    assert [line.get("skipped", False) for line in lines] == [False, True, True]
    assert [line.get("reason") for line in lines] == [None, "result", "exists"]
    assert lines[2]["output"] == str(photo.with_name("second-cutout.png"))
    assert len(os.listdir(photo.parent)) == 4


def test_the_unexpected_ends_one_picture_alone(
    photo: Path, capsys: pytest.CaptureFixture[str], moody: MoodyBackend
) -> None:
    moody.moods = [
        struct.error("short"),
        AssertionError(),
        MemoryError(),
        RecursionError("deep"),
        OverflowError("1e400"),
    ]
    assert run(*[photo] * 6, "--json") == 1
    lines = read_lines(capsys)
    codes = [line.get("error", {}).get("code") for line in lines]
    assert codes == ["internal", "internal", "out-of-memory", "internal", "internal", None]
    assert len({line["error"]["details"]["reference"] for line in lines[:2]}) == 2


def test_a_reference_is_said_and_the_trace_on_request(
    photo: Path, capsys: pytest.CaptureFixture[str], moody: MoodyBackend
) -> None:
    for flags in ([], ["--verbose"]):
        moody.moods = [TypeError("odd")]
        assert run(photo, *flags) == 1
        said = capsys.readouterr().err
        assert re.search(r"TypeError: odd .*reference [0-9a-f]{8}", said)
        assert ("Traceback" in said) == bool(flags)


def test_stopping_keeps_what_is_done(photo: Path, capsys: pytest.CaptureFixture[str], moody: MoodyBackend) -> None:
    others = [photo.with_name(f"{number}.png") for number in range(3)]
    for other in others:
        other.write_bytes(photo.read_bytes())
    moody.moods = [TypeError("failed before"), KeyboardInterrupt()]
    assert run(photo, *others, "--json") == 130
    lines = read_lines(capsys)
    assert [line["input"] for line in lines] == [str(path) for path in (photo, *others)]
    assert [line["error"]["code"] for line in lines] == ["internal", "cancelled", "cancelled", "cancelled"]


def test_a_folder_that_cannot_be_written_is_said_before_the_cut(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], moody: MoodyBackend
) -> None:
    (tmp_path / "file").write_bytes(b"")
    moody.moods = [AssertionError("it was cut")]
    assert run(photo, "-o", f"{tmp_path}/file/", "--json") == 1
    (line,) = read_lines(capsys)
    assert line["error"]["code"] == "unreadable" and "not a folder" in line["error"]["message"]


def test_a_full_disk_is_said(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    assert run(photo, "-o", tmp_path / "out") == 1
    assert "was cut, but" in capsys.readouterr().err
    assert os.listdir(tmp_path / "out") == []


def test_a_name_that_appears_meanwhile_is_kept(
    photo: Path, moody: MoodyBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = photo.with_name("photo-cutout.png")
    fsync = os.fsync

    def write_another(file: int) -> None:
        fsync(file)
        if not there.exists():
            there.write_bytes(b"of another program")

    monkeypatch.setattr(os, "fsync", write_another)
    assert run(photo) == 0
    assert there.read_bytes() == b"of another program"
    assert photo.with_name("photo-cutout-2.png").stat().st_size > 99


def test_what_is_no_picture_is_passed_over(photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Thumbs.db", "notes.txt"):
        (photo.parent / name).write_bytes(b"no picture")
    assert run(photo.parent, "-o", tmp_path / "out", "--json") == 0
    (line,) = read_lines(capsys)
    assert (line["input"], line["passed_over"]) == (str(photo), 2)
    assert run(photo.parent, "-o", tmp_path / "out") == 0
    said = capsys.readouterr().err
    assert "2 files that are not pictures were passed over" in said
    photo.unlink()
    assert run(photo.parent, "--json") == 0
    (line,) = read_lines(capsys)
    assert (line["input"], line["skipped"], line["reason"], line["passed_over"]) == (
        str(photo.parent),
        True,
        "no-pictures",
        2,
    )


def test_a_long_name_is_not_lost(photo: Path, tmp_path: Path) -> None:
    source = tmp_path / f"{'a' * 250}.png"
    source.write_bytes(photo.read_bytes())
    assert run(source) == 0
    (result,) = tmp_path.glob("*-cutout.png")
    assert result.name.startswith("aaaa")
    assert run("b" * 300 + ".png", "a" * 5000) == 1


@pytest.mark.native
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_is_utf_8_whatever_the_console(photo: Path, tmp_path: Path, encoding: str) -> None:
    names = [b"\xe5\x86\x99\xe7\x9c\x9f.png", b"not utf-8 \xff.png", b"line\nbreak\xe2\x80\xae.png"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(b"damaged")
    command = [sys.executable, "-m", "py_app", "cut", str(tmp_path), "--model", "u2netp", "-o", str(tmp_path / "写")]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for flags in ([], ["--json"]):
        done = subprocess.run([*command, *flags], env=environment, capture_output=True, cwd=ROOT)
        assert done.returncode == 1
        words = (done.stdout + done.stderr).decode("utf-8")
        assert "Traceback" not in words
        if flags:
            inputs = {json.loads(line)["input"] for line in done.stdout.decode().splitlines()}
            assert {os.fsencode(Path(path).name) for path in inputs} >= set(names)
        else:
            assert "写真.png" in words and r"not utf-8 \udcff.png" in words and r"line\nbreak\u202e.png" in words


def test_a_pipe_that_is_closed_ends_the_run(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    assert run(photo, photo, "--json") == 1
    assert photo.with_name("photo-cutout.png").is_file()
    assert not photo.with_name("photo-cutout-2.png").exists()


@pytest.mark.parametrize("threads", ["0", "-1", "x", "99999999999"])
def test_threads_are_counted(photo: Path, threads: str) -> None:
    with pytest.raises(SystemExit) as caught:
        run(photo, "--threads", threads)
    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("error", "status", "code"), [(TypeError("odd"), 1, "internal"), (KeyboardInterrupt(), 130, "cancelled")]
)
def test_a_fault_before_the_first_picture_has_a_line_for_each(
    photo: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    code: str,
) -> None:
    def fail(weights: Path, threads: int | None) -> None:
        raise error

    monkeypatch.setattr(sys.modules["py_app.network.native"], "NativeBackend", fail)
    assert run(photo, photo, "--json") == status
    assert [line["error"]["code"] for line in read_lines(capsys)] == [code] * 2
