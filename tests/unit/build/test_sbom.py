"""The list for programs is valid CycloneDX, has every file with its hash, and follows from the content alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from web.build.models import read_manifests
from web.build.parts import digest
from web.build.runtime import read_runtime
from web.build.sbom import describe_site
from web.build.works import list_works

WORKS = list_works(read_runtime().components, read_manifests())


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "offcut-0.1.0-py3-none-any.whl"
    path.write_bytes(b"wheel")
    return path


def hashes_in(component: dict[str, Any]) -> dict[str, str]:
    """Return the sha256 of each file below a component."""
    hashes = {name: content for child in component.get("components", []) for name, content in hashes_in(child).items()}
    for entry in component.get("hashes", []):
        hashes[component["name"]] = entry["content"]
    return hashes


def test_it_is_valid(wheel: Path) -> None:
    text = describe_site(WORKS, wheel)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    broken = text.replace('"specVersion"', '"spaceVersion"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_it_has_every_file(wheel: Path) -> None:
    document = json.loads(describe_site(WORKS, wheel))
    listed = hashes_in({"components": document["components"]})
    assert listed == {file.path: file.sha256 for work in WORKS for file in work.files}
    assert hashes_in(document["metadata"]["component"]) == {f"vendor/pyodide/{wheel.name}": digest(b"wheel")}


def test_packages_and_licences_are_named_as_audits_know_them(wheel: Path) -> None:
    components = json.loads(describe_site(WORKS, wheel))["components"]
    versions = {component["purl"]: component["version"] for component in components if "purl" in component}
    assert {f"pkg:npm/idb@{versions['pkg:npm/idb@8.0.4']}", "pkg:npm/workbox-routing@7.4.1"} <= versions.keys()
    assert len({component["bom-ref"] for component in components}) == len(components)
    licences = [component["licenses"][0]["license"] for component in components]
    assert {"MPL-2.0", "PSF-2.0", "MIT-CMU", "CC0-1.0"} <= {licence.get("id") for licence in licences}
    assert {licence["name"] for licence in licences if "id" not in licence} == {"Public domain"}


def test_a_network_says_what_it_was_made_from(wheel: Path) -> None:
    components = json.loads(describe_site(WORKS, wheel))["components"]
    networks = [component for component in components if component["type"] == "machine-learning-model"]
    originals = {network["pedigree"]["ancestors"][0]["hashes"][0]["content"] for network in networks}
    assert originals == {manifest["upstream"]["sha256"] for manifest in read_manifests()}


def test_it_follows_from_the_content_alone(wheel: Path) -> None:
    first = describe_site(WORKS, wheel)
    assert describe_site(WORKS, wheel) == first
    assert "timestamp" not in json.loads(first)["metadata"]
    other = describe_site([replace(WORKS[0], licence="MIT"), *WORKS[1:]], wheel)
    serials = {json.loads(text)["serialNumber"] for text in (first, other)}
    assert len(serials) == 2
    assert all(UUID(serial) for serial in serials)
