"""Envelopes: what was done, or why it failed; no exception crosses."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from py_app.browser.envelope import to_envelope
from py_app.errors import ImageTooLarge
from tests.coroutines import run_now
from tests.fake_javascript import JsObject


async def give(fields: dict[str, Any]) -> dict[str, Any]:
    return fields


async def fail(error: BaseException) -> dict[str, Any]:
    raise error


def test_what_was_done() -> None:
    envelope = run_now(to_envelope(give({"data": b"PNG", "report": "{}", "shape": [1, 2]})))
    assert isinstance(envelope, JsObject)
    assert envelope.ok is True
    assert envelope.data.to_bytes() == b"PNG"
    assert envelope.report == "{}"
    assert envelope.shape.to_py() == [1, 2]


def test_an_error_keeps_its_code_and_details(capsys: pytest.CaptureFixture[str]) -> None:
    envelope = run_now(to_envelope(fail(ImageTooLarge("Too many.", details={"width": 7, "reduced_width": 3}))))
    assert vars(envelope).keys() == {"ok", "error"}
    assert envelope.ok is False
    record = json.loads(envelope.error)
    assert record["code"] == "image-too-large"
    assert record["message"] == "Too many."
    assert record["details"] == {"width": 7, "reduced_width": 3}
    assert capsys.readouterr().err == ""


def test_the_unexpected_is_internal_with_a_reference_and_traced(capsys: pytest.CaptureFixture[str]) -> None:
    records = [json.loads(run_now(to_envelope(fail(TypeError("odd")))).error) for _ in range(2)]
    assert records[0]["code"] == "internal"
    assert records[0]["message"] == "TypeError: odd"
    assert len(records[0]["details"]["reference"]) == 8
    assert records[0] == records[1]
    said = capsys.readouterr().err
    assert "Traceback" in said and "TypeError: odd" in said


def test_what_does_not_cross_is_a_fault_of_ours() -> None:
    assert json.loads(run_now(to_envelope(give({"odd": object()}))).error)["code"] == "internal"


def test_no_memory_is_no_fault_of_ours() -> None:
    assert json.loads(run_now(to_envelope(fail(MemoryError()))).error)["code"] == "out-of-memory"


@pytest.mark.parametrize("stop", [asyncio.CancelledError, KeyboardInterrupt])
def test_what_stops_the_interpreter_is_no_error(stop: type[BaseException]) -> None:
    with pytest.raises(stop):
        run_now(to_envelope(fail(stop())))
