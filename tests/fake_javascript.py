"""The JavaScript side under CPython: what crosses the border is a proxy, as in Pyodide; what cannot is refused.

Only what `py_app.browser` uses of `js`, `pyodide.ffi` and `pyodide_js` is there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from py_app.browser.backend import JsRun
from py_app.errors import OffcutError
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest

HEAP = 123_456_789
"""Bytes of the WebAssembly heap."""


class JsObject(SimpleNamespace):
    """An object: its fields are attributes."""


class JsNull:
    """JavaScript's null, which is not Python's None."""

    def __bool__(self) -> bool:
        return False


class JsTypedArray:
    """A typed array, a copy of the buffer that it is made from."""

    def __init__(self, values: NDArray[Any]) -> None:
        self._view = values.copy().data

    def to_py(self) -> memoryview[Any]:
        return self._view

    def to_bytes(self) -> bytes:
        return self._view.tobytes()


class JsArray:
    """An array of what has crossed."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._values = list(values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def to_py(self) -> list[Any]:
        return self._values.copy()


def to_js(value: object, *, dict_converter: Callable[[Iterable[JsArray]], Any] | None = None) -> Any:
    """Convert a value; one that JavaScript would get as a proxy of a Python object, or slowly, is refused."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, bytes):
        return JsTypedArray(np.frombuffer(value, np.uint8))
    if isinstance(value, np.ndarray) and value.ndim == 1:
        return JsTypedArray(value)
    if isinstance(value, list | tuple):
        return JsArray(to_js(item, dict_converter=dict_converter) for item in value)
    if isinstance(value, dict) and dict_converter:
        converted = {name: to_js(item, dict_converter=dict_converter) for name, item in value.items()}
        return dict_converter(JsArray(pair) for pair in converted.items())
    raise TypeError(f"{type(value).__name__} does not cross as a value")


def install(patch: pytest.MonkeyPatch) -> None:
    """Let `py_app.browser` find a browser."""
    modules: dict[str, Mapping[str, object]] = {
        "js": {"Object": SimpleNamespace(fromEntries=lambda pairs: JsObject(**dict(pairs)))},
        "pyodide": {},
        "pyodide.ffi": {"to_js": to_js},
        "pyodide_js": {"_module": SimpleNamespace(HEAPU8=SimpleNamespace(length=HEAP))},
    }
    for name, fields in modules.items():
        module = ModuleType(name)
        vars(module).update(fields)
        patch.setitem(sys.modules, name, module)


def make_run(backend: InferenceBackend, models: Iterable[Manifest]) -> JsRun:
    """Return the engine worker's `run`: what it is called with and gives has crossed, and no error is thrown."""
    known = {model.name: model for model in models}

    async def run(model: str, data: Any, shape: Any) -> Any:
        if model not in known:
            return JsObject(ok=False, code="download", message=f"There is no '{model}' here.", details="{}")
        tensor = np.frombuffer(data.to_py(), np.float32).reshape(shape.to_py())
        try:
            inference = await backend.run(known[model], tensor)
        except OffcutError as error:
            return JsObject(ok=False, code=error.code, message=error.message, details=json.dumps(dict(error.details)))
        return JsObject(
            ok=True,
            data=to_js(inference.output.reshape(-1)),
            shape=to_js(inference.output.shape),
            backend=inference.backend,
            threads=inference.threads,
            notices=JsArray(JsObject(code=notice.code, message=notice.message) for notice in inference.notices),
        )

    return run
