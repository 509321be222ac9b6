"""Choices in pixels of the photo enter; the same in pixels of what it was reduced to leave.

Whatever a person draws or types in pixels (boxes, strokes, edges, margins) is meant in the photo as it is in its file:
a result that was reduced looks like the whole one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from py_app.options import RenderOptions
from py_app.options.lengths import Length
from py_app.options.region import Region
from py_app.options.strokes import Stroke
from py_app.types import Scale


def scale_regions(regions: Iterable[Region], scale: Scale) -> tuple[Region, ...]:
    """Return boxes in pixels of a photo that was reduced by `scale`."""
    down, across = scale
    return tuple(
        Region(region.left * across, region.top * down, region.right * across, region.bottom * down)
        for region in regions
    )


def scale_options(options: RenderOptions, scale: Scale) -> RenderOptions:
    """Return options whose pixels are those of a photo that was reduced by `scale`."""
    if scale == (1, 1):
        return options
    both = math.sqrt(math.prod(scale))
    top, right, bottom, left = (_scale_length(margin, both) for margin in options.layout.margins)
    return replace(
        options,
        feather=options.feather * both,
        shift_edge=options.shift_edge * both,
        strokes=tuple(_scale_stroke(stroke, scale) for stroke in options.strokes),
        layout=replace(options.layout, margins=(top, right, bottom, left)),
    )


def _scale_stroke(stroke: Stroke, scale: Scale) -> Stroke:
    down, across = scale
    points = tuple((x * across, y * down) for x, y in stroke.points)
    return replace(stroke, size=stroke.size * math.sqrt(down * across), points=points)


def _scale_length(length: Length, scale: float) -> Length:
    return length if length.is_relative else replace(length, value=length.value * scale)
