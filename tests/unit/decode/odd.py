"""Odd files by their names, and what each one is decoded to."""

from __future__ import annotations

from py_app.decode.decode import decode
from py_app.types import Source
from tests.odd_files import list_odd_files

FILES = {file.name: file for file in list_odd_files()}


def read(name: str) -> Source:
    """Decode an odd file."""
    return decode(FILES[name].data)
