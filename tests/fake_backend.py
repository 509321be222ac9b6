"""A backend without a network: the middle of every image is the subject."""

from __future__ import annotations

import numpy as np

from py_app.network.backend import Inference
from py_app.network.manifest import FixedSize, InputRule, Manifest, OutputRule, RefineRule
from py_app.types import Tensor

FAKE_MODEL = Manifest(
    name="fake",
    title="The middle",
    licence="Apache-2.0",
    sha256="",
    input=InputRule("input", FixedSize(32, 32), "RGB", "lanczos", "255", (0, 0, 0), (1, 1, 1)),
    output=OutputRule("output", "none", "unit"),
    refine=RefineRule(radius=3, epsilon=1e-4, weight=1),
)


class FakeBackend:
    """Gives coverage 1 in the middle half of the frame, whatever it sees; keeps the last tensor."""

    def __init__(self) -> None:
        self.seen: list[Tensor] = []

    async def run(self, model: Manifest, tensor: Tensor) -> Inference:
        """Return the mask of the middle."""
        self.seen.append(tensor)
        height, width = tensor.shape[2:]
        output = np.zeros((1, 1, height, width), np.float32)
        output[..., height // 4 : height - height // 4, width // 4 : width - width // 4] = 1
        return Inference(output, "fake", 1)
