"""What the audits' tools print, and that silence is never taken for a good answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from web.build.audit import NotRun, audit, list_python_pins, read_npm, read_python, read_signatures
from web.build.console import Command
from web.build.tools import Node, Tools

UNKNOWN = {"name": "uv", "skip_reason": "Dependency not found"}
SOUND = {"name": "numpy", "version": "2.4.3", "vulns": []}
FAULTY = {"name": "pillow", "version": "9.0.0", "vulns": [{"id": "PYSEC-2022-1", "fix_versions": ["9.0.1"]}]}

NPM = {
    "vulnerabilities": {
        "braces": {
            "range": "",
            "via": [{"title": "Uncontrolled", "url": "https://a.example", "severity": "high", "range": "<3.0.3"}],
        },
        "micromatch": {"range": "<=4.0.7", "via": ["braces"]},
    },
    "metadata": {"dependencies": {"total": 40}},
}

ANSWERS = {
    "pip_audit": {"dependencies": [SOUND]},
    "audit": {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 40}}},
    "signatures": {"invalid": [], "missing": []},
}
"""By the last word of a command that is no option; nothing is known against anything."""


def test_a_package_that_the_index_does_not_know_was_not_audited() -> None:
    assert read_python([SOUND, UNKNOWN]) == ("0 in 1 packages; no answer for uv", [])
    with pytest.raises(NotRun, match="no advisories: it answered for none of 2"):
        read_python([UNKNOWN, UNKNOWN])


def test_faults_are_told_with_what_mends_them() -> None:
    assert read_python([FAULTY, SOUND])[1] == ["pillow 9.0.0: PYSEC-2022-1, mended in 9.0.1"]
    assert read_npm(NPM) == ("1 in 40 packages", ["braces <3.0.3: high, Uncontrolled https://a.example"])


def test_a_wrong_signature_is_a_fault() -> None:
    package = {"name": "idb", "version": "8.0.4"}
    _, faults = read_signatures({"invalid": [package], "missing": [package]})
    assert faults == ["idb 8.0.4: invalid signature", "idb 8.0.4: missing signature"]


def test_what_is_locked_and_what_is_shipped_is_asked_for() -> None:
    pins = list_python_pins()
    assert {"numpy==2.4.3", "pillow==12.2.0", "pip-audit==2.10.1", "colorama==0.4.6"} <= pins
    assert not any("hash" in pin or ";" in pin for pin in pins)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, object]:
    """Put these answers in place of those from outside, as what the commands print."""
    printed: dict[str, object] = dict(ANSWERS)
    real = subprocess.run

    def fake(command: Command, **options: Any) -> object:
        words: Sequence[str] = [str(word) for word in command]
        key = next(word for word in ("signatures", "audit", "pip_audit") if word in words)
        text = printed[key] if isinstance(printed[key], str) else json.dumps(printed[key])
        return real([sys.executable, "-c", f"import sys; print({text!r}); sys.exit('no route to host')"], **options)

    monkeypatch.setattr(subprocess, "run", fake)
    monkeypatch.setattr(Tools, "python", lambda self, group: Path("python"))
    monkeypatch.setattr(Tools, "node", Node(Path("node"), ("npm",)))
    monkeypatch.setattr(Tools, "npm_packages", lambda self: tmp_path)
    return printed


def test_all_is_well(answers: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(Tools(tmp_path), must_run=True) == 0
    assert "not run" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "no route to host"),
        ({"message": "405 Method Not Allowed"}, "405 Method Not Allowed"),
        ({"error": {"summary": "getaddrinfo failed"}}, "getaddrinfo failed"),
        ([], "no route to host"),
    ],
)
@pytest.mark.parametrize("which", ANSWERS)
def test_where_nobody_answers_it_is_said_and_no_fault(
    answers: dict[str, object],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    which: str,
    answer: object,
    reason: str,
) -> None:
    answers[which] = answer
    assert audit(Tools(tmp_path), must_run=False) == 0
    assert f"not run: {reason}" in capsys.readouterr().out
    assert audit(Tools(tmp_path), must_run=True) == 1


def test_a_known_fault_fails(answers: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers["audit"] = NPM
    assert audit(Tools(tmp_path), must_run=False) == 1
    assert "braces <3.0.3" in capsys.readouterr().out
