"""A TIFF layout enters; what makes 8-bit colours of its samples leaves. White is the format's, not the picture's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from py_app.decode.tiff_layout import JPEG, REAL, Ink, Layout
from py_app.errors import Truncated, UnsupportedFormat
from py_app.types import Pixels

BEYOND_WHITE = 1e-3
"""Share by which a real number may be above white: what resampling leaves."""

ASSOCIATED = 1


def make_colour_reader(layout: Layout) -> Callable[[NDArray[Any]], Pixels]:
    """Return a function from samples `(rows, columns, samples)` to uint8 `(rows, columns, 3 or 4)`.

    Raises
    ------
    Truncated
        The palette is too short.
    """
    palette = _read_palette(layout) if layout.ink == Ink.PALETTE else None

    def read(samples: NDArray[Any]) -> Pixels:
        colours = samples[..., : layout.channels]
        if palette is not None:
            rgb = palette[colours[..., 0]]
            return np.dstack([rgb, _scale(samples[..., 1], layout)]) if layout.has_alpha else rgb
        if layout.alpha == ASSOCIATED:
            opacity = samples[..., layout.channels, None].astype(np.float64)
            white = layout.white if layout.sample_format == REAL else (1 << layout.bits) - 1
            share = np.minimum(colours / np.where(opacity == 0, 1, opacity), 1)
            light = np.rint(share * 255).astype(np.uint8)
            alpha = np.clip(np.rint(opacity / white * 255), 0, 255).astype(np.uint8)
            return np.dstack([_mix(light, layout), alpha])
        rgb = _mix(_scale(colours, layout), layout)
        return np.dstack([rgb, _scale(samples[..., layout.channels], layout)]) if layout.has_alpha else rgb

    return read


def _scale(samples: NDArray[Any], layout: Layout) -> Pixels:
    """Return 8 bits of any depth."""
    if layout.sample_format == REAL:
        values = np.nan_to_num(samples.astype(np.float64) / layout.white, posinf=2)
        if values.size and values.max() > 1 + BEYOND_WHITE:
            kind = "TIFF file of real numbers above white"
            raise UnsupportedFormat(f"A {kind} is not read.", details={"variant": kind})
        return np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    if layout.bits == 8:
        return samples.astype(np.uint8, copy=False)
    white = (1 << layout.bits) - 1
    return np.rint(samples * (255 / white)).astype(np.uint8)


def _mix(colours: Pixels, layout: Layout) -> Pixels:
    """Return RGB of colours at 8 bits."""
    if layout.ink == Ink.CMYK:
        rows, columns = colours.shape[:2]
        return np.asarray(Image.frombytes("CMYK", (columns, rows), colours.tobytes()).convert("RGB"))
    if layout.ink == Ink.WHITE_IS_ZERO and layout.compression != JPEG:
        colours = 255 - colours
    return np.repeat(colours, 3, axis=2) if layout.channels == 1 else colours


def _read_palette(layout: Layout) -> Pixels:
    """Return `(colours, 3)`; some writers fill the 16 bits of an entry with 8."""
    count = 1 << layout.bits
    if len(layout.colour_map) < 3 * count:
        raise Truncated("The palette is too short.")
    entries = np.array(layout.colour_map[: 3 * count]).reshape(3, count).T
    return (entries >> (8 if entries.max() > 255 else 0)).astype(np.uint8)
