"""The licences of everything in the site, as one text."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from web.build.places import ROOT, WEB

RULE = "=" * 100
TEXTS = WEB / "build" / "licence_texts"


def collect_licences(
    components: Sequence[Mapping[str, Any]], wheels: Sequence[Path], manifests: Sequence[Mapping[str, Any]]
) -> bytes:
    """Return what `licenses.txt` says.

    Parameters
    ----------
    components : name, version, licence, homepage and texts of what the lock brings
    wheels : Python packages, whose licences are inside
    manifests : the networks' manifests
    """
    sections = ["Offcut is licensed under Apache-2.0. It comes with the works of others that are listed here."]
    for component in components:
        lines = [f"{component['name']} {component['version']}: {component['licence']}", component["homepage"]]
        lines += component.get("notes", [])
        lines += [f"Text below: {name}" for name in component["texts"]]
        sections.append("\n".join(lines))
    for manifest in manifests:
        licence = manifest["licence"]
        lines = [f"{manifest['title']} (network): {licence['spdx']}", licence["source"], licence["note"]]
        sections.append("\n".join([*lines, manifest["paper"], f"Text below: {licence['spdx']}"]))
    sections.append((WEB / "samples" / "CREDITS.txt").read_text(encoding="utf-8").rstrip())
    named = [name for component in components for name in component["texts"]]
    named += [manifest["licence"]["spdx"] for manifest in manifests]
    sections += [f"{name}\n\n{_text(name)}" for name in dict.fromkeys(named)]
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
