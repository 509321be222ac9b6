"""The options' declarations enter; `web/shared/options.js` and the README's table of options leave.

    python build.py options           writes both, after a declaration in py_app/options has changed

Both are kept in the repository, where people and TypeScript's checker read them; a test says when they are out of date.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from py_app.options import GROUPS, RENDER_OPTIONS
from py_app.options.cut import OPTIONS as CUT_OPTIONS
from py_app.options.cut import THREADS
from py_app.options.kinds import Choice, File, Items, Kind, Number, Switch, Whole
from py_app.options.layout import MAX_ASPECT, UNITS
from py_app.options.option import Option
from py_app.options.output import USUAL_QUALITY
from py_app.options.strokes import STROKE_OPTIONS
from web.build.places import ROOT, WEB

MODULE = WEB / "shared" / "options.js"
README = ROOT / "README.md"

BEGIN, END = "<!-- options: `python build.py options` writes this table -->", "<!-- end of options -->"
"""The lines of the README between which the table stands."""

COLUMNS = ("option", "what it does", "values", "default")

WIDTH = 110  # as .prettierrc.json has it
COMMENT_WIDTH = 120
NO_BREAK = "\N{NO-BREAK SPACE}"

ALL = (*RENDER_OPTIONS, *CUT_OPTIONS, THREADS)


def main() -> None:
    """Write both files."""
    for path, text in render().items():
        path.write_text(text, encoding="utf-8")


def render() -> dict[Path, str]:
    """Return what both files should hold, by path."""
    return {MODULE: render_module(), README: renew_table(README.read_text(encoding="utf-8"))}


def render_module() -> str:
    """Return the JavaScript module: typedefs, and the facts of every option."""
    return f"""\
/**
 * What a person may ask for, as py_app/options declares it. `python build.py options` writes this file.
 *
 * @typedef {{readonly [number, number, number, number]}} Box x1, y1, x2, y2 in pixels of the upright picture
 *
{_typedef("Stroke", STROKE_OPTIONS, "one movement of a brush on the matte")}
 *
{_typedef("RenderOptions", RENDER_OPTIONS, "what a cutout looks like; README.md has a table of them")}
 *
{_typedef("CutOptions", CUT_OPTIONS, "how a photo is cut")}
 *
{_typedef("EngineOptions", [THREADS], "what an engine may use")}
 */

/** Ranges, choices, defaults, keys of the labels in the message files, and what the page's controls offer. */
export const OPTIONS = /** @type {{const}} */ ({_facts(ALL)});

/** The same of a stroke. */
export const STROKE = /** @type {{const}} */ ({_facts(STROKE_OPTIONS)});

/** What a lossy file has where nothing is said. */
export const USUAL_QUALITY = /** @type {{const}} */ ({_literal(USUAL_QUALITY)});

/** Pixels a unit of `size`. */
export const UNITS = /** @type {{const}} */ ({_literal(UNITS)});

/** Of the longer side to the shorter. */
export const MAX_ASPECT = {_literal(MAX_ASPECT)};
"""


def describe(option: Option[Any]) -> dict[str, Any]:
    """Return an option's facts as the page uses them."""
    kind, control = option.kind, option.control
    facts: dict[str, Any] = {"kind": type(kind).__name__.lower(), "default": option.default}
    if isinstance(kind, Number | Whole):
        facts |= {"min": kind.minimum, "max": kind.maximum} | ({"unit": kind.unit} if kind.unit else {})
    if isinstance(kind, Choice):
        facts["choices"] = kind.choices
    if option.label:
        facts["label"] = option.label
    if control:
        facts["control"] = {
            "min": control.minimum,
            "max": control.maximum,
            "step": control.step,
            "start": control.start,
        }
    return facts


def renew_table(readme: str) -> str:
    """Return the README with a fresh table between the two markers."""
    pattern = re.compile(f"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
    table = render_table(option for group in GROUPS.values() for option in group)
    return pattern.sub(lambda _: f"\n{table}\n", readme, count=1)


def render_table(options: Iterable[Option[Any]]) -> str:
    """Return a Markdown table with a row an option."""
    rows = [COLUMNS, *((f"`{each.name}`", each.help, each.kind.described, each.default_described) for each in options)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |\n" for row in rows]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |\n")
    return "".join(lines)


def _facts(options: Iterable[Option[Any]]) -> str:
    return _literal({option.name: describe(option) for option in options})


def _typedef(name: str, options: Iterable[Option[Any]], words: str) -> str:
    lines = [f"@typedef {{object}} {name} {words}", *map(_property, options)]
    return "\n".join(_wrap(line) for line in lines)


def _property(option: Option[Any]) -> str:
    kind, default = option.kind, option.default_described
    facts = "; ".join(filter(None, (_values(kind), f"default: {default}" if default else "")))
    or_null = " | null" if option.default is None and not option.is_required else ""
    name = option.name if option.is_required else f"[{option.name}]"
    return f"@property {{{_type(kind)}{or_null}}} {name} {option.help}" + (f" ({facts})" if facts else "")


def _values(kind: Kind[Any]) -> str:
    """Return the values in words, where the type does not say them."""
    return "" if isinstance(kind, Switch | Choice | File) else kind.described


def _type(kind: Kind[Any]) -> str:
    match kind:
        case Number() | Whole():
            return "number"
        case Switch():
            return "boolean"
        case Choice(choices=choices):
            return " | ".join(f'"{choice}"' for choice in choices)
        case File():
            return "Blob"
        case Items(type=name):
            return f"readonly {name}[]"
    return "string"


def _wrap(line: str) -> str:
    unbroken = re.sub("`[^`]*`", lambda code: code[0].replace(" ", NO_BREAK), line)
    lines = textwrap.wrap(unbroken, COMMENT_WIDTH - 3, subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join(f" * {line}" for line in lines).replace(NO_BREAK, " ")


def _literal(value: Any, indent: int = 0) -> str:
    """Write a value as Prettier does; it keeps objects apart that begin with a new line."""
    outer, inner = "  " * indent, "  " * (indent + 1)
    if isinstance(value, Mapping):
        lines = [f"{inner}{key}: {_literal(one, indent + 1)},\n" for key, one in value.items()]
        return "{\n" + "".join(lines) + outer + "}"
    if isinstance(value, tuple):
        line = f"[{', '.join(map(_literal, value))}]"
        if len(inner) + len("choices: ,") + len(line) <= WIDTH:
            return line
        return "[\n" + "".join(f"{inner}{_literal(one)},\n" for one in value) + outer + "]"
    return f"{value:.10g}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
