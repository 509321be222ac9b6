"""The seam between Python and whatever runs a network: a tensor enters, an `Inference` leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from py_app.network.manifest import Manifest
from py_app.types import Notice, Tensor


@dataclass(frozen=True)
class Inference:
    """What one run of a network gave.

    Attributes
    ----------
    output
        float32 `(1, 1, h, w)`: saliency logits or probabilities, as the manifest says.
    backend
        What ran: "native", "wasm", "webgl", "webgpu" or "webgpu-f16".
    threads
        Processor threads that ran.
    notices
        What a person should know of this run: that another backend had to be used, say.
    """

    output: Tensor
    backend: str
    threads: int
    notices: tuple[Notice, ...] = ()


class InferenceBackend(Protocol):
    """Runs networks: the awkward outside world behind one method, which leaves no state behind."""

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        """Run `model` on a float32 `(1, 3, h, w)` tensor.

        Raises
        ------
        ModelError, InferenceError, Cancelled
            The model cannot be had, or did not run to the end.
        """
        ...
