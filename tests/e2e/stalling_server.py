"""A host whose connections stand still in the middle of a file, until a test lets them go."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import IO

from web.build.server import SiteServer, _Handler

SENT = 100_000
"""Bytes that come before the first connection stands still; of others nothing comes."""


class StallingServer(SiteServer):
    """Serves a folder; what matches `pattern` stands still the first `times` times.

    Attributes
    ----------
    stalled
        The paths that stood still, in order.
    dropped
        Those of them that a browser gave up on.
    """

    def __init__(self, folder: Path, *, pattern: str, times: int) -> None:
        super().__init__(folder, headers=False)
        self.pattern, self.left = pattern, times
        self.stalled: list[str] = []
        self.dropped: list[str] = []
        self.go_on = threading.Event()
        self.RequestHandlerClass: type[BaseHTTPRequestHandler] = _StallingHandler


class _StallingHandler(_Handler):
    server: StallingServer

    def copyfile(self, source: IO[bytes], target: IO[bytes]) -> None:  # type: ignore[override]
        server = self.server
        if server.pattern not in self.path or server.left == 0:
            super().copyfile(source, target)
            return
        server.left -= 1
        server.stalled.append(self.path)
        target.write(source.read(SENT if len(server.stalled) == 1 else 0))
        target.flush()
        self.connection.settimeout(0.2)
        while not server.go_on.is_set():
            try:
                if self.connection.recv(1) == b"":
                    server.dropped.append(self.path)
                    raise ConnectionError
            except TimeoutError:
                continue
        super().copyfile(source, target)
