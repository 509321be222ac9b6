"""The works in the site and the application's wheel enter; the list of them that programs read leaves (CycloneDX).

    python -m web.build.sbom WHEEL OUT

It has a process of its own, as the library that writes the format is one of the build's tools.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType, Pedigree
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from web.build.models import read_manifests
from web.build.parts import digest
from web.build.places import PROJECT
from web.build.runtime import PYODIDE, read_runtime
from web.build.works import File, Work, list_works


def describe_site(works: Sequence[Work], wheel: Path) -> str:
    """Return the list as CycloneDX 1.6 in JSON; the same works give the same text.

    Parameters
    ----------
    works : by others
    wheel : the application's own package
    """
    own = File(f"{PYODIDE}{wheel.name}", digest(wheel.read_bytes()))
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    site = Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=project["version"],
        description=project["description"],
        bom_ref=f"{project['name']}@{project['version']}",
        licenses=[LicenseFactory().make_from_string(project["license"])],
        components=_list_files([own]),
    )
    parts = [component for work in works for component in _describe_work(work)]
    metadata = BomMetaData(component=site, tools=ToolRepository(components=[this_component()]))
    bom = Bom(metadata=metadata, components=parts)
    bom.register_dependency(site, parts)
    for part in parts:
        bom.register_dependency(part)
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    del document["metadata"]["timestamp"], document["serialNumber"]  # with which it would be another list each time
    document["serialNumber"] = uuid5(NAMESPACE_URL, json.dumps(document, sort_keys=True)).urn
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _describe_work(work: Work) -> list[Component]:
    """Return a component for each package that a work was published as."""
    by_package: dict[str, list[File]] = {}
    for file in work.files:
        by_package.setdefault(file.package, []).append(file)
    components = []
    for package, files in by_package.items():
        url = PackageURL.from_string(package) if package else None
        components.append(
            Component(
                type=ComponentType(work.kind),
                name=url.name if url and len(by_package) > 1 else work.name,
                version=work.version or None,
                bom_ref=package or f"{work.kind}:{work.name}",
                purl=url,
                licenses=[LicenseFactory().make_from_string(work.licence)],
                description="\n".join(work.notes) or None,
                external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(work.homepage))],
                pedigree=_describe_original(work),
                components=_list_files(files),
            )
        )
    return components


def _describe_original(work: Work) -> Pedigree | None:
    if not work.original:
        return None
    name = f"the original of {work.name}"
    original = Component(type=ComponentType(work.kind), name=name, bom_ref=name, hashes=[_hash(work.original)])
    return Pedigree(ancestors=[original], notes="models/prepare.py says what was done to it.")


def _list_files(files: Iterable[File]) -> list[Component]:
    return [
        Component(type=ComponentType.FILE, name=file.path, bom_ref=file.path, hashes=[_hash(file.sha256)])
        for file in files
    ]


def _hash(sha256: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=sha256)


def main(arguments: Sequence[str]) -> None:
    """Write the list of this checkout's site."""
    wheel, out = map(Path, arguments)
    out.write_text(describe_site(list_works(read_runtime().components, read_manifests()), wheel), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
