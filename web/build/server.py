"""A static file server for `dist/`, for development and for the tests."""

from __future__ import annotations

import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from web.build.headers import HEADERS

DEFAULT_PORT = 8000
ADDRESS = "127.0.0.1"  # threads and the clipboard need a secure context, which only the own machine is without TLS

MIME_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
}


class PortTaken(Exception):
    """Another program listens on the port."""


@dataclass(frozen=True)
class Request:
    """One request that was answered."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict, compare=False)


class SiteServer(ThreadingHTTPServer):
    """Serves a folder on this machine; with `with`, from a thread of its own.

    Parameters
    ----------
    folder : what to serve
    port : 0 takes any free one
    headers : whether to send the headers the site is made for; a plain static host would not
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path, port: int = 0, *, headers: bool = True) -> None:
        self.folder = folder
        self.headers = dict(HEADERS) if headers else {}
        self.requests: list[Request] = []
        try:
            super().__init__((ADDRESS, port), _Handler)
        except OSError as error:
            raise PortTaken(f"port {port} is taken: choose another with --port, or 0 for any free one") from error

    @property
    def url(self) -> str:
        """The site's address, with a slash at its end."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless it is only that a browser went away in the middle of a download."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()


class _Handler(SimpleHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **MIME_TYPES}  # noqa: RUF012

    def __init__(self, request: object, client: object, server: SiteServer) -> None:
        super().__init__(request, client, server, directory=str(server.folder))  # type: ignore[arg-type]

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")  # a rebuilt file is seen at the next reload
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        status = code.value if isinstance(code, HTTPStatus) else int(code)
        self.server.requests.append(Request(self.command, self.path, status, dict(self.headers.items())))

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: `requests` has it all."""
