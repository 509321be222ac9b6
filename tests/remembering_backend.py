"""A backend that asks another one only once for the same network and input."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from py_app.network.backend import Inference, InferenceBackend
from py_app.network.manifest import Manifest
from py_app.types import Tensor


class RememberingBackend:
    """Gives what a backend gave before: levels share networks, and tests share pictures.

    Only for a backend whose output depends on nothing but the network and its input.
    """

    def __init__(self, backend: InferenceBackend) -> None:
        self._backend = backend
        self._known: dict[tuple[str, tuple[int, ...], bytes], Inference] = {}

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        """Return what the network gave, with an output that the caller may change."""
        key = model.sha256, tensor.shape, hashlib.sha256(tensor.tobytes()).digest()
        if key not in self._known:
            self._known[key] = await self._backend.run(model, tensor)
        known = self._known[key]
        return replace(known, output=known.output.copy())
