"""Paths enter, what is in them leaves: a folder's pictures, a file's bytes. And bytes become a file, wholly or not."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from py_app.decode.decode import HEAD, is_picture
from py_app.errors import FileAccessError

PICTURE_SUFFIXES = frozenset(
    ".png .apng .jpg .jpeg .jpe .jfif .webp .gif .bmp .dib .tif .tiff .avif .heic .heif .jxl .jp2 .psd .ico "
    ".dng .cr2 .cr3 .nef .arw .orf .raf .rw2".split()
)
"""A file of a folder with one of these is meant to be cut, so that one which cannot be read is not missed."""

NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""How file systems such as FAT say that a file cannot have two names."""


@dataclass(frozen=True)
class Input:
    """A picture to be cut.

    Attributes
    ----------
    path
        The file; the folder itself where nothing in it can be cut.
    passed_over
        How many files of its folder are no pictures; None for a file that was named itself.
    trouble
        Why the folder cannot be read.
    reason
        Why it is not to be cut: "no-pictures" of a folder that has none, "result" of what an earlier run made.
    """

    path: Path
    passed_over: int | None = None
    trouble: FileAccessError | None = None
    reason: Literal["no-pictures", "result"] | None = None

    @property
    def folder(self) -> Path:
        """Where it was found."""
        return self.path if self.reason == "no-pictures" else self.path.parent


def list_inputs(paths: Iterable[Path]) -> list[Input]:
    """Return files as they are named, and for a folder its pictures in order."""
    return [item for path in paths for item in (_list_folder(path) if os.path.isdir(path) else [Input(path)])]


def read(path: Path, *, name: str = "the file") -> bytes:
    """Return a file's bytes.

    Parameters
    ----------
    path
        The file.
    name
        What an error calls it, where its line does not begin with it.

    Raises
    ------
    FileAccessError
        The file cannot be opened.
    """
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise FileAccessError(f"Can't read {name}: {_reason(error)}.") from error


def write(path: Path, data: bytes, *, overwrite: bool = False) -> bool:
    """Write a file and the folders above it; a reader sees all of it or none of it.

    Returns
    -------
    bool
        False where something of this name is there already, which is left as it is unless `overwrite`.

    Raises
    ------
    FileAccessError
        The file cannot be written; nothing is left of it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _write_temporary(path.parent, data) as temporary:
            return _rename(temporary, path, overwrite=overwrite)
    except (OSError, ValueError) as error:
        raise FileAccessError(f"The picture was cut, but {path} can't be written: {_reason(error)}.") from error


def _list_folder(folder: Path) -> Iterator[Input]:
    try:
        files = sorted(entry for entry in folder.iterdir() if os.path.isfile(entry))
    except OSError as error:
        yield Input(folder, trouble=FileAccessError(f"Can't read the folder: {_reason(error)}."))
        return
    pictures = [file for file in files if _is_picture(file)]
    passed_over = len(files) - len(pictures)
    if not pictures:
        yield Input(folder, passed_over, reason="no-pictures")
    yield from (Input(picture, passed_over) for picture in pictures)


def _is_picture(file: Path) -> bool:
    """Tell whether a file calls itself a picture or begins as one."""
    if file.name.startswith("."):
        return False
    if file.suffix.lower() in PICTURE_SUFFIXES:
        return True
    try:
        with file.open("rb") as stream:
            return is_picture(stream.read(HEAD))
    except OSError:
        return False


@contextmanager
def _write_temporary(folder: Path, data: bytes) -> Iterator[Path]:
    """Yield a new file that has `data` safely on the disk; it is gone at the end unless it was renamed."""
    path = folder / f".offcut-{secrets.token_hex(8)}.tmp"
    try:
        with open(path, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)


def _rename(temporary: Path, path: Path, *, overwrite: bool) -> bool:
    """Rename a file in its folder; return whether the name was free, or could be taken over."""
    try:
        if overwrite:
            os.replace(temporary, path)
        elif os.name == "nt":
            os.rename(temporary, path)  # which elsewhere replaces silently
        else:
            _link(temporary, path)
    except FileExistsError:
        return False
    return True


def _link(temporary: Path, path: Path) -> None:
    """Give a file a second name, which must be free; where it can have only one, that is reserved and replaced."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
        path.touch(exist_ok=False)
        try:
            os.replace(temporary, path)
        except BaseException:
            path.unlink()
            raise


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
