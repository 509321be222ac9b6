"""Names of what the page saves hold on every system, as the command line's: the table is the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from py_app.cli.targets import Targets
from py_app.options.output import SUFFIXES, Format
from tests.unit.page.node import run_in_node

TABLE = json.loads((Path(__file__).parents[2] / "file_names.json").read_text(encoding="utf-8"))

NAME = """
  const { safeName } = await load("state/safe-name.js");
  return data.map(([stem, ending]) => safeName(stem, ending));
"""

FILE_NAME = """
  const { fileName } = await load("state/file-names.js");
  return data.map(({ name, pattern, format }) => {
    const report = { width: 40, height: 30, model: "u2netp" };
    const work = { status: "done", report, settings: { level: "fast" } };
    const item = { id: "one", name, output: { format }, work };
    return fileName(item, { items: [item], namePattern: pattern, settings: { level: "fast", model: null } });
  });
"""


def file_names(*given: tuple[str, str], format: Format = "png") -> list[str]:
    data = [{"name": name, "pattern": pattern, "format": format} for name, pattern in given]
    names: list[str] = run_in_node(FILE_NAME, data)
    return names


@pytest.mark.parametrize("format", SUFFIXES)
def test_a_formats_files_end_as_on_the_command_line(format: Format) -> None:
    (name,) = file_names(("photo.gif", ""), format=format)
    assert name == Targets(None, format, None).choose(Path("photo.gif"), {}).name


def test_a_name_holds_on_every_system() -> None:
    stems = [(stem, ending) for stem, ending, _ in TABLE["names"]]
    assert run_in_node(NAME, stems) == [name for *_, name in TABLE["names"]]


def test_a_long_name_keeps_its_ending() -> None:
    stems = [(text * times, ending) for text, times, ending, _ in TABLE["long"]]
    expected = [(text * kept).rstrip(". ") + ending for text, _, ending, kept in TABLE["long"]]
    assert run_in_node(NAME, stems) == expected


def test_what_is_saved_has_a_name_that_holds() -> None:
    assert file_names(("photo.jpg", ""), ("16:9.jpg", ""), ("CON.jpg", "{name}"), ("a\u202egnp.exe.jpg", "")) == [
        "photo-cutout.png",
        "16_9-cutout.png",
        "_CON.png",
        "a_gnp.exe-cutout.png",
    ]


@pytest.mark.parametrize("letter", ["a", "ä", "👧", ":"])
def test_what_a_pattern_adds_outlasts_a_long_name(letter: str) -> None:
    once, twice = file_names(
        (f"{letter * 250}.jpg", "{name}-{index:03}-cutout"), (f"{letter * 250}.jpg", "{name}-{name}-{index}")
    )
    assert once.endswith("-001-cutout.png") and twice.endswith("-1.png")
    assert all(200 < len(name.encode()) <= 240 for name in (once, twice))


def test_distinct_names() -> None:
    script = """
      const { createDistinctNames } = await load("state/file-names.js");
      return data.map(createDistinctNames(["there.png"]));
    """
    names = ["a.png", "A.png", "There.PNG", "Gr\u00fcn.png", "gru\u0308n.png", "a" * 236 + ".png", "a" * 236 + ".png"]
    distinct = run_in_node(script, names)
    assert distinct[:5] == ["a.png", "A (2).png", "There (2).PNG", "Gr\u00fcn.png", "gru\u0308n (2).png"]
    assert distinct[6] == "a" * 232 + " (2).png"


@pytest.mark.parametrize(
    ("pattern", "holds"),
    [
        *(("{name}-{width}x{height}", True), ("{index:03}", True), ("", True)),
        *(("{name}:", False), ("{size}", False), ("a/b", False), ("{name}\u202e", False), (" {name}", False)),
    ],
)
def test_patterns(pattern: str, holds: bool) -> None:
    script = 'return (await load("state/file-names.js")).isPattern(data);'
    assert run_in_node(script, pattern) is holds


FOLDER = """
  class Folder {
    constructor(entries) {
      this.files = new Map(entries);
      this.late = [];
    }
    async getFileHandle(name, { create = false } = {}) {
      if (name === "folder.png") throw new DOMException("It is a folder", "TypeMismatchError");
      if (!this.files.has(name) && !create) throw new DOMException("None", "NotFoundError");
      if (!this.files.has(name)) this.files.set(name, "");
      const files = this.files;
      const createWritable = async () => {
        let text = "";
        return new WritableStream({
          write: (chunk) => {
            if (data.full === name) throw new DOMException("Full", "QuotaExceededError");
            text += new TextDecoder().decode(chunk);
          },
          close: () => void files.set(name, text),
        });
      };
      return { createWritable };
    }
    async removeEntry(name) {
      this.files.delete(name);
    }
  }
  const { writeIntoFolder } = await load("save/folder.js");
  const { createDistinctNames } = await load("state/file-names.js");
  const folder = new Folder(data.late);
  const distinct = createDistinctNames();
  async function* cutouts() {
    for (const name of data.names) yield { id: name, name: distinct(name), input: new Blob(["new"]) };
  }
  const failures = [];
  const onFailure = (name, thrown) => failures.push([name, thrown.name]);
  const written = [];
  const onWritten = ({ id }) => written.push(id);
  await writeIntoFolder(cutouts(), folder, distinct, { onWritten, onFailure });
  return { files: Object.fromEntries(folder.files), failures, written };
"""


def save(names: list[str], *, late: dict[str, str], full: str = "") -> Any:
    """Save into a folder in which `late` appeared after it had been listed."""
    return run_in_node(FOLDER, {"names": names, "late": list(late.items()), "full": full})


def test_what_appears_in_a_folder_meanwhile_is_kept() -> None:
    saved = save(["a.png", "b.png", "folder.png"], late={"a.png": "old"})
    assert saved["failures"] == []
    assert saved["written"] == ["a.png", "b.png", "folder.png"]
    assert saved["files"] == {"a.png": "old", "a (2).png": "new", "b.png": "new", "folder (2).png": "new"}


def test_a_write_that_fails_leaves_nothing_and_takes_nothing() -> None:
    saved = save(["a.png", "b.png"], late={}, full="a.png")
    assert saved == {"files": {"b.png": "new"}, "failures": [["a.png", "QuotaExceededError"]], "written": ["b.png"]}
    saved = save(["a.png", "b.png"], late={"a.png": "old"}, full="a (2).png")
    assert saved["files"] == {"a.png": "old", "b.png": "new"}
    assert saved["failures"] == [["a (2).png", "QuotaExceededError"]]
    assert saved["written"] == ["b.png"]
