from __future__ import annotations

import json
import re
import tomllib

from web.build.places import LOCK, ROOT, WEB

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_tool_is_pinned_exactly() -> None:
    pins = [pin for group in PROJECT["dependency-groups"].values() for pin in group]
    assert all(re.fullmatch(r"[\w.-]+==[\d.]+", pin) for pin in pins)
    package = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    npm_pins = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(re.fullmatch(r"[\d.]+", pin) for pin in npm_pins)


def test_what_npm_types_is_what_the_site_ships() -> None:
    dependencies = json.loads((WEB / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    parts = [part for component in lock["components"] for part in component["parts"]]
    packages = {source["npm"] for part in parts for source in part["sources"] if "npm" in source}
    assert {f"{name}@{version}" for name, version in dependencies.items()} <= packages


def test_no_lock_names_where_a_package_was_resolved() -> None:
    assert '"resolved"' not in (WEB / "package-lock.json").read_text(encoding="utf-8")


def test_every_part_has_a_hash_a_size_and_two_places_to_look() -> None:
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    parts = [*lock["build"], *(part for component in lock["components"] for part in component["parts"])]
    for part in parts:
        assert re.fullmatch(r"[0-9a-f]{64}", part["sha256"])
        assert part["bytes"] > 0
        assert len(part["sources"]) >= 2


def test_the_wasm_packages_are_the_ones_pinned_for_the_tests() -> None:
    pins = PROJECT["dependency-groups"]
    versions = dict(pin.split("==") for group in pins.values() for pin in group)
    components = {part["name"]: part["version"] for part in json.loads(LOCK.read_text(encoding="utf-8"))["components"]}
    assert components["NumPy"] == versions["numpy"]
    assert components["Pillow"] == versions["Pillow"]
