from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from web.build import console
from web.build.console import CommandError, Progress, run, run_watched
from web.build.places import ROOT

SAY_SNOWMAN = "import sys; sys.stdout.buffer.write(bytes([0xE2, 0x98, 0x83]))"


def test_a_watched_command_shows_how_its_downloads_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(console, "SAY_EVERY", 0.0)
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    script = f"import time; open({str(downloads / 'x')!r}, 'wb').write(bytes(3_000_000)); time.sleep(0.5)"
    run_watched([sys.executable, "-c", script], label="package", folder=tmp_path, downloads=downloads)
    assert "package: 3.0 MB" in capsys.readouterr().out


def test_a_failed_command_says_why(tmp_path: Path) -> None:
    script = "import sys; sys.exit('starting\\nnpm error 404 not found\\nA complete log is elsewhere')"
    with pytest.raises(CommandError, match=r"^npm error 404 not found$"):
        run_watched([sys.executable, "-c", script], label="package", folder=tmp_path, downloads=tmp_path)
    with pytest.raises(CommandError, match="npm error 404 not found"):
        run([sys.executable, "-c", script], folder=tmp_path)


def test_what_a_command_prints_is_utf_8_in_every_locale() -> None:
    read = "from web.build.console import read_output; import sys; from pathlib import Path; "
    read += f"print(ascii(read_output([sys.executable, '-c', {SAY_SNOWMAN!r}], folder=Path())))"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-c", read], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.stdout.strip() == rb"'\u2603'", done.stderr


def test_progress_knows_the_whole_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "SAY_EVERY", 0.0)
    Progress("file", 4_000_000).show(1_000_000)
    assert capsys.readouterr().out == "  file: 1.0 of 4.0 MB\n"
