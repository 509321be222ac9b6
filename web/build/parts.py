"""A part's facts enter, its verified file in the cache leaves; a source is only a place to look, the sha256 decides."""

from __future__ import annotations

import hashlib
import json
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from web.build.console import say
from web.build.outside import Kind, Outside, SourceError


class PartError(Exception):
    """No source had the part; the message names it and every source that was tried."""


@dataclass(frozen=True)
class Source:
    """One place to look for a part: a web address, or a file inside an npm or Python package."""

    kind: Kind
    name: str
    member: str = ""
    resource: str = ""  # a key of the package's `dist/resources.json`, whose chunks are joined in order

    def __str__(self) -> str:
        """Name the source as an error message does."""
        inside = self.member or self.resource
        return f"{self.kind} {self.name}" + (f" ({inside})" if inside else "")


@dataclass(frozen=True)
class Part:
    """A file that goes into the site or the build, known by its hash."""

    name: str
    sha256: str
    bytes: int
    sources: tuple[Source, ...]


def parse_part(name: str, facts: Mapping[str, Any]) -> Part:
    """Read a part from a lock or a manifest: `sha256`, `bytes` and `sources`."""
    return Part(name, facts["sha256"], facts["bytes"], tuple(_parse_source(source) for source in facts["sources"]))


def _parse_source(facts: Mapping[str, str]) -> Source:
    kinds: tuple[Kind, ...] = ("url", "npm", "pypi")
    kind = next(kind for kind in kinds if kind in facts)
    return Source(kind, facts[kind], facts.get("member", ""), facts.get("resource", ""))


class PartStore:
    """Keeps files in the cache by their sha256, and looks outside for those that are missing."""

    def __init__(self, folder: Path, outside: Outside) -> None:
        self._folder = folder
        self._outside = outside

    def get(self, part: Part) -> Path:
        """Return the part's file, whose content has just been checked.

        Raises
        ------
        PartError
            If it is not in the cache and no source has it.
        """
        if kept := self.find(part.sha256, part.name):
            return kept
        reasons = []
        for source in part.sources:
            try:
                content = read_source(source, self._outside)
            except SourceError as error:
                reasons.append(f"{source}: {error}")
                continue
            if (found := digest(content)) == part.sha256:
                return self.keep(content)
            reasons.append(f"{source}: has other content (sha256 {found})")
        tried = "".join(f"\n  - {reason}" for reason in reasons)
        raise PartError(f"{part.name} (sha256 {part.sha256}) is in no source. Tried:{tried or ' nothing'}")

    def find(self, sha256: str, name: str) -> Path | None:
        """Return the cached file, or None; one with another content than it should have is removed."""
        path = self._folder / sha256
        if not path.exists():
            return None
        if digest(path.read_bytes()) == sha256:
            return path
        say(f"  the cached copy of {name} is damaged: fetching it again")
        path.unlink()
        return None

    def keep(self, content: bytes) -> Path:
        """Put content into the cache, whole or not at all."""
        path = self._folder / digest(content)
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as unfinished:
            unfinished.write(content)
        Path(unfinished.name).chmod(0o644)
        return Path(unfinished.name).replace(path)


def digest(content: bytes) -> str:
    """Return the sha256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_source(source: Source, outside: Outside) -> bytes:
    """Return what a source has, unchecked.

    Raises
    ------
    SourceError
        If it does not answer or lacks the member.
    """
    file = outside.fetch(source.kind, source.name)
    try:
        if source.kind == "url":
            return file.read_bytes()
        if source.kind == "pypi":
            with zipfile.ZipFile(file) as wheel:
                return wheel.read(source.member)
        with tarfile.open(file) as package:
            return _join_chunks(package, source.resource) if source.resource else _read(package, source.member)
    except (KeyError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise SourceError(f"cannot read {source.member or source.resource} in it: {error}") from error


def _join_chunks(package: tarfile.TarFile, resource: str) -> bytes:
    chunks = json.loads(_read(package, "dist/resources.json"))[resource]["chunks"]
    return b"".join(_read(package, f"dist/{chunk['hash']}") for chunk in chunks)


def _read(package: tarfile.TarFile, member: str) -> bytes:
    file = package.extractfile(f"package/{member}")
    if file is None:
        raise KeyError(member)
    return file.read()
