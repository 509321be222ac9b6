from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.request import urlopen

import pytest

from web.build.headers import HEADERS
from web.build.server import PortTaken, Request, SiteServer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("index.html", "a.mjs", "b.js", "c.wasm", "d.webmanifest", "e.css", "f.whl"):
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[SiteServer]:
    with SiteServer(folder) as server:
        yield server


def get(url: str) -> HTTPResponse:
    answer = urlopen(url)
    assert isinstance(answer, HTTPResponse)
    answer.close()
    return answer


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "text/html"),
        ("a.mjs", "text/javascript"),
        ("b.js", "text/javascript"),
        ("c.wasm", "application/wasm"),
        ("d.webmanifest", "application/manifest+json"),
        ("e.css", "text/css"),
    ],
)
def test_mime_types(server: SiteServer, name: str, kind: str) -> None:
    assert get(server.url + name).headers.get_content_type() == kind


def test_every_answer_has_the_headers_of_the_site(server: SiteServer) -> None:
    assert HEADERS.items() <= dict(get(server.url).headers.items()).items()


def test_a_plain_host_sends_none_of_them(folder: Path) -> None:
    with SiteServer(folder, headers=False) as server:
        assert not HEADERS.keys() & dict(get(server.url).headers.items()).keys()


def test_requests_are_kept(server: SiteServer) -> None:
    get(f"{server.url}a.mjs?x=1")
    assert server.requests == [Request("GET", "/a.mjs?x=1", 200)]


def test_a_taken_port_is_a_clear_error(folder: Path, server: SiteServer) -> None:
    with pytest.raises(PortTaken, match=f"port {server.server_port} is taken"):
        SiteServer(folder, server.server_port)
