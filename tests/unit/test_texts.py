"""Every text of the message file is there in every language."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from py_app.decode.bmp import UNREAD as UNREAD_BMP
from py_app.decode.bmp import UNREAD_BITS, UNREAD_OS2
from py_app.decode.jpeg import UNREAD
from py_app.decode.tiff_layout import COMPRESSIONS, INK_NAMES
from tests.odd_files import list_odd_files

WEB = Path(__file__).parents[2] / "web"
LANGUAGES = {path.name.split(".")[1] for path in (WEB / "page").glob("messages.*.js")}
TRANSLATIONS = sorted(LANGUAGES - {"en"})


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


EXPLAIN = """
const [file, variants] = process.argv.slice(1);
const { unreadVariant } = await import(file);
console.log(JSON.stringify(JSON.parse(variants).map((variant) => unreadVariant(variant).title)));
"""

VARIANTS = sorted(
    {file.variant for file in list_odd_files() if file.variant}
    | {f"{coding} JPEG" for coding in UNREAD.values()}
    | {f"TIFF file compressed by {name}" for name in [*COMPRESSIONS.values(), "method 7"]}
    | {f"TIFF file in {name}" for name in [*INK_NAMES.values(), "colours of the kind 99", "other inks than CMYK"]}
    | {*UNREAD_BMP.values(), *UNREAD_OS2.values(), *(f"BMP file with {bits} bits a pixel" for bits in UNREAD_BITS)}
    | {"JPEG-LS", "camera's raw file", "TIFF file with too few channels"}
    | {"TIFF file with 99 channels", "TIFF file whose channels differ in depth", "TIFF file with 17 bits a channel"}
    | {"TIFF file with a 12-bit JPEG", "TIFF file with a palette of 32 bits", "TIFF file of real numbers above white"}
    | {"TIFF file with the predictor 4 at 8 bits"}
)
"""What Python may call a file that it does not read."""


def explain_variants(language: str) -> list[str]:
    """Return a person's words for each of them."""
    node = shutil.which("node") or pytest.skip("Node is not installed")
    file = (WEB / "page" / f"messages.{language}.js").as_uri()
    command = [node, "--input-type=module", "--eval", EXPLAIN, file, json.dumps(VARIANTS)]
    titles: list[str] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return titles


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


@pytest.fixture(scope="module", params=TRANSLATIONS)
def translation(request: pytest.FixtureRequest) -> dict[str, str | int]:
    return read_leaves(request.param)


def test_a_translation_is_complete(english: dict[str, str | int], translation: dict[str, str | int]) -> None:
    assert {"missing": english.keys() - translation.keys(), "left over": translation.keys() - english.keys()} == {
        "missing": set(),
        "left over": set(),
    }


def test_a_translation_takes_the_same_arguments(
    english: dict[str, str | int], translation: dict[str, str | int]
) -> None:
    kinds = [
        {key: value if isinstance(value, int) else "text" for key, value in of.items()} for of in (english, translation)
    ]
    assert kinds[1] == kinds[0]


def test_no_sentence_is_still_english(english: dict[str, str | int], translation: dict[str, str | int]) -> None:
    shared = {key for key, value in english.items() if isinstance(value, str) and value == translation.get(key)}
    assert [key for key in shared if len(re.findall(r"[^\W\d_]{2,}", str(english[key]))) > 2] == []


def test_a_kind_of_file_that_is_not_read_is_named() -> None:
    for variant, title in zip(VARIANTS, explain_variants("en"), strict=True):
        assert title == f"This is a {variant}, which Offcut can’t read."


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_its_name_is_translated(language: str) -> None:
    titles = explain_variants(language)
    assert len(set(titles)) == len(VARIANTS)
    english = r"\b(files?|with|of|in a|by|whose|compressed|bits?|inks?|raw|mask|lossless|colours?|channels?)\b"
    assert [title for title in titles if re.search(english, title)] == []


def test_every_language_can_be_chosen() -> None:
    assert TRANSLATIONS
    chooser = (WEB / "page" / "frame" / "status-bar.html").read_text(encoding="utf-8")
    assert set(re.findall(r'<option value="(\w+)" lang="\1"', chooser)) == LANGUAGES
    listed = re.search(r"LANGUAGES = (\[.*?\]);", (WEB / "page" / "language.js").read_text(encoding="utf-8"))
    assert listed and set(json.loads(listed[1])) == LANGUAGES
