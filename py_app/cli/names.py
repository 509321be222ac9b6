"""A pattern and what is known of a result enter; a file name that holds on every system leaves.

The page has the same rule in web/page/state/safe-name.js, and both are tested against tests/file_names.json.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from py_app.errors import InvalidOption

NAME_FIELDS = "name", "level", "model", "width", "height", "index"
"""What a pattern for names may have in braces."""

FIELD = re.compile(rf"\{{({'|'.join(NAME_FIELDS)})(?::0?(\d{{1,2}}))?\}}")
"""`{index:03}` is 007."""

REFUSED = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f'  # a folder's, or refused by Windows
    r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"  # turn the reading direction, or are not seen
    r"\ud800-\udfff]"  # bytes that are no text
)

RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
"""Devices of Windows, with whatever suffix."""

MAX_BYTES = 240
"""Of a name as UTF-8: file systems take 255, and what copies or downloads a file adds to its name."""

UNNAMED = "picture"


def safe_name(stem: str, ending: str) -> str:
    """Return `stem` and `ending` (such as ".png") as a name that Windows, macOS and Linux take; the stem may be cut."""
    stem = _trim(REFUSED.sub("_", stem))
    if RESERVED.match(stem + ending):
        stem = f"_{stem}"
    return (_shorten(stem, MAX_BYTES - _measure(ending)) or UNNAMED) + ending


def fill_pattern(pattern: str, facts: Mapping[str, Any], suffix: str) -> str:
    """Return a file's name; where it is too long the source's own name is cut, not what the pattern adds."""
    name = REFUSED.sub("_", str(facts["name"]))
    stem = _fill(pattern, {**facts, "name": name})
    excess = _measure(stem + suffix) - MAX_BYTES
    if excess > 0:
        uses = sum(field[1] == "name" for field in FIELD.finditer(pattern)) or 1
        stem = _fill(pattern, {**facts, "name": _shorten(name, _measure(name) + (-excess // uses))})
    return safe_name(stem, suffix)


def check_pattern(pattern: str) -> None:
    """Refuse a pattern for names that cannot be filled in, or that leaves its folder.

    Raises
    ------
    InvalidOption
        It says which fields there are.
    """
    rest = FIELD.sub("", pattern)
    if not pattern or pattern != pattern.strip() or re.search(r"[{}]", rest) or REFUSED.search(rest):
        names = ", ".join(f"{{{name}}}" for name in NAME_FIELDS)
        raise InvalidOption(
            f'Invalid file name pattern: {show(pattern)}. Use a name without folders and without < > : " | ? *, '
            f"with any of {names}."
        )


def show(name: object) -> str:
    """Return a name as one printable line: what controls a terminal, or is no text, is escaped."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in str(name))


def _fill(pattern: str, facts: Mapping[str, Any]) -> str:
    return FIELD.sub(lambda field: str(facts[field[1]]).rjust(int(field[2] or 0), "0"), pattern)


def _shorten(text: str, most: int) -> str:
    """Return the beginning of a text that takes at most so many bytes, whole characters."""
    return _trim(text.encode()[: max(0, most)].decode(errors="ignore")) if _measure(text) > most else text


def _trim(text: str) -> str:
    """Leave out what Windows drops silently (spaces, dots at the end) and the half of a joined character."""
    return text.lstrip(" ").rstrip(" .\u200d")


def _measure(text: str) -> int:
    return len(text.encode())
