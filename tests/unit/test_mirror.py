"""`tests/unit` mirrors `py_app`: whoever changes a module knows where its test is, and none is forgotten."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PY_APP = TESTS.parents[1] / "py_app"

ELSEWHERE = {
    "network/native.py": "../contract/test_backends.py",  # runs ONNX Runtime, as every backend there
}
"""Modules whose test is not beside the others, and where it is."""

MODULES = sorted(path.relative_to(PY_APP).as_posix() for path in PY_APP.rglob("*.py"))


def find_test(module: str) -> Path:
    """Return where the test of a module belongs; a room's own functions are tested under its name."""
    path = Path(module)
    name = path.parent.name if path.name == "__init__.py" else path.stem
    return TESTS / ELSEWHERE.get(module, path.parent / f"test_{name}.py")


def does_something(module: str) -> bool:
    """Tell whether a module has functions, or classes with methods, that others may call."""
    tree = ast.parse((PY_APP / module).read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not _is_protocol(node)]
    nodes = [*tree.body, *(method for owner in classes for method in owner.body)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return any(not function.name.startswith("_") for function in functions)


def _is_protocol(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)


@pytest.mark.parametrize("module", [module for module in MODULES if does_something(module)])
def test_a_module_has_its_test(module: str) -> None:
    assert find_test(module).is_file(), f"py_app/{module} has no {find_test(module).relative_to(TESTS.parents[1])}"


def test_a_rooms_tests_have_their_modules() -> None:
    """Those at the top may be of the whole."""
    rooms = [path for path in PY_APP.iterdir() if path.is_dir()]
    tests = {test for room in rooms for test in (TESTS / room.name).rglob("test_*.py")}
    assert not tests - {find_test(module) for module in MODULES}


def test_what_is_elsewhere_is_there() -> None:
    assert all((PY_APP / module).is_file() and find_test(module).is_file() for module in ELSEWHERE)
