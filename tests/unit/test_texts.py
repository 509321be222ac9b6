"""The English words in index.html are those of the message file, and every key has its words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

WEB = Path(__file__).parents[2] / "web"


class _Texts(HTMLParser):
    """Collects what elements with `data-text` contain and `data-label` are called, by key."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._key: str | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if label := attributes.get("data-label"):
            self.found.append((label, attributes.get("aria-label") or ""))
        self._key = attributes.get("data-text")
        self._words = ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if self._key:
            self.found.append((self._key, " ".join(self._words.split())))
        self._key = None


def read_messages() -> dict[str, str]:
    """Return the texts of the message file by their key."""
    text = (WEB / "page" / "messages.en.js").read_text(encoding="utf-8")
    listed = text[text.index("export const texts = {") : text.index("\n};")]
    return dict(re.findall(r'^  "?([\w-]+)"?:\s+"([^"]*)",$', listed, re.MULTILINE))


def read_page() -> list[tuple[str, str]]:
    """Return the keys and words of index.html."""
    parser = _Texts()
    parser.feed((WEB / "index.html").read_text(encoding="utf-8"))
    return parser.found


def test_page_has_the_words_of_the_message_file() -> None:
    messages = read_messages()
    assert [(key, words) for key, words in read_page() if messages.get(key) != words] == []


def test_every_message_is_on_the_page() -> None:
    assert set(read_messages()) == {key for key, _ in read_page()}
