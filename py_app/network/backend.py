"""The seam between Python and whatever runs a network."""

from __future__ import annotations

from typing import Protocol

from py_app.network.manifest import Manifest
from py_app.types import Notice, Tensor


class InferenceBackend(Protocol):
    """Runs a network; the awkward outside world behind one method."""

    @property
    def name(self) -> str:
        """What ran last, or will run: "native", "wasm", "webgl", "webgpu" or "webgpu-f16"."""
        ...

    @property
    def threads(self) -> int:
        """Threads that ran last, or will run."""
        ...

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a person should know of the last run: that another backend had to be used, say."""
        ...

    async def run(self, model: Manifest, tensor: Tensor) -> Tensor:
        """Run `model` on a float32 `(1, 3, h, w)` tensor and return its float32 `(1, 1, h, w)` output.

        Raises
        ------
        ModelError, InferenceError, Cancelled
            The model cannot be had, or did not run to the end.
        """
        ...
