"""The values that pass between stages: source, matte, render options and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
"""uint8, 0 to 255: `(H, W, 3)` colour, `(H, W, 4)` colour and straight alpha, or `(H, W)` alpha."""

Tensor: TypeAlias = NDArray[np.float32]
"""float32 `(1, C, h, w)`: what a network takes and gives."""

Mask: TypeAlias = NDArray[np.float32]
"""float32 `(h, w)` in [0, 1]: the network's coverage at model size."""

Plane: TypeAlias = NDArray[np.float32]
"""float32 `(H, W)` or `(C, H, W)` at working size."""

Size: TypeAlias = tuple[int, int]
"""(height, width) in pixels."""

Scale: TypeAlias = tuple[float, float]
"""Pixels of a reduced photo for each of its own, downwards and across; (1, 1) where it is whole."""

Verdict: TypeAlias = Literal["good", "check-edges", "subject-unclear"]
"""How far a matte can be relied on without a look at it."""


@dataclass(frozen=True)
class Notice:
    """Something a person should know about a result; `code` is stable, `message` explains."""

    code: str
    message: str


@dataclass(frozen=True)
class Source:
    """A decoded image, upright, 8 bits a channel.

    Attributes
    ----------
    rgb
        uint8 `(H, W, 3)`, in the colour space of `icc_profile` (sRGB where it is None).
    alpha
        uint8 `(H, W)`, straight, or None where every pixel is opaque.
    icc_profile
        The file's RGB profile, byte for byte.
    dpi
        Horizontal and vertical resolution in pixels an inch.
    notices
        What decoding had to change or leave out.
    whole_size
        (height, width) of the photo, upright, where it was reduced; None where it is whole.
    """

    rgb: Pixels
    alpha: Pixels | None = None
    icc_profile: bytes | None = None
    dpi: tuple[float, float] | None = None
    notices: tuple[Notice, ...] = ()
    whole_size: Size | None = None

    @property
    def size(self) -> Size:
        """(height, width) in pixels."""
        return self.rgb.shape[0], self.rgb.shape[1]

    @property
    def photo_size(self) -> Size:
        """(height, width) of the photo in its file, upright: what people count pixels in."""
        return self.whole_size or self.size

    @property
    def scale(self) -> Scale:
        """What a length in the photo's pixels is multiplied with to be one in these."""
        height, width = self.photo_size
        return self.size[0] / height, self.size[1] / width


@dataclass(frozen=True)
class Matte:
    """A source with its alpha matte: all that `render` needs.

    Attributes
    ----------
    source
        The decoded image.
    alpha
        uint8 `(H, W)`: refined opacity at source size, as if the source were opaque.
    minimum_coverage
        uint8 `(h, w)` at working size: the minimum of all predictions, which tells glass from what is opaque.
    """

    source: Source
    alpha: Pixels
    minimum_coverage: Pixels
