"""Errors with stable codes: what every stage raises, and what crosses a thread as JSON.

::

    OffcutError                    internal
    ├── DecodeError
    │   ├── UnsupportedFormat      unsupported-format
    │   ├── ImageTooLarge          image-too-large
    │   ├── Truncated              truncated
    │   ├── EmptyFile              empty-file
    │   └── FileAccessError        unreadable
    ├── ModelError
    │   ├── ManifestError          manifest
    │   ├── IncompatibleNetwork    unfit-network
    │   ├── IntegrityError         integrity
    │   └── DownloadError          download
    ├── InferenceError
    │   ├── OutOfMemory            out-of-memory
    │   ├── BackendUnavailable     backend-unavailable
    │   └── WrongResult            wrong-result
    ├── InvalidOption              invalid-option
    └── Cancelled                  cancelled
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar, TypeAlias

Details: TypeAlias = Mapping[str, str | int | float | list[str] | None]

REFERENCE_FRAMES, REFERENCE_LENGTH = 3, 8
"""Of our innermost functions, and of the hexadecimal digits that stand for them in a bug report."""


class OffcutError(Exception):
    """Anything that stops a cutout; `code` is stable, `message` is for developers."""

    code: ClassVar[str] = "internal"

    def __init__(self, message: str, *, details: Details | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.details: Details = details or {}

    def to_record(self) -> dict[str, object]:
        """Return the JSON form `{code, message, details}` that crosses a thread."""
        return {"code": self.code, "message": self.message, "details": dict(self.details)}


class DecodeError(OffcutError):
    """The input is not an image that can be read."""


class UnsupportedFormat(DecodeError):
    """The bytes are no image, or an image format that is not handled."""

    code = "unsupported-format"


class ImageTooLarge(DecodeError):
    """The header announces more pixels than are handled."""

    code = "image-too-large"


class Truncated(DecodeError):
    """The file is cut short or damaged."""

    code = "truncated"


class EmptyFile(DecodeError):
    """The file has no bytes."""

    code = "empty-file"


class FileAccessError(DecodeError):
    """A file or folder cannot be opened or written."""

    code = "unreadable"


class ModelError(OffcutError):
    """A network cannot be had."""


class ManifestError(ModelError):
    """A model's manifest is missing or malformed."""

    code = "manifest"


class IncompatibleNetwork(ModelError):
    """A person's own file is not a network that gives a mask for a picture; `details` has the `reason`."""

    code = "unfit-network"


class IntegrityError(ModelError):
    """A model's bytes do not match their sha256."""

    code = "integrity"


class DownloadError(ModelError):
    """A model cannot be fetched or found."""

    code = "download"


class InferenceError(OffcutError):
    """The network did not give a usable answer."""


class OutOfMemory(InferenceError):
    """The backend ran out of memory."""

    code = "out-of-memory"


class BackendUnavailable(InferenceError):
    """The chosen backend does not exist here or crashed."""

    code = "backend-unavailable"


class WrongResult(InferenceError):
    """The output has the wrong shape or is not finite."""

    code = "wrong-result"


class InvalidOption(OffcutError):
    """An option has an invalid value."""

    code = "invalid-option"


class Cancelled(OffcutError):
    """The person asked to stop."""

    code = "cancelled"


def error_from_code(code: str, message: str, details: Details | None = None) -> OffcutError:
    """Return the error that `code` names; an unknown code gives a plain `OffcutError`."""
    return _classes_by_code().get(code, OffcutError)(message, details=details)


def coded(error: BaseException) -> OffcutError:
    """Return any exception as one of the tree; the unexpected becomes `internal` and gets a reference.

    The reference is the same wherever and whenever the same fault occurs: it stands for the exception's type and our
    innermost functions, so that it tells faults apart in bug reports and nothing about the picture.
    """
    if isinstance(error, OffcutError):
        return error
    if isinstance(error, MemoryError):
        return OutOfMemory("There is not enough memory for this picture.")
    described = f"{type(error).__name__}: {error}".rstrip(": ")
    return OffcutError(described, details={"reference": _make_reference(error)})


def _make_reference(error: BaseException) -> str:
    package = Path(__file__).parent
    frames = [(Path(frame.filename), frame.name) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [f"{file.relative_to(package).as_posix()}:{name}" for file, name in frames if file.is_relative_to(package)]
    words = "|".join([type(error).__name__, *ours[-REFERENCE_FRAMES:]])
    return hashlib.sha256(words.encode()).hexdigest()[:REFERENCE_LENGTH]


def error_codes() -> list[str]:
    """Return every code in the tree's order."""
    return list(_classes_by_code())


def _classes_by_code() -> dict[str, type[OffcutError]]:
    classes: dict[str, type[OffcutError]] = {}
    for cls in _walk(OffcutError):
        classes.setdefault(cls.code, cls)  # the inner nodes have no code of their own
    return classes


def _walk(root: type[OffcutError]) -> Iterator[type[OffcutError]]:
    yield root
    for child in root.__subclasses__():
        yield from _walk(child)
