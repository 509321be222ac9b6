"""The outside world: fetches a web address, an npm package or a Python package, each at most once a run."""

from __future__ import annotations

import os
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

from web.build.console import Command, CommandError, Progress, run_watched

Kind = Literal["url", "npm", "pypi"]
Client = Callable[[], Command]  # how to call it, asked for only when it is needed

ANSWER_WITHIN = 10.0  # seconds for a server to say anything; the next source may be quicker
CHUNK = 1 << 16


class SourceError(Exception):
    """A source did not answer, or did not have what was asked for."""


class Outside(Protocol):
    """Where parts come from; tests put a folder in its place."""

    def fetch(self, kind: Kind, name: str) -> Path:
        """Return a file with what the address or package holds, or raise `SourceError`."""
        ...


class Registries:
    """Fetches through the ordinary clients, so each user's own settings hold, and remembers what failed."""

    def __init__(self, folder: Path, *, npm: Client, pip: Client) -> None:
        self._folder = folder
        self._npm = npm
        self._pip = pip
        self._known: dict[tuple[Kind, str], Path | SourceError] = {}
        self._dead_hosts: dict[str, str] = {}

    def fetch(self, kind: Kind, name: str) -> Path:
        """Return the downloaded file; ask for the same thing no second time, whether it worked or not."""
        key = (kind, name)
        if key not in self._known:
            try:
                self._known[key] = self._fetch_new(kind, name, Path(tempfile.mkdtemp(dir=self._folder)))
            except (SourceError, CommandError, OSError) as error:
                self._known[key] = SourceError(str(error))
        known = self._known[key]
        if isinstance(known, SourceError):
            raise known
        return known

    def _fetch_new(self, kind: Kind, name: str, folder: Path) -> Path:
        match kind:
            case "url":
                return self._fetch_url(name, folder)
            case "npm":
                return self._fetch_npm(name, folder)
            case "pypi":
                return self._fetch_pypi(name, folder)

    def _fetch_url(self, url: str, folder: Path) -> Path:
        host = urlsplit(url).netloc
        if host in self._dead_hosts:
            raise SourceError(self._dead_hosts[host])
        try:
            return _download(url, folder / "content")
        except urllib.error.HTTPError:
            raise  # the host lives, it just lacks this
        except OSError as error:
            self._dead_hosts[host] = str(error)
            raise

    def _fetch_npm(self, package: str, folder: Path) -> Path:
        downloads = folder / "downloads"
        command: Command = [*self._npm(), "pack", package, "--ignore-scripts", "--cache", downloads]
        run_watched(command, label=f"npm {package}", folder=folder, downloads=downloads)
        return _only(folder, "*.tgz")

    def _fetch_pypi(self, requirement: str, folder: Path) -> Path:
        downloads = folder / "downloads"
        downloads.mkdir()
        options = ["--no-deps", "--ignore-requires-python", "--only-binary=:all:", "--no-cache-dir"]
        command: Command = [*self._pip(), "download", *options, "--dest", folder, requirement]
        environment = {**os.environ, "TMPDIR": str(downloads)}
        run_watched(command, label=f"pip {requirement}", folder=folder, downloads=downloads, environment=environment)
        return _only(folder, "*.whl")


def _download(url: str, path: Path) -> Path:
    request = urllib.request.Request(url, headers={"User-Agent": "offcut-build"})
    with urllib.request.urlopen(request, timeout=ANSWER_WITHIN) as answer, path.open("wb") as file:
        length = answer.headers.get("Content-Length")
        progress = Progress(url.rsplit("/", 1)[-1], int(length) if length else None)
        while chunk := answer.read(CHUNK):
            file.write(chunk)
            progress.show(file.tell())
        progress.end()
    return path


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise SourceError(f"expected one {pattern}, got {[path.name for path in found]}")
    return found[0]
