"""The runtime's lock, the networks' manifests and the samples' credits enter; the works of others in the site leave.

Everything that says what the site consists of follows from here: the text of the licences and the list for programs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from web.build.parts import digest
from web.build.places import MODELS, WEB

Kind = Literal["library", "machine-learning-model", "data"]
"""As CycloneDX calls it."""

SAMPLES = WEB / "samples"
CREDITS = SAMPLES / "credits.json"
NETWORKS = "models/"
WHEEL = ".whl"


@dataclass(frozen=True)
class File:
    """A file of the site.

    Attributes
    ----------
    path : in the site
    sha256 : in hexadecimal
    package : the package URL of where it was published; empty for what comes from no registry
    """

    path: str
    sha256: str
    package: str = ""


@dataclass(frozen=True)
class Work:
    """What somebody made and the site contains.

    Attributes
    ----------
    name : for people
    kind : what it is
    version : empty where it has none
    licence : SPDX's name, or what its authors say
    homepage : where it comes from
    notes : what its licence wants said, and what was done to it
    texts : the names of the licences' texts
    files : all of it
    original : the sha256 of what it was made from; empty where the files are as published
    """

    name: str
    kind: Kind
    version: str
    licence: str
    homepage: str
    notes: tuple[str, ...]
    texts: tuple[str, ...]
    files: tuple[File, ...]
    original: str = ""

    @property
    def title(self) -> str:
        """Its name and version."""
        return f"{self.name} {self.version}".rstrip()


def list_works(components: Sequence[Mapping[str, Any]], manifests: Sequence[Mapping[str, Any]]) -> list[Work]:
    """Return every work, in the order of their declarations.

    Parameters
    ----------
    components : what the runtime's lock says of its components
    manifests : the networks' manifests
    """
    photos = json.loads(CREDITS.read_text(encoding="utf-8"))
    return [*map(_read_component, components), *map(_read_manifest, manifests), *map(_read_photo, photos)]


def _read_component(facts: Mapping[str, Any]) -> Work:
    return Work(
        name=facts["name"],
        kind="library",
        version=facts["version"],
        licence=facts["licence"],
        homepage=facts["homepage"],
        notes=tuple(facts.get("notes", ())),
        texts=tuple(facts["texts"]),
        files=tuple(
            File(part["path"], part["sha256"], facts.get("purl") or _find_package(part)) for part in facts["parts"]
        ),
    )


def _find_package(part: Mapping[str, Any]) -> str:
    """Return the package URL of a part: its own name where it is a wheel, else the npm package that holds it."""
    name = Path(part["path"]).name
    if name.endswith(WHEEL):
        project, version = name.split("-")[:2]
        return f"pkg:pypi/{project}@{version}"
    return next((f"pkg:npm/{source['npm']}" for source in part["sources"] if "npm" in source), "")


def _read_manifest(facts: Mapping[str, Any]) -> Work:
    licence = facts["licence"]
    files = [File(NETWORKS + part["path"], part["sha256"]) for part in facts["parts"]]
    if smaller := facts.get("float16"):
        files.append(File(NETWORKS + smaller, digest((MODELS / smaller).read_bytes())))
    return Work(
        name=f"{facts['title']} (network)",
        kind="machine-learning-model",
        version="",
        licence=licence["spdx"],
        homepage=licence["source"],
        notes=(licence["note"], facts["paper"]),
        texts=(licence["spdx"],),
        files=tuple(files),
        original=facts["upstream"]["sha256"],
    )


def _read_photo(facts: Mapping[str, str]) -> Work:
    file = SAMPLES / facts["file"]
    return Work(
        name=f"{facts['title']} (sample photo)",
        kind="data",
        version="",
        licence=facts["licence"],
        homepage=facts["source"],
        notes=(f"By {facts['author']}, as scikit-image ships it.",),
        texts=(),
        files=(File(file.relative_to(WEB).as_posix(), digest(file.read_bytes())),),
    )
