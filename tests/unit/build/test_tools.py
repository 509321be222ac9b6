from __future__ import annotations

import json
import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from web.build import tools
from web.build.console import Command
from web.build.places import LOCK, TOOL_LOCKS, WEB
from web.build.places import PROJECT as PROJECT_FILE
from web.build.tools import Tools

PROJECT = tomllib.loads(PROJECT_FILE.read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]
HASHES = r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
LOCKED = re.compile(rf"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?: ; [^\\]+)?{HASHES}")
PIN = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>[\d.]+)")
RENEW = "run `python build.py lock`"


def read_lock(group: str) -> dict[str, set[str]]:
    """Return the versions of each package; platforms and Pythons may need different ones."""
    text = (TOOL_LOCKS / f"{group}.txt").read_text(encoding="utf-8")
    packages: dict[str, set[str]] = {}
    for entry in LOCKED.finditer(text):
        packages.setdefault(entry["name"], set()).add(entry["version"])
    return packages


def read_pins(group: str) -> dict[str, str]:
    """Return the version of each package that a group names, without what it is asked to bring along."""
    matches = [PIN.fullmatch(pin) for pin in GROUPS[group]]
    return {match["name"]: match["version"] for match in matches if match}


def test_every_tool_is_pinned_exactly() -> None:
    pins = [pin for group in PROJECT["dependency-groups"].values() for pin in group]
    assert all(PIN.fullmatch(pin) for pin in pins)
    package = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    npm_pins = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(re.fullmatch(r"[\d.]+", pin) for pin in npm_pins)


def test_every_group_has_a_lock_and_no_lock_is_left_over() -> None:
    assert {lock.stem for lock in TOOL_LOCKS.iterdir()} == set(GROUPS), RENEW


@pytest.mark.parametrize("group", GROUPS)
def test_the_lock_has_what_is_pinned(group: str) -> None:
    wanted = {re.sub(r"[-_.]+", "-", name).lower(): {version} for name, version in read_pins(group).items()}
    locked = read_lock(group)
    assert {name: locked.get(name) for name in wanted} == wanted, RENEW


@pytest.mark.parametrize("group", GROUPS)
def test_the_lock_has_pinned_packages_with_hashes_and_nothing_else(group: str) -> None:
    text = (TOOL_LOCKS / f"{group}.txt").read_text(encoding="utf-8")
    rest = LOCKED.sub("", text).splitlines()
    assert [line for line in rest if not line.startswith("#")] == []
    assert "://" not in text


def test_no_two_locks_want_different_versions() -> None:
    for one, other in combinations(map(read_lock, GROUPS), 2):
        assert {name: one[name] for name in one.keys() & other} == {name: other[name] for name in one.keys() & other}


def test_pip_installs_what_the_lock_names_and_builds_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commands: list[Command] = []
    monkeypatch.setattr(Tools, "_create_venv", lambda self: self._venv.mkdir(parents=True))
    monkeypatch.setattr(tools, "run_watched", lambda command, **_: commands.append(command))
    Tools(tmp_path).python("build")
    (install,) = commands
    assert {"--require-hashes", "--only-binary", ":all:"} <= set(install)
    assert install[-2:] == ["--requirement", TOOL_LOCKS / "build.txt"]


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
    versions = {name: version for group in GROUPS for name, version in read_pins(group).items()}
    components = {part["name"]: part["version"] for part in json.loads(LOCK.read_text(encoding="utf-8"))["components"]}
    assert components["NumPy"] == versions["numpy"]
    assert components["Pillow"] == versions["Pillow"]
