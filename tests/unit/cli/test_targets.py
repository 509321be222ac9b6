"""Where results go: a folder or a file, never over an input, never over what is there unless that is wished for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from py_app.cli.targets import Targets, read_format
from py_app.errors import FileAccessError, InvalidOption
from py_app.options import Format

FACTS = {"level": "fast", "model": "u2netp", "width": 40, "height": 30, "index": 7}


def choose(output: str | Path | None, format: Format, pattern: str | None, source: str = "in/photo.jpg") -> str:
    output = None if output is None else str(output)
    return Targets(output, format, pattern).choose(Path(source), FACTS).as_posix()


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("png", "photo-cutout.png"),
        ("jpeg", "photo-cutout.jpg"),
        ("mask", "photo-mask.png"),
        ("zip", "photo-layers.zip"),
    ],
)
def test_beside_the_source(format: Format, name: str) -> None:
    assert choose(None, format, None) == f"in/{name}"


@pytest.mark.parametrize(
    ("output", "target"),
    [
        ("out", "out/photo-cutout.png"),
        ("shoot-2024.05/", "shoot-2024.05/photo-cutout.png"),
        ("shoot-2024.05", "shoot-2024.05/photo-cutout.png"),
        ("out.png/", "out.png/photo-cutout.png"),
        ("v1.final", "v1.final/photo-cutout.png"),
        ("out.png", "out.png"),
        ("new/OUT.PNG", "new/OUT.PNG"),
        (".", "photo-cutout.png"),
    ],
)
def test_a_folder_or_a_file(output: str, target: str) -> None:
    assert choose(output, "png", None) == target


@pytest.mark.parametrize(
    ("output", "format"),
    [
        *((None, None), ("out", None), ("shoot-2024.05", None), ("out.jpg/", None)),
        *(("out.jpg", "jpeg"), ("out.JPEG", "jpeg"), ("a/out.webp", "webp"), ("out.png", "png"), ("out.zip", "zip")),
    ],
)
def test_a_files_name_says_its_format(output: str | None, format: Format | None) -> None:
    assert read_format(output) == format


@pytest.mark.parametrize("output", ["out.gif", "out.tif", "out.avif", "photo.CR2"])
def test_a_name_that_no_result_can_have_is_refused(output: str) -> None:
    with pytest.raises(InvalidOption, match=r"Use one of \.jfif, \.jpe, \.jpeg, \.jpg, \.png, \.webp, \.zip"):
        read_format(output)


def test_a_name_of_another_format_is_refused() -> None:
    assert choose("out.png", "mask", None) == "out.png"
    with pytest.raises(InvalidOption, match=r"ends in \.jpg, but the format is png"):
        choose("out.jpg", "png", None)


def test_a_folder_that_is_there_is_one_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "out.png").mkdir()
    assert choose(tmp_path / "out.png", "png", None) == (tmp_path / "out.png" / "photo-cutout.png").as_posix()


def test_a_pattern_that_is_the_same_for_all_is_numbered() -> None:
    targets = Targets("out", "png", "cut")
    names = [targets.choose(Path(f"{number}.png"), FACTS).name for number in range(3)]
    assert names == ["cut.png", "cut-2.png", "cut-3.png"]


def test_names_that_are_one_on_other_systems_are_numbered() -> None:
    targets = Targets("out", "png", "{name}")
    names = [targets.choose(Path(f"{name}.jpg"), FACTS).name for name in ("Gr\u00fcn", "gru\u0308n", "GR\u00dcN")]
    assert names == ["Gr\u00fcn.png", "gru\u0308n-2.png", "GR\u00dcN-3.png"]


def test_a_long_name_is_numbered_too() -> None:
    targets = Targets("out", "png", None)
    first, second = (targets.choose(Path(f"{'ä' * 200}{end}.jpg"), FACTS).name for end in "ab")
    assert first != second and second.endswith("-cutout-2.png")
    assert max(len(os.fsencode(name)) for name in (first, second)) <= 255


def test_a_file_has_its_name_already() -> None:
    with pytest.raises(InvalidOption):
        Targets("out.png", "png", "{name}")
    with pytest.raises(InvalidOption, match="too long"):
        Targets("a" * 252 + ".png", "png", None)


def test_what_is_there_is_kept_or_replaced(tmp_path: Path) -> None:
    for name in ("photo-cutout.png", "photo-cutout-2.png"):
        (tmp_path / name).write_bytes(b"an earlier result")
    source = tmp_path / "photo.jpg"
    assert Targets(None, "png", None).choose(source, FACTS).name == "photo-cutout-3.png"
    assert Targets(None, "png", None, overwrite=True).choose(source, FACTS).name == "photo-cutout.png"
    assert Targets(None, "png", None, skip_existing=True).choose(source, FACTS).name == "photo-cutout.png"
    file = str(tmp_path / "photo-cutout.png")
    assert Targets(file, "png", None).choose(source, FACTS).name == "photo-cutout-3.png"


def test_one_run_never_replaces_its_own_results(tmp_path: Path) -> None:
    targets = Targets(str(tmp_path), "png", None, overwrite=True)
    sources = (Path("a/photo.jpg"), Path("b/photo.jpg"))
    assert [targets.choose(source, FACTS).name for source in sources] == ["photo-cutout.png", "photo-cutout-2.png"]
    (tmp_path / "link").symlink_to(tmp_path)
    beside = Targets(None, "png", None, overwrite=True)
    sources = (tmp_path / "photo.jpg", tmp_path / "link" / "photo.png")
    assert [beside.choose(source, FACTS).name for source in sources] == ["photo-cutout.png", "photo-cutout-2.png"]


@pytest.mark.parametrize("link", ["none", "symbolic", "hard", "folder"])
@pytest.mark.parametrize("mode", ["usual", "overwrite", "skip"])
def test_an_input_is_never_a_target(tmp_path: Path, link: str, mode: str) -> None:
    source = tmp_path / "in" / "photo.png"
    source.parent.mkdir()
    source.write_bytes(b"the original")
    out = tmp_path / "out"
    if link == "folder":
        out.symlink_to(source.parent)
    else:
        out.mkdir()
        if link == "none":
            out = source.parent
        elif link == "symbolic":
            (out / "photo.png").symlink_to(source)
        else:
            (out / "photo.png").hardlink_to(source)
    inputs = [tmp_path / "in" / ".." / "in" / "photo.png"]
    for output, pattern in ((str(out), "{name}"), (str(out / "photo.png"), None)):
        targets = Targets(
            output, "png", pattern, inputs=inputs, overwrite=mode == "overwrite", skip_existing=mode == "skip"
        )
        assert targets.choose(source, FACTS).name == "photo-2.png"


def test_a_link_to_nowhere_and_a_folder_are_there(tmp_path: Path) -> None:
    (tmp_path / "photo-cutout.png").symlink_to(tmp_path / "missing")
    (tmp_path / "photo-cutout-2.png").mkdir()
    assert Targets(None, "png", None).choose(tmp_path / "photo.jpg", FACTS).name == "photo-cutout-3.png"
    (tmp_path / "photo-cutout.png").unlink()
    (tmp_path / "photo-cutout.png").mkdir()
    targets = Targets(None, "png", None, overwrite=True)
    assert targets.choose(tmp_path / "photo.jpg", FACTS).name == "photo-cutout-3.png"


def test_a_target_that_cannot_be_is_known_before(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    Targets(str(tmp_path / "new" / "deep"), "png", None).check_folder(tmp_path / "photo.jpg")
    assert not (tmp_path / "new").exists()
    for output in ("file/", "file/deep", "a" * 300 + "/"):
        with pytest.raises(FileAccessError, match=r"not a folder|too long"):
            Targets(str(tmp_path / output), "png", None).check_folder(tmp_path / "photo.jpg")


def test_a_folder_that_takes_nothing_is_known_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # the tests may run as root, who may write anywhere
    with pytest.raises(FileAccessError, match="write"):
        Targets(None, "png", None).check_folder(tmp_path / "photo.jpg")


def test_only_one_of_two_wishes() -> None:
    with pytest.raises(InvalidOption):
        Targets(None, "png", None, overwrite=True, skip_existing=True)
    with pytest.raises(InvalidOption, match="width"):
        Targets(None, "png", "{name}-{width}", skip_existing=True)
