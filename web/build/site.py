"""Everything the site consists of enters, `dist/` leaves with exactly those files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from web.build.parts import digest
from web.build.places import MODELS, WEB

LARGEST_FILE = 25 * 2**20  # bytes; what the strictest of the usual static hosts takes
SOURCE_SUFFIXES = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".ico", ".webmanifest"}
FACTS = {".json", ".npz", ".onnx"}
NOT_FOR_THE_SITE = {"build", "node_modules", "screenshot.png"}


class SiteError(Exception):
    """The site cannot be served as it should."""


def web_sources(folder: Path = WEB) -> dict[str, bytes]:
    """Return the site's own files by their path in it: the sources in `web/`, without those of the build."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in _files_below(folder, skipping=NOT_FOR_THE_SITE)
        if path.suffix in SOURCE_SUFFIXES
    }


def manifest_files(folder: Path = MODELS) -> dict[str, bytes]:
    """Return the networks' manifests, references and float16 graphs, and the levels, by their path in the site."""
    return {f"models/{path.name}": path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in FACTS}


def write_site(files: Mapping[str, bytes | Path], dist: Path) -> int:
    """Make `dist` hold exactly these files, writing only what differs.

    Parameters
    ----------
    files : path in the site to content, or to a file with the content
    dist : the site's folder

    Returns
    -------
    The site's size in bytes.

    Raises
    ------
    SiteError
        If a file is larger than every static host takes.
    """
    total = 0
    for name, source in files.items():
        content = source.read_bytes() if isinstance(source, Path) else source
        if len(content) > LARGEST_FILE:
            raise SiteError(f"{name} has {len(content)} bytes; static hosts take {LARGEST_FILE}")
        total += len(content)
        _write_if_new(dist / name, content)
    for path in list(_files_below(dist)):
        if path.relative_to(dist).as_posix() not in files:
            path.unlink()
    for folder in sorted((path for path in dist.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return total


def _files_below(folder: Path, skipping: Set[str] = frozenset()) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in skipping:
            continue
        if path.is_dir():
            yield from _files_below(path)
        else:
            yield path


def _write_if_new(path: Path, content: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(content) and digest(path.read_bytes()) == digest(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
