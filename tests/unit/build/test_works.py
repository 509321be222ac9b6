"""Every file that others made is in the list of works, with the package it comes from."""

from __future__ import annotations

from web.build.models import read_manifests
from web.build.places import MODELS, WEB
from web.build.runtime import read_runtime
from web.build.works import list_works

RUNTIME = read_runtime()
WORKS = list_works(RUNTIME.components, read_manifests())
FILES = {file.path: file for work in WORKS for file in work.files}


def test_every_part_photo_and_network_is_there() -> None:
    wanted = {part.name: part.sha256 for part in RUNTIME.shipped}
    assert {path: file.sha256 for path, file in FILES.items() if path.startswith("vendor/")} == wanted
    assert {f"samples/{photo.name}" for photo in (WEB / "samples").glob("*.jpg")} <= FILES.keys()
    assert {f"models/{graph.name}" for graph in MODELS.glob("*.onnx")} <= FILES.keys()
    parts = {f"models/{part['path']}" for manifest in read_manifests() for part in manifest["parts"]}
    assert parts <= FILES.keys()


def test_what_a_registry_has_is_called_as_there() -> None:
    packages = {path: file.package for path, file in FILES.items()}
    assert all(packages[part.name] for part in RUNTIME.shipped)
    assert not any(package for path, package in packages.items() if not path.startswith("vendor/"))
    assert {package.rpartition("@")[0] for package in packages.values()} >= {
        "pkg:npm/pyodide",
        "pkg:npm/workbox-core",
        "pkg:pypi/numpy",
        "pkg:generic/python",
    }


def test_versions_are_those_of_the_packages() -> None:
    for work in WORKS:
        assert {file.package.rpartition("@")[2] for file in work.files} == {work.version}


def test_every_work_says_who_allows_what() -> None:
    assert all(work.licence and work.homepage.startswith("https://") for work in WORKS)
