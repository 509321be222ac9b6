"""The works in the site enter; their licences leave, as one text."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from web.build.places import ROOT, WEB
from web.build.works import Work

RULE = "=" * 100
TEXTS = WEB / "build" / "licence_texts"


def collect_licences(works: Sequence[Work], wheels: Sequence[Path]) -> bytes:
    """Return what `licenses.txt` says.

    Parameters
    ----------
    works : by others
    wheels : Python packages, whose licences are inside
    """
    sections = ["Offcut is licensed under Apache-2.0. It comes with the works of others that are listed here."]
    for work in works:
        lines = [f"{work.title}: {work.licence}", work.homepage, *work.notes]
        sections.append("\n".join([*lines, *(f"Text below: {name}" for name in work.texts)]))
    named = dict.fromkeys(name for work in works for name in work.texts)
    sections += [f"{name}\n\n{_text(name)}" for name in named]
    for wheel in wheels:
        sections += _texts_in(wheel)
    return f"\n\n{RULE}\n".join(sections).encode()


def _text(name: str) -> str:
    path = ROOT / "LICENSE" if name == "Apache-2.0" else TEXTS / f"{name}.txt"
    return path.read_text(encoding="utf-8")


def _texts_in(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/licenses/" in name and not name.endswith("/")]
        return [f"{name}\n\n{archive.read(name).decode('utf-8')}" for name in sorted(names)]
