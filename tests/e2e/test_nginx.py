"""Debian's nginx with the documented configuration: types, headers, caching, and what a first visit weighs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.offcut_page import OffcutPage
from web.build.headers import HEADERS
from web.build.server import ADDRESS

pytestmark = pytest.mark.apart

ROOT = Path(__file__).parents[2]
CONFIGURATION = ROOT / "web" / "hosting" / "nginx.conf"
STARTING = 10
"""Seconds that nginx may take to answer."""

MAIN = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  log_format offcut "$status $bytes_sent $request_uri";
  access_log {folder}/access.log offcut;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {server}
}}
"""

LARGEST_FIRST_VISIT = {"fast": 24_000_000, "balanced": 64_000_000}
"""Bytes on the wire before the first cutout, by level."""


@dataclass(frozen=True)
class Nginx:
    """A running nginx."""

    url: str
    log: Path

    def weigh(self) -> Counter[str]:
        """Return the bytes sent so far, headers included, by kind."""
        weights: Counter[str] = Counter()
        for line in self.log.read_text().splitlines():
            _, size, path = line.split(" ", 2)
            weights[kind_of(path)] += int(size)
        return weights


def kind_of(path: str) -> str:
    """Return what a file of the site is for."""
    kinds = {"/vendor/pyodide/": "Python", "/vendor/ort/": "ONNX Runtime", "/models/": "network"}
    return next((kind for start, kind in kinds.items() if path.startswith(start)), "page")


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    """The built site behind nginx, with an address and a log of its own."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or pytest.skip("nginx is not installed")
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port = probe.getsockname()[1]
    server = CONFIGURATION.read_text()
    for documented, ours in {"listen 8080": f"listen {ADDRESS}:{port}", "/var/www/offcut": str(ROOT / "dist")}.items():
        assert documented in server
        server = server.replace(documented, ours)
    user = "user root;" if os.geteuid() == 0 else ""
    main = tmp_path / "nginx.conf"
    main.write_text(MAIN.format(user=user, folder=tmp_path, server=server))
    running = subprocess.Popen([program, "-c", main, "-e", tmp_path / "error.log"])
    try:
        wait_for_port(port)
        yield Nginx(f"http://{ADDRESS}:{port}/", tmp_path / "access.log")
    finally:
        running.terminate()
        running.wait()


def wait_for_port(port: int) -> None:
    """Wait until something listens."""
    end = time.monotonic() + STARTING
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                return
        assert time.monotonic() < end, "nginx did not start"
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("path", "media_type", "is_compressed"),
    [
        ("", "text/html", True),
        ("app.css", "text/css", True),
        ("offcut.js", "text/javascript", True),
        ("vendor/pyodide/pyodide.mjs", "text/javascript", True),
        ("vendor/pyodide/pyodide.asm.wasm", "application/wasm", True),
        ("app.webmanifest", "application/manifest+json", True),
        ("models/u2netp/part-000.bin", "application/octet-stream", False),
        ("icons/icon-192.png", "image/png", False),
    ],
)
def test_types_headers_and_compression(nginx: Nginx, path: str, media_type: str, is_compressed: bool) -> None:
    request = urllib.request.Request(nginx.url + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as response:
        assert response.headers.get_content_type() == media_type
        assert (response.headers["Content-Encoding"] == "gzip") == is_compressed
        assert response.headers["Cache-Control"] == "no-cache"
        for name, value in HEADERS.items():
            assert response.headers[name] == value
        etag = response.headers["ETag"]
    again = urllib.request.Request(nginx.url + path, headers={"If-None-Match": etag, "Accept-Encoding": "gzip"})
    with pytest.raises(urllib.error.HTTPError, match="304"):
        urllib.request.urlopen(again)


@pytest.mark.parametrize("level", list(LARGEST_FIRST_VISIT))
@pytest.mark.thorough
def test_a_first_visit_is_light(
    level: str, nginx: Nginx, chromium: Browser, astronaut: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with chromium.new_context() as context:
        page = OffcutPage(context.new_page(), f"{nginx.url}?level={level}", is_new=True)
        page.add(astronaut)
        page.expect_status("done")
        page.wait_until_offline_ready()
        assert page.page.evaluate("crossOriginIsolated") is True
        assert page.complaints == []
    weights = nginx.weigh()
    with capsys.disabled():
        kinds = ", ".join(f"{kind} {size / 1e6:.1f}" for kind, size in weights.most_common())
        print(f"\nFirst visit, {level}: {weights.total() / 1e6:.1f} MB ({kinds})")
    assert weights.total() <= LARGEST_FIRST_VISIT[level]
