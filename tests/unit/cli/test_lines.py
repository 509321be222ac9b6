"""Lines about inputs: one for each, for people or for programs, on the right stream."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from py_app.cli.files import Input
from py_app.cli.lines import WHY_SKIPPED, Outcome, close_pipe, say, say_passed_over, use_utf8

DONE: Outcome = {
    "input": "a\nb.jpg",
    "output": "a\nb-cutout.png",
    "timings": {"decode": 40.0, "total": 1260.0},
    "warnings": [{"code": "enlarged", "message": "It was enlarged."}],
}


def test_one_that_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    say(DONE, as_json=False)
    said = capsys.readouterr()
    assert said.out.splitlines() == [r"a\nb.jpg → a\nb-cutout.png  1.3 s", "  It was enlarged."]
    assert said.err == ""


def test_json_is_the_outcome_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    failed: Outcome = {"input": "x", "error": {"code": "internal", "message": "odd", "details": {}}}
    for outcome in (DONE, failed, {"input": "x", "skipped": True, "reason": "result"}):
        say(outcome, as_json=True)
        said = capsys.readouterr()
        assert said.out.count("\n") == 1
        assert json.loads(said.out) == outcome
        assert said.err == ""


@pytest.mark.parametrize("reason", WHY_SKIPPED)
def test_one_that_is_skipped_says_why(capsys: pytest.CaptureFixture[str], reason: str) -> None:
    say({"input": "in\t.png", "output": "out.png", "skipped": True, "reason": reason}, as_json=False)
    said = capsys.readouterr().out
    assert said.startswith(r"in\t.png: skipped, ")
    assert ("out.png" in said) == (reason == "exists")


@pytest.mark.parametrize("reference", [None, "0123abcd"])
def test_one_that_failed_is_on_the_other_stream(capsys: pytest.CaptureFixture[str], reference: str | None) -> None:
    details = {"reference": reference} if reference else {"width": 5}
    say({"input": "x.png", "error": {"code": "odd", "message": "line\nbreak", "details": details}}, as_json=False)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(r"x.png: line\nbreak [odd")
    assert ("reference 0123abcd" in said.err) == bool(reference)
    assert said.err.endswith("]\n")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([None, None], ""),
        ([0, 0], ""),
        ([1, 1], "1 file that is not a picture was passed over.\n"),  # one folder says it with each of its pictures
        ([3, 3], "3 files that are not pictures were passed over.\n"),
    ],
)
def test_what_was_passed_over_is_counted_once(
    capsys: pytest.CaptureFixture[str], counts: list[int | None], words: str
) -> None:
    say_passed_over(Input(Path("folder") / str(index), count) for index, count in enumerate(counts))
    assert capsys.readouterr() == ("", words)


def test_folders_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    say_passed_over([Input(Path("a/1.png"), 1), Input(Path("b"), 4, reason="no-pictures"), Input(Path("b.png"))])
    assert capsys.readouterr().err.startswith("5 files")


def test_any_name_can_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="ascii") for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    use_utf8()
    for stream in streams.values():
        stream.write("写 \udcff")
        stream.flush()
        assert stream.buffer.getvalue() == "写 \\udcff".encode()


def test_a_closed_pipe_takes_what_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        os.close(reading)
        stream.write("nobody reads it")
        monkeypatch.setattr(sys, "stdout", stream)
        close_pipe()
        stream.flush()  # as Python does at its end
