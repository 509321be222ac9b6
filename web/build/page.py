"""The site's files and the English texts enter; index.html leaves whole: fragments joined, words filled in."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from web.build.console import Command, read_output
from web.build.places import WEB
from web.build.site import SiteError

PAGE = "index.html"
FRAGMENT = re.compile(r"page/.*\.html")
MESSAGES = WEB / "page" / "messages.en.js"
PRINT_TEXTS = "console.log(JSON.stringify((await import(process.argv[1])).texts))"

TAG_END = re.compile(r"\s*/?>\Z")
Attributes = list[tuple[str, str | None]]


def read_texts(node: Path, messages: Path = MESSAGES) -> dict[str, str]:
    """Return the texts of a message file by key, as Node reads them: it is a module, for the browser."""
    command: Command = [node, "--input-type=module", "--eval", PRINT_TEXTS, messages.as_uri()]
    texts: dict[str, str] = json.loads(read_output(command, folder=WEB))
    return texts


def with_page(files: Mapping[str, bytes], texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files with index.html complete, and without the fragments that are in it now.

    Parameters
    ----------
    files : the site's sources by path; in them `<link rel="import" href="page/….html">` stands for a fragment,
        `data-text="KEY"` for what an element says and `data-label="KEY"` for what it is called
    texts : the words by key

    Raises
    ------
    SiteError
        If an import or a key leads nowhere, or a fragment, a stylesheet or a text is not used.
    """
    page = _Page(files, texts)
    whole = page.join(PAGE)
    fragments = {name for name in files if FRAGMENT.fullmatch(name)}
    stylesheets = {name for name in files if name.startswith("page/") and name.endswith(".css")}
    for kind, unused in (
        ("fragments", fragments - page.imported),
        ("stylesheets", stylesheets - page.linked),
        ("texts", texts.keys() - page.said),
    ):
        if unused:
            raise SiteError(f"{PAGE} does not use these {kind}: {', '.join(sorted(unused))}")
    return {name: content for name, content in files.items() if name not in fragments} | {PAGE: whole.encode()}


class _Page:
    """What the page consists of, and what of it has been used so far."""

    def __init__(self, files: Mapping[str, bytes], texts: Mapping[str, str]) -> None:
        self._files = files
        self._texts = texts
        self.imported: set[str] = set()
        self.linked: set[str] = set()
        self.said: set[str] = set()

    def join(self, name: str, inside: tuple[str, ...] = ()) -> str:
        """Return a file's HTML with everything in its place; `inside` are the files that import it."""
        if name in inside:
            raise SiteError(f"{name} imports itself: {' → '.join((*inside, name))}")
        if name not in self._files:
            raise SiteError(f"{inside[-1]} imports {name}, which does not exist")
        self.imported.add(name)
        copy = _Copy(self, (*inside, name))
        copy.feed(self._files[name].decode())
        copy.close()
        return "".join(copy.pieces)

    def text(self, key: str, name: str) -> str:
        """Return the words of a key that stands in the file of that name."""
        if key not in self._texts:
            raise SiteError(f"{name} uses the text {key!r}, which is not in {MESSAGES.name}")
        self.said.add(key)
        return self._texts[key]


class _Copy(HTMLParser):
    """Copies HTML tag by tag into `pieces`, with what it imports and what its keys stand for."""

    def __init__(self, page: _Page, path: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._page = page
        self._path = path
        self._filled: str | None = None  # the key of the element that has just begun, whose words are there already

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        attributes = dict(attrs)
        address = attributes.get("href") or ""
        if tag == "link" and attributes.get("rel") == "import":
            self._import(address)
            return
        if tag == "link" and attributes.get("rel") == "stylesheet":
            self._page.linked.add(address)
        start = self.get_starttag_text() or ""
        if key := attributes.get("data-label"):
            if "aria-label" in attributes:
                raise self._doubled(key)
            label = html.escape(self._page.text(key, self._path[-1]))
            start = TAG_END.sub(lambda end: f' aria-label="{label}"{end[0]}', start)
        self._add(start)
        if key := attributes.get("data-text"):
            self._add(html.escape(self._page.text(key, self._path[-1]), quote=False))
            self._filled = key

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self._filled = None

    def handle_endtag(self, tag: str) -> None:
        self._filled = None
        self._add(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._filled or data.strip():
            self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._add(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._add(f"<!{decl}>")

    def _import(self, name: str) -> None:
        indent = "\n" + " " * self.getpos()[1]
        self._add(self._page.join(name, self._path).rstrip().replace("\n", indent))

    def _add(self, piece: str) -> None:
        if self._filled:
            raise self._doubled(self._filled)
        self.pieces.append(piece)

    def _doubled(self, key: str) -> SiteError:
        return SiteError(f"{self._path[-1]} has words of its own where the text {key!r} belongs")
