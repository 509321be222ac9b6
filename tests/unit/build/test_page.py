from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from web.build.page import FRAGMENT, PAGE, read_texts, with_page
from web.build.site import SiteError, web_sources

WORDS_OF_ALL_LANGUAGES = {"Offcut", "English", "Deutsch", "RGB", "BGR", "–", ":", "×", "0"}
SPOKEN_ATTRIBUTES = {"aria-label", "title", "placeholder", "alt"}


def join(files: Mapping[str, str], **texts: str) -> str:
    """Return what index.html becomes of these files."""
    joined = with_page({name: content.encode() for name, content in files.items()}, texts)
    assert set(joined) == {name for name in files if not FRAGMENT.fullmatch(name)}
    return joined[PAGE].decode()


def importing(name: str) -> str:
    return f'<link rel="import" href="page/{name}.html" />'


def test_html_without_imports_and_keys_stays_as_it_is() -> None:
    page = '<!doctype html>\n<!-- why -->\n<input checked value=">" /><svg><use href="#a" /></svg>&amp;&#8211;é<br>\n'
    assert join({PAGE: page}) == page


def test_fragments_are_joined_where_they_are_imported() -> None:
    files = {
        PAGE: f"<body>\n  {importing('list/a')}\n  {importing('b')}\n</body>\n",
        "page/list/a.html": f"<ul>\n  {importing('b')}\n</ul>\n",
        "page/b.html": "<li>\n</li>\n",
        "page/main.js": "",
    }
    assert join(files) == "<body>\n  <ul>\n    <li>\n    </li>\n  </ul>\n  <li>\n  </li>\n</body>\n"


def test_words_are_filled_in_by_their_key() -> None:
    page = '<p class="a" data-text="one"></p><input data-label="two" /><i\n  data-text="one"\n  data-label="two"\n></i>'
    assert join({PAGE: page}, one='1 < "2"', two='"2" & 3') == (
        '<p class="a" data-text="one">1 &lt; "2"</p><input data-label="two" aria-label="&quot;2&quot; &amp; 3" />'
        '<i\n  data-text="one"\n  data-label="two" aria-label="&quot;2&quot; &amp; 3"\n>1 &lt; "2"</i>'
    )


@pytest.mark.parametrize(
    ("fragment", "complaint"),
    [
        ('<p data-text="two"></p>', "page/a.html uses the text 'two'"),
        ('<p data-label="two"></p>', "page/a.html uses the text 'two'"),
        ('<p data-text="one">Uno</p>', "page/a.html has words of its own where the text 'one' belongs"),
        ('<p data-text="one"><b></b></p>', "page/a.html has words of its own where the text 'one' belongs"),
        ('<p data-label="one" aria-label="Uno"></p>', "page/a.html has words of its own where the text 'one' belongs"),
        (importing("b"), "page/a.html imports page/b.html, which does not exist"),
        (importing("a"), "page/a.html imports itself: index.html → page/a.html → page/a.html"),
        ("<p></p>", "does not use these texts: one"),
    ],
)
def test_what_leads_nowhere_fails_the_build(fragment: str, complaint: str) -> None:
    with pytest.raises(SiteError, match=re.escape(complaint)):
        join({PAGE: importing("a"), "page/a.html": fragment}, one="One")


@pytest.mark.parametrize(
    ("name", "complaint"),
    [("page/list/b.html", "fragments: page/list/b.html"), ("page/list/b.css", "stylesheets: page/list/b.css")],
)
def test_a_file_that_the_page_does_not_use_fails_the_build(name: str, complaint: str) -> None:
    linked = '<link rel="stylesheet" href="page/a.css" />'
    with pytest.raises(SiteError, match=f"index.html does not use these {re.escape(complaint)}$"):
        join({PAGE: importing("a") + linked, "page/a.html": "", "page/a.css": "", name: ""})


def test_other_pages_stay_as_they_are() -> None:
    other = '<p data-text="of its own">words</p>'
    files = {PAGE: b"", "example/index.html": other.encode()}
    assert with_page(files, {}) == files


def test_texts_are_read_from_the_module(tmp_path: Path) -> None:
    messages = tmp_path / "messages.mjs"
    messages.write_text('const one = "1 ’";\nexport const texts = { one, two: "a" + "b" };\n', encoding="utf-8")
    assert read_texts(_node(), messages) == {"one": "1 ’", "two": "ab"}


def test_the_page_can_be_joined() -> None:
    whole = with_page(web_sources(), read_texts(_node()))[PAGE].decode()
    assert "<link rel=" in whole
    assert 'rel="import"' not in whole
    assert not re.search(r'data-text="[^"]*"></', whole)


def test_no_words_stand_beside_the_message_file() -> None:
    for name, content in web_sources().items():
        if name == PAGE or FRAGMENT.fullmatch(name):
            collector = _Words()
            collector.feed(content.decode().split("</head>")[-1])
            assert set(collector.found) <= WORDS_OF_ALL_LANGUAGES, name


class _Words(HTMLParser):
    """Collects what a person would read or hear; code is no language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_code = tag == "code"
        self.found += [value for name, value in attrs if name in SPOKEN_ATTRIBUTES and value]

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._in_code:
            self.found.append(data.strip())


def _node() -> Path:
    return Path(shutil.which("node") or pytest.skip("Node is not installed"))
