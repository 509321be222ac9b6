"""Files: which of a folder's are pictures, and writing that is whole or did not happen."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from py_app.cli.files import list_inputs, write
from py_app.errors import FileAccessError
from tests.unit.images import make_gradient, make_png


def test_a_folder_gives_its_pictures_and_counts_the_rest(tmp_path: Path) -> None:
    picture = make_png(make_gradient(8, 8))
    for name in ("b.JPG", "a.png", "scan", "holiday.2024"):
        (tmp_path / name).write_bytes(picture)
    (tmp_path / "broken.jpeg").write_bytes(b"not an image, but called one")
    others = ("Thumbs.db", "desktop.ini", "notes.txt", ".DS_Store", "empty")
    for name in others:
        (tmp_path / name).write_bytes(b"" if name == "empty" else b"BM is how it begins")
    (tmp_path / "sub").mkdir()
    inputs = list_inputs([tmp_path])
    assert [item.path.name for item in inputs] == ["a.png", "b.JPG", "broken.jpeg", "holiday.2024", "scan"]
    assert {item.passed_over for item in inputs} == {len(others)}
    assert {item.trouble for item in inputs} == {None}


def test_a_file_that_is_named_is_an_input_whatever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"words")
    (item,) = list_inputs([path])
    assert (item.path, item.passed_over) == (path, None)


def test_a_folder_without_pictures_is_one_input(tmp_path: Path) -> None:
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    (item,) = list_inputs([tmp_path])
    assert (item.path, item.passed_over, item.reason) == (tmp_path, 1, "no-pictures")


def test_a_folder_that_cannot_be_read_is_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (item,) = list_inputs([tmp_path])
    assert isinstance(item.trouble, FileAccessError)


def test_writing_makes_the_folders_above(tmp_path: Path) -> None:
    target = tmp_path / "new" / "deep" / "out.png"
    assert write(target, b"data")
    assert target.read_bytes() == b"data"
    umask = os.umask(0)
    os.umask(umask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~umask
    assert os.listdir(target.parent) == ["out.png"]


@pytest.mark.parametrize("can_link", [True, False])
def test_nothing_is_replaced_unless_wished_for(tmp_path: Path, can_link: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not can_link:

        def refuse(*_: Any, **__: Any) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
    target = tmp_path / "out.png"
    assert write(target, b"first")
    assert not write(target, b"second")
    assert target.read_bytes() == b"first"
    assert write(target, b"third", overwrite=True)
    assert target.read_bytes() == b"third"
    assert os.listdir(tmp_path) == ["out.png"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", ["fsync", "replace", "link"])
def test_a_write_that_fails_leaves_what_was(
    tmp_path: Path, error: BaseException, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    kept = tmp_path / "kept.png"
    kept.write_bytes(b"an earlier result")
    monkeypatch.setattr(os, call, fail)
    overwrite = call == "replace"
    target = kept if overwrite else tmp_path / "out.png"
    expected = FileAccessError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        write(target, np.zeros(9, np.uint8).tobytes(), overwrite=overwrite)
    if expected is FileAccessError:
        assert "was cut, but" in str(caught.value) and "No space left" in str(caught.value)
    assert os.listdir(tmp_path) == ["kept.png"]
    assert kept.read_bytes() == b"an earlier result"
