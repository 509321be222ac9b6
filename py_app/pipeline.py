"""The whole application: an image file becomes a matte, a matte becomes an image file.

::

    estimate_matte    decode → for each region of interest, or the whole:
                      (preprocess → infer → mask) for each network → refine: follow edges, fuse, solve, enlarge
    render            translucency → edits → strokes → foreground → layout → background, shadow → composite → encode

The only module that imports all stages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from py_app.decode.decode import decode
from py_app.decode.foreign import BrowserImage
from py_app.decode.limits import Capacity
from py_app.imaging.resize import shrink_colours
from py_app.matte.fusion import fuse
from py_app.matte.guided_edges import WORKING_SIDE, enlarge, follow_edges
from py_app.matte.regions_of_interest import WHOLE, crop_source, join_alphas, join_planes
from py_app.matte.solved_edges import solve_edges
from py_app.matte.translucency import let_light_through, shelve
from py_app.matte.uncertainty import DOUBT_SIDE, map_doubt
from py_app.matte.verdict import VERDICTS, judge
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import RefineRule
from py_app.network.mask import read_mask
from py_app.network.plan import Plan
from py_app.network.preprocess import preprocess
from py_app.options import Format, RenderOptions
from py_app.render.background import prepare_background
from py_app.render.canvas import arrange
from py_app.render.edits import edit_alpha
from py_app.render.encode import encode, pack
from py_app.render.foreground import estimate_foreground
from py_app.render.layers import Layers
from py_app.render.layout import Placement, describe_changes, find_subject, place
from py_app.render.shadow import cast_shadow
from py_app.render.strokes import apply_strokes
from py_app.report import OnStage, Rendering, StageClock
from py_app.types import Mask, Matte, Notice, Pixels, Plane, Source, Verdict

WHITE = (255, 255, 255)


async def estimate_matte(
    file: bytes | BrowserImage,
    plan: Plan,
    backend: InferenceBackend,
    *,
    max_pixels: int | None = None,
    capacity: Capacity | None = None,
    on_stage: OnStage | None = None,
) -> Matte:
    """Find the subject of an image.

    Parameters
    ----------
    file
        The bytes of an image file, or what a browser decoded.
    plan
        The networks, how they look at the image and at which parts of it, and whether the edges are solved.
    backend
        What runs the networks, one after the other.
    max_pixels, capacity
        What the image may be reduced to, and what there is memory for; see `decode`.
    on_stage
        Called with each stage's name as it starts: "preprocess" once a network and region, "inference" once a look.

    Returns
    -------
    Matte
        The decoded source and its alpha matte at source size.

    Raises
    ------
    DecodeError, ModelError, InferenceError
        See `py_app.errors`.
    InvalidOption
        A region lies outside the image.
    """
    clock = StageClock(on_stage)
    with clock("decode"):
        source = decode(file, max_pixels=max_pixels, capacity=capacity)
    places = [region.fit(source.size) for region in plan.regions] or [WHOLE]
    parts = [await _estimate(crop_source(source, *place), plan, backend, clock) for place in places]
    notices = dict.fromkeys(notice for part in parts for notice in part.notices)
    return Matte(
        source=source,
        alpha=join_alphas(source.size, places, [part.alpha for part in parts]),
        verdict=max((part.verdict for part in parts), key=VERDICTS.index),
        doubt=join_planes(source.size, places, [part.doubt for part in parts], side=DOUBT_SIDE),
        least=shelve(join_planes(source.size, places, [part.least for part in parts], side=WORKING_SIDE)),
        model="+".join(model.name for model in plan.models),
        backend=backend.name,
        threads=backend.threads,
        timings=clock.timings,
        notices=tuple(notices),
    )


@dataclass(frozen=True)
class _Estimate:
    """What the networks say of a region: its alpha at full size; doubt and least coverage at working size."""

    alpha: Pixels
    doubt: Plane
    least: Plane
    verdict: Verdict
    notices: tuple[Notice, ...]


async def _estimate(source: Source, plan: Plan, backend: InferenceBackend, clock: StageClock) -> _Estimate:
    looks: list[tuple[Mask, RefineRule]] = []
    notices: list[Notice] = []
    for model in plan.models:
        with clock("preprocess"):
            tensor = preprocess(source, model.input)
        for turn in (_leave, _mirror) if plan.mirror else (_leave,):
            with clock("inference"):
                output = await backend.run(model, turn(tensor))
            notices += backend.notices
            mask = read_mask(output, model.output, (tensor.shape[2], tensor.shape[3]))
            looks.append((turn(mask), model.refine))
    with clock("refine"):
        guide = shrink_colours(source.rgb, WORKING_SIDE)
        opinions = [follow_edges(guide, mask, rule) for mask, rule in looks]
        coverage = fuse(opinions, [rule.weight for _, rule in looks])
        verdict, doubt = judge(coverage, opinions), map_doubt(coverage, opinions)
        if plan.solve:
            coverage = solve_edges(guide, coverage)
        alpha = enlarge(source, guide, coverage)
    return _Estimate(alpha, doubt, np.minimum.reduce(opinions), verdict, tuple(notices))


def _leave(plane: Plane) -> Plane:
    return plane


def _mirror(plane: Plane) -> Plane:
    """Return the mirror image of a tensor or a mask; mirrored twice it is itself."""
    return np.ascontiguousarray(plane[..., ::-1])


def render(matte: Matte, options: RenderOptions, *, on_stage: OnStage | None = None) -> Rendering:
    """Make an image file of a matte; no inference.

    Parameters
    ----------
    matte
        What `estimate_matte` gave.
    options
        What to change at the edges, what was painted, canvas, background, shadow and format.
    on_stage
        Called with each stage's name as it starts.

    Returns
    -------
    Rendering
        The bytes of a file, the image's size (the source's, unless a layout was asked for), the stages' milliseconds
        and what had to be changed.

    Raises
    ------
    InvalidOption
        The format cannot hold the image.
    """
    clock = StageClock(on_stage)
    notices = []
    if options.format == "jpeg" and options.background is None:
        options = replace(options, background=WHITE)
        notices.append(Notice("background-added", "JPEG has no transparency, so the background is white."))
    with clock("composite"):
        alpha = _edit(matte, options)
        subject = find_subject(alpha)
        placement = place(matte.source.size, subject, options.layout)
        notices += describe_changes(matte.source.size, subject, placement, options.layout)
        images = _paint(_draw(matte.source, alpha, placement, options), options.format)
    with clock("encode"):
        files = {name: _encode(image, source=matte.source, options=options) for name, image in images}
        data = pack(files) if options.format == "zip" else files[""]
    return Rendering(data, placement.canvas, clock.timings, tuple(notices))


def _edit(matte: Matte, options: RenderOptions) -> Pixels:
    """Return the alpha that is wished for; the hand has the last word, and the source's own alpha the very last."""
    alpha = matte.alpha
    if options.translucent:
        alpha = let_light_through(matte.source, alpha, matte.least)
    alpha = apply_strokes(edit_alpha(alpha, options), options.strokes, matte.source)
    return alpha if matte.source.alpha is None else np.minimum(alpha, matte.source.alpha)


def _draw(source: Source, alpha: Pixels, placement: Placement, options: RenderOptions) -> Layers:
    """Prepare the canvas; a mask needs neither the subject's own colours nor anything behind it."""
    if options.format == "mask":
        return Layers(*arrange(source.rgb, alpha, placement))
    colours = estimate_foreground(source.rgb, alpha) if options.decontaminate else source.rgb
    rgb, placed = arrange(colours, alpha, placement)
    shadow = cast_shadow(placed, options.shadow) if options.shadow else None
    background = options.background
    painter = prepare_background(background, placement, source.rgb, alpha) if background is not None else None
    return Layers(rgb, placed, shadow, painter)


def _paint(layers: Layers, format: Format) -> Iterable[tuple[str, Pixels]]:
    """Return the images to be written: one, or the layers by their names.

    With the one the layers' own pixels are given back before it is encoded; a ZIP's are made one at a time.
    """
    if format == "zip":
        return layers.split()
    return [("", layers.alpha if format == "mask" else layers.flatten())]


def _encode(pixels: Pixels, *, source: Source, options: RenderOptions) -> bytes:
    dpi = options.layout.dpi
    return encode(
        pixels,
        format="png" if options.format == "zip" else options.format,
        quality=options.quality,
        lossless=options.lossless,
        icc_profile=source.icc_profile if pixels.ndim == 3 else None,
        dpi=(dpi, dpi) if dpi else source.dpi,
    )
