"""The English words in index.html are those of the message file, every key has words, and in every language."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

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
    start = text.index("export const texts = {")
    listed = text[start : text.index("\n};", start)]
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


LEAVES = """
const [file] = process.argv.slice(1);
const leaves = {};
const collect = (value, path) => {
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, path ? `${path}.${key}` : key);
  } else leaves[path] = typeof value === "function" ? value.length : String(value);
};
collect({ ...(await import(file)) }, "");
console.log(JSON.stringify(leaves));
"""


def read_leaves(language: str) -> dict[str, str | int]:
    """Return every text of a message file by its path, and of functions how many arguments they take."""
    node = shutil.which("node") or pytest.skip("Node is not installed")
    file = (WEB / "page" / f"messages.{language}.js").as_uri()
    command = [node, "--input-type=module", "--eval", LEAVES, file]
    leaves: dict[str, str | int] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return leaves


@pytest.fixture(scope="module")
def english() -> dict[str, str | int]:
    return read_leaves("en")


@pytest.fixture(scope="module")
def german() -> dict[str, str | int]:
    return read_leaves("de")


def test_german_is_complete(english: dict[str, str | int], german: dict[str, str | int]) -> None:
    assert {"missing": english.keys() - german.keys(), "left over": german.keys() - english.keys()} == {
        "missing": set(),
        "left over": set(),
    }


def test_german_takes_the_same_arguments(english: dict[str, str | int], german: dict[str, str | int]) -> None:
    kinds = [
        {key: value if isinstance(value, int) else "text" for key, value in of.items()} for of in (english, german)
    ]
    assert kinds[1] == kinds[0]


def test_no_sentence_is_still_english(english: dict[str, str | int], german: dict[str, str | int]) -> None:
    shared = {key for key, value in english.items() if isinstance(value, str) and value == german.get(key)}
    assert [key for key in shared if len(re.findall(r"[^\W\d_]{2,}", str(english[key]))) > 2] == []
