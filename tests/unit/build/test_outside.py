from __future__ import annotations

import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import NoReturn

import pytest

from web.build.console import Command
from web.build.outside import Registries, SourceError
from web.build.server import SiteServer


def fake_client(script: str) -> Command:
    return [sys.executable, "-c", script]


def registries(folder: Path, script: str = "raise SystemExit('error: no such package')") -> Registries:
    return Registries(folder, npm=lambda: fake_client(script), pip=lambda: fake_client(script))


def test_a_web_address(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.bin").write_bytes(b"content")
    with SiteServer(tmp_path / "site") as server:
        outside = registries(tmp_path)
        first = outside.fetch("url", f"{server.url}x.bin")
        assert first.read_bytes() == b"content"
        assert outside.fetch("url", f"{server.url}x.bin") == first
        assert len(server.requests) == 1


def test_a_host_that_does_not_answer_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(request: urllib.request.Request, timeout: float) -> NoReturn:
        asked.append(request.full_url)
        raise urllib.error.URLError("no route")

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    outside = registries(tmp_path)
    for name in ("a", "b", "c"):
        with pytest.raises(SourceError, match="no route"):
            outside.fetch("url", f"https://cdn.example/{name}")
    assert asked == ["https://cdn.example/a"]


def test_a_missing_page_does_not_make_its_host_a_dead_one(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.bin").write_bytes(b"content")
    with SiteServer(tmp_path / "site") as server:
        outside = registries(tmp_path)
        with pytest.raises(SourceError, match="404"):
            outside.fetch("url", f"{server.url}gone.bin")
        assert outside.fetch("url", f"{server.url}x.bin").read_bytes() == b"content"


def test_one_download_serves_every_part_of_a_package(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f"open({str(log)!r}, 'a').write('x'); open('p-1.tgz', 'w').write('package')"
    outside = registries(tmp_path, script)
    assert outside.fetch("npm", "p@1") == outside.fetch("npm", "p@1")
    assert log.read_text() == "x"


def test_a_failing_client_says_why_and_is_not_asked_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f"import sys; open({str(log)!r}, 'a').write('x'); sys.exit('npm error: no such package')"
    outside = registries(tmp_path, script)
    for _ in range(2):
        with pytest.raises(SourceError, match="no such package"):
            outside.fetch("pypi", "p==1")
    assert log.read_text() == "x"


def test_a_client_that_is_missing_is_a_source_that_failed(tmp_path: Path) -> None:
    outside = Registries(tmp_path, npm=lambda: ["no-such-program-anywhere"], pip=list)
    with pytest.raises(SourceError, match="no-such-program-anywhere"):
        outside.fetch("npm", "p@1")
