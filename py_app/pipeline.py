"""The whole application: an image file becomes a matte, a matte becomes an image file.

::

    estimate_matte    decode → for each region of interest, or the whole:
                      (preprocess → infer → mask) for each network → refine: follow edges, fuse, solve, enlarge
    render            translucency → edits → strokes → the source's own alpha → layout → foreground
                      → background, shadow → composite → encode

The only module that imports all stages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from py_app.decode.decode import decode
from py_app.decode.foreign import BrowserImage
from py_app.decode.limits import Capacity
from py_app.imaging.alpha import multiply_alpha
from py_app.imaging.resize import shrink_colours
from py_app.matte.fusion import fuse
from py_app.matte.guided_edges import WORKING_SIDE, enlarge, follow_edges
from py_app.matte.regions_of_interest import join_alphas, join_planes
from py_app.matte.solved_edges import solve_edges
from py_app.matte.translucency import let_light_through
from py_app.matte.uncertainty import UNCERTAINTY_SIDE, map_uncertainty
from py_app.matte.verdict import judge, worst
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import RefineRule
from py_app.network.mask import read_mask
from py_app.network.plan import Plan
from py_app.network.preprocess import preprocess
from py_app.options import Format, RenderOptions
from py_app.options.region import WHOLE, Place
from py_app.options.scale import scale_options, scale_regions
from py_app.render.background import prepare_background
from py_app.render.background_colours import ConvertPicture, convert_picture, match_background
from py_app.render.canvas import place_on_canvas
from py_app.render.edits import edit_alpha
from py_app.render.encode import encode, pack
from py_app.render.foreground import estimate_foreground
from py_app.render.layers import Layers
from py_app.render.layout import Placement, describe_changes, find_subject, place
from py_app.render.shadow import cast_shadow
from py_app.render.strokes import apply_strokes
from py_app.report import Estimate, Findings, NetworkRun, OnStage, Rendering, StageClock
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
) -> Estimate:
    """Find the subject of an image.

    Parameters
    ----------
    file
        The bytes of an image file, or what a browser decoded.
    plan
        The networks, in which passes they run on which parts of the image, and whether the edges are solved.
    backend
        What runs the networks, one after the other.
    max_pixels, capacity
        What the image may be reduced to, and what there is memory for; see `decode`.
    on_stage
        Called with each stage's name as it starts: "preprocess" once a network and region, "inference" once a pass.

    Returns
    -------
    Estimate
        The decoded source and its alpha matte at source size, and what was found on the way.

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
    places = [region.fit(source.size) for region in scale_regions(plan.regions, source.scale)] or [WHOLE]
    regions = [await _estimate_region(source, place, plan, backend, clock) for place in places]
    matte = Matte(
        source=source,
        alpha=join_alphas(source.size, places, [region.alpha for region in regions]),
        minimum_coverage=join_planes(source.size, places, [region.minimum for region in regions], side=WORKING_SIDE),
    )
    findings = Findings(
        verdict=worst([region.verdict for region in regions]),
        uncertainty=join_planes(source.size, places, [region.uncertainty for region in regions], side=UNCERTAINTY_SIDE),
        runs=tuple(dict.fromkeys(run for region in regions for run in region.runs)),
        timings=clock.timings,
        notices=tuple(dict.fromkeys(notice for region in regions for notice in region.notices)),
    )
    return Estimate(matte, findings)


@dataclass(frozen=True)
class _Region:
    """A region's alpha at full size, its planes at working size, and what was found out there."""

    alpha: Pixels
    minimum: Plane
    uncertainty: Plane
    verdict: Verdict
    runs: list[NetworkRun]
    notices: list[Notice]


async def _estimate_region(
    source: Source, place: Place, plan: Plan, backend: InferenceBackend, clock: StageClock
) -> _Region:
    rgb, own_alpha = source.rgb[place], None if source.alpha is None else source.alpha[place]
    masks: list[tuple[Mask, RefineRule]] = []
    runs: list[NetworkRun] = []
    notices: list[Notice] = []
    for model in plan.models:
        with clock("preprocess"):
            tensor = preprocess(rgb, model.input, alpha=own_alpha)
        for turn in (_leave, _mirror) if plan.mirror else (_leave,):
            with clock("inference"):
                inference = await backend.run(model, turn(tensor))
            mask = read_mask(inference.output, model.output, (tensor.shape[2], tensor.shape[3]))
            masks.append((turn(mask), model.refine))
            runs.append(NetworkRun(model.name, inference.backend, inference.threads))
            notices += inference.notices
    with clock("refine"):
        guide = shrink_colours(rgb, WORKING_SIDE)
        predictions = [follow_edges(guide, mask, radius=rule.radius, epsilon=rule.epsilon) for mask, rule in masks]
        coverage = fuse(predictions, [rule.weight for _, rule in masks])
        verdict, uncertainty = judge(coverage, predictions), map_uncertainty(coverage, predictions)
        if plan.solve:
            coverage = solve_edges(guide, coverage)
        alpha = enlarge(rgb, guide, coverage)
    return _Region(alpha, np.minimum.reduce(predictions), uncertainty, verdict, runs, notices)


def _leave(plane: Plane) -> Plane:
    return plane


def _mirror(plane: Plane) -> Plane:
    """Return the mirror image of a tensor or a mask; mirrored twice it is itself."""
    return np.ascontiguousarray(plane[..., ::-1])


def render(
    matte: Matte,
    options: RenderOptions,
    *,
    on_stage: OnStage | None = None,
    convert: ConvertPicture = convert_picture,
) -> Rendering:
    """Make an image file of a matte; no inference.

    Parameters
    ----------
    matte
        What `estimate_matte` gave.
    options
        What to change at the edges, what was painted, canvas, background, shadow and format.
    on_stage
        Called with each stage's name as it starts.
    convert
        What brings a background picture into the photo's profile; who renders again and again keeps its result.

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
        notices.append(Notice("background-added", "JPEG can't be transparent, so the background is white."))
    source = matte.source
    options = scale_options(options, source.scale)
    with clock("composite"):
        if options.background is not None and options.format != "mask":
            background, said = match_background(options.background, source.icc_profile, convert=convert)
            options = replace(options, background=background)
            notices += said
        alpha = _edit(matte, options)
        visible = alpha if source.alpha is None else multiply_alpha(alpha, source.alpha)
        subject = find_subject(visible)
        placement = place(source.size, subject, options.layout)
        notices += describe_changes(source.size, subject, placement, options.layout)
        images = _paint(_draw(source, alpha, visible, placement, options), options.format)
    with clock("encode"):
        files = {name: _encode(image, source=source, options=options) for name, image in images}
        data = pack(files) if options.format == "zip" else files[""]
    return Rendering(data, placement.canvas, clock.timings, tuple(notices))


def _edit(matte: Matte, options: RenderOptions) -> Pixels:
    """Return the alpha that is wished for, as if the source were opaque; the hand has the last word."""
    rgb, alpha = matte.source.rgb, matte.alpha
    if options.translucent:
        alpha = let_light_through(rgb, alpha, matte.minimum_coverage)
    alpha = edit_alpha(
        alpha,
        keep=options.keep_islands,
        share=options.min_island,
        fill=options.fill_holes,
        shift=options.shift_edge,
        deviation=options.feather,
    )
    return apply_strokes(alpha, options.strokes, rgb)


def _draw(source: Source, alpha: Pixels, visible: Pixels, placement: Placement, options: RenderOptions) -> Layers:
    """Prepare the canvas; a mask needs neither the subject's own colours nor anything behind it.

    `alpha` says what of the photo is the subject, `visible` how much of that shows: what the source's own alpha leaves
    of it has no old background in its colours.
    """
    rgb = source.rgb
    if options.format == "mask":
        return Layers(*place_on_canvas(rgb, visible, placement))
    colours = estimate_foreground(rgb, alpha, shown=source.alpha) if options.decontaminate else rgb
    placed_rgb, placed = place_on_canvas(colours, visible, placement)
    shadow = cast_shadow(placed, options.shadow) if options.shadow else None
    background = options.background
    painter = prepare_background(background, placement, rgb, visible) if background is not None else None
    return Layers(placed_rgb, placed, shadow, painter)


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
