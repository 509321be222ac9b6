"""A placed cutout with its background and shadow enters; one image leaves, or each layer by its file's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from py_app.render.composite import Painter, composite
from py_app.render.shadow import Shade
from py_app.render.trimap import make_trimap
from py_app.types import Pixels


@dataclass(frozen=True)
class Layers:
    """What is on the canvas, from the front.

    Attributes
    ----------
    rgb, alpha
        uint8 `(H, W, 3)` and `(H, W)`, straight: the subject.
    shadow
        What it casts, if it does.
    background
        What is behind, or None for transparency.
    """

    rgb: Pixels
    alpha: Pixels
    shadow: Shade | None = None
    background: Painter | None = None

    def flatten(self) -> Pixels:
        """Return all layers as one image, uint8 `(H, W, 3)` on a background, else `(H, W, 4)`."""
        return composite(self.rgb, self.alpha, self.background, self.shadow)

    def split(self) -> Iterator[tuple[str, Pixels]]:
        """Yield the layers with their files' names, one at a time: a large one takes a quarter of a gigabyte."""
        yield "cutout.png", composite(self.rgb, self.alpha)
        yield "mask.png", self.alpha
        yield "trimap.png", make_trimap(self.alpha)
        nothing = np.zeros_like(self.alpha)
        if self.shadow:
            yield "shadow.png", composite(self.rgb, nothing, shadow=self.shadow)
        if self.background:
            yield "background.png", composite(self.rgb, nothing, self.background)
