"""A person's choices for the output enter as text; checked `RenderOptions` leave.

The names are the same for the page, the module and the command line, and remove.bg's where it has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from py_app.errors import InvalidOption
from py_app.options.background import Background, parse_background
from py_app.options.fields import read_choice, read_number, read_switch, read_whole
from py_app.options.layout import Layout, parse_layout
from py_app.options.shadow import Shadow, parse_shadow
from py_app.options.strokes import Stroke, parse_strokes
from py_app.types import Source

Format: TypeAlias = Literal["png", "webp", "jpeg", "mask", "zip"]

MAX_QUALITY = 100

MAX_PIXELS = 100
"""How far an edge can be moved or softened."""

MAX_ISLANDS = 1000


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


def parse_options(fields: Mapping[str, Any], image: Source | None = None) -> RenderOptions:
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
        A value is invalid.
    """
    format: Format = fields.get("format") or "png"
    if format not in get_args(Format):
        raise InvalidOption(f"Unknown format '{format}'. Available: {', '.join(get_args(Format))}.")
    if read_choice(fields, "channels", ("rgba", "alpha")) == "alpha":
        if format not in ("png", "mask"):
            raise InvalidOption(f"channels=alpha works with PNG only, not with '{format}'.")
        format = "mask"
    quality = read_whole(fields, "quality", MAX_QUALITY)
    lossless = None if fields.get("lossless") is None else read_switch(fields, "lossless")
    if format == "webp" and lossless and quality is not None:
        raise InvalidOption("Choose either lossless or a quality for WebP.")
    return RenderOptions(
        format=format,
        background=parse_background(fields, image),
        quality=quality,
        lossless=lossless,
        feather=read_number(fields, "feather", 0, MAX_PIXELS),
        shift_edge=read_number(fields, "shift_edge", -MAX_PIXELS, MAX_PIXELS),
        decontaminate=read_switch(fields, "decontaminate", default=True),
        keep_islands=read_whole(fields, "keep_islands", MAX_ISLANDS),
        min_island=read_number(fields, "min_island", 0, 1),
        fill_holes=read_switch(fields, "fill_holes"),
        translucent=read_switch(fields, "translucent"),
        strokes=parse_strokes(fields),
        layout=parse_layout(fields),
        shadow=parse_shadow(fields),
    )
