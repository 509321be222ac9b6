"""A person's choices for the output enter as text; checked `RenderOptions` leave.

The names are the same for the page, the module and the command line, and remove.bg's where it has one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from py_app.options import background, edges, layout, output, shadow
from py_app.options.background import Background, parse_background
from py_app.options.layout import Layout, parse_layout
from py_app.options.option import Fields, Option
from py_app.options.output import Format, parse_output
from py_app.options.shadow import Shadow, parse_shadow
from py_app.options.strokes import STROKES, Stroke
from py_app.types import Source

__all__ = ["GROUPS", "RENDER_OPTIONS", "Format", "RenderOptions", "parse_options"]

GROUPS: dict[str, tuple[Option[Any], ...]] = {
    "background": (*background.OPTIONS, *shadow.OPTIONS),
    "layout": layout.OPTIONS,
    "edges": (*edges.OPTIONS, STROKES),
    "output": output.OPTIONS,
}
"""All that `parse_options` reads."""

RENDER_OPTIONS = tuple(option for group in GROUPS.values() for option in group)


@dataclass(frozen=True)
class RenderOptions:
    """What `render` makes of a matte.

    Attributes
    ----------
    format
        "png" and "webp" keep transparency, "jpeg" needs a background (white unless given), "mask" is the
        alpha as a grey PNG, "zip" has cutout, mask, trimap, background and shadow as layers.
    background
        What is behind the subject, or None for transparency.
    quality
        1 to 100 for "jpeg" (95 unless given) and "webp".
    lossless
        Whether "webp" keeps every pixel; None: if it has no `quality`.
    feather
        Pixels (standard deviation) by which the edge is softened.
    shift_edge
        Pixels by which the edge moves: outwards, or inwards where negative.
    decontaminate
        Whether the old background is taken out of the colours of soft pixels.
    keep_islands
        How many separate parts stay, the largest ones; None for all.
    min_island
        Parts smaller than this share of the largest are dropped.
    fill_holes
        Whether what the subject encloses becomes opaque.
    translucent
        Whether glass and veils let light through: parts that a network saw faintly, inside the subject, keep a partial
        alpha and get estimated colours.
    strokes
        What was erased and restored by hand, in this order, after all other changes of alpha.
    layout
        The canvas and the subject's place on it; the source's own unless given.
    shadow
        What the subject casts, or None.
    """

    format: Format = "png"
    background: Background | None = None
    quality: int | None = None
    lossless: bool | None = None
    feather: float = 0
    shift_edge: float = 0
    decontaminate: bool = True
    keep_islands: int | None = None
    min_island: float = 0
    fill_holes: bool = False
    translucent: bool = False
    strokes: tuple[Stroke, ...] = ()
    layout: Layout = field(default_factory=Layout)
    shadow: Shadow | None = None


def parse_options(fields: Fields, image: Source | None = None) -> RenderOptions:
    """Check options that came as JSON or from a command line; what is absent keeps its default.

    Parameters
    ----------
    fields
        By their names; others are ignored, as a page sends its own beside them.
    image
        The decoded `bg_image`.

    Raises
    ------
    InvalidOption
        A value is invalid, or two of them contradict each other.
    """
    file = parse_output(fields)
    return RenderOptions(
        format=file.format,
        background=parse_background(fields, image),
        quality=file.quality,
        lossless=file.lossless,
        feather=edges.FEATHER.read(fields),
        shift_edge=edges.SHIFT_EDGE.read(fields),
        decontaminate=edges.DECONTAMINATE.read(fields),
        keep_islands=edges.KEEP_ISLANDS.read(fields),
        min_island=edges.MIN_ISLAND.read(fields),
        fill_holes=edges.FILL_HOLES.read(fields),
        translucent=edges.TRANSLUCENT.read(fields),
        strokes=STROKES.read(fields),
        layout=parse_layout(fields),
        shadow=parse_shadow(fields),
    )
