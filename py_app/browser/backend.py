"""The browser backend: ONNX Runtime Web in the inference worker, handed in by the engine worker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from py_app.errors import error_from_code
from py_app.network.backend import Inference, InferenceBackend
from py_app.network.manifest import Manifest
from py_app.types import Notice, Tensor


class JsInference(Protocol):
    """What the engine worker's `run` resolves to: either a result or an error record."""

    ok: bool
    data: Any
    shape: Any
    backend: str
    threads: int
    notices: Any
    code: str
    message: str
    details: str


class JsRun(Protocol):
    """The engine worker's bridge to the inference worker."""

    async def __call__(self, model: str, data: Any, shape: Any) -> JsInference:
        """Run a network on a Float32Array of the given shape."""
        ...


class WebBackend:
    """Runs networks through a JavaScript function."""

    def __init__(self, js_run: JsRun) -> None:
        self._js_run = js_run

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        """Run `model`; a flat buffer and a shape cross the border, as nested arrays are slow to convert."""
        from pyodide.ffi import to_js

        js_result = await self._js_run(model.name, to_js(tensor.reshape(-1)), to_js(list(tensor.shape)))
        if not js_result.ok:
            raise error_from_code(js_result.code, js_result.message, json.loads(js_result.details))
        notices = tuple(Notice(notice.code, notice.message) for notice in js_result.notices)
        data = np.frombuffer(js_result.data.to_py(), np.float32)
        return Inference(data.reshape(js_result.shape.to_py()), js_result.backend, js_result.threads, notices)


if TYPE_CHECKING:

    def _satisfies_the_protocol(backend: WebBackend) -> InferenceBackend:
        return backend
