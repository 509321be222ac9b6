"""An input at a time: its cutout is on the disk, or it is skipped with a reason, or has its error."""

from __future__ import annotations

from pathlib import Path

import pytest

from py_app.cli.cutter import Cutter, describe, fail
from py_app.cli.files import Input
from py_app.cli.targets import Targets
from py_app.errors import FileAccessError
from py_app.network.plan import Plan
from py_app.options import RenderOptions
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import make_gradient, make_png

PLAN = Plan([FAKE_MODEL], solve=False)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(make_png(make_gradient(30, 40)))
    return path


def make_cutter(
    backend: FakeBackend | None = None, *, pattern: str | None = None, skip_existing: bool = False, **more: bool | int
) -> Cutter:
    targets = Targets(None, "png", pattern, skip_existing=skip_existing)
    return Cutter("fast", PLAN, backend or FakeBackend(), RenderOptions(), targets, **more)  # type: ignore[arg-type]


def test_a_cutout_is_written_and_reported(photo: Path) -> None:
    outcome = make_cutter().cut(Input(photo, passed_over=2), 1)
    assert outcome["input"] == str(photo)
    assert outcome["passed_over"] == 2
    assert Path(outcome["output"]) == photo.with_name("photo-cutout.png")
    assert Path(outcome["output"]).is_file()
    assert (outcome["width"], outcome["height"], outcome["model"]) == (40, 30, "fake")


def test_a_name_has_what_is_known_of_the_result(photo: Path) -> None:
    pattern = "{name} {level} {model} {index:02} {width}x{height}"
    outcome = make_cutter(pattern=pattern, max_pixels=300).cut(Input(photo), 7)
    assert Path(outcome["output"]).name == "photo fast fake 07 20x15.png"


def test_what_has_its_result_is_not_even_read(photo: Path) -> None:
    there = photo.with_name("photo-cutout.png")
    there.write_bytes(b"old")
    photo.write_bytes(b"damaged since")
    outcome = make_cutter(skip_existing=True).cut(Input(photo), 1)
    assert outcome == {"input": str(photo), "output": str(there), "skipped": True, "reason": "exists"}
    assert there.read_bytes() == b"old"


@pytest.mark.parametrize("reason", ["no-pictures", "result"])
def test_what_is_not_to_be_cut(photo: Path, reason: str) -> None:
    backend = FakeBackend()
    outcome = make_cutter(backend).cut(Input(photo, 3, reason=reason), 1)  # type: ignore[arg-type]
    assert outcome == {"input": str(photo), "passed_over": 3, "skipped": True, "reason": reason}
    assert backend.seen == []


def test_a_folder_that_cannot_be_read() -> None:
    outcome = make_cutter().cut(Input(Path("folder"), trouble=FileAccessError("It is closed.")), 1)
    assert (outcome["error"]["code"], outcome["error"]["message"]) == ("unreadable", "It is closed.")


@pytest.mark.parametrize(("content", "code"), [(b"none", "unsupported-format"), (None, "unreadable")])
def test_one_that_fails_has_its_code(photo: Path, content: bytes | None, code: str) -> None:
    if content is None:
        photo.unlink()
    else:
        photo.write_bytes(content)
    outcome = make_cutter().cut(Input(photo), 1)
    assert outcome.keys() == {"input", "error"}
    assert outcome["error"]["code"] == code


@pytest.mark.parametrize("is_verbose", [False, True])
def test_a_failure_is_traced_on_request(capsys: pytest.CaptureFixture[str], is_verbose: bool) -> None:
    outcome = fail(Input(Path("x")), ZeroDivisionError("odd"), is_verbose=is_verbose)
    assert outcome["error"]["code"] == "internal"
    assert ("ZeroDivisionError: odd" in capsys.readouterr().err) == is_verbose


def test_only_a_folders_files_say_what_was_passed_over() -> None:
    assert describe(Input(Path("x"))) == {"input": "x"}
    assert describe(Input(Path("x"), passed_over=0)) == {"input": "x", "passed_over": 0}
