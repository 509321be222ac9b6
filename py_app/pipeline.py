"""The whole application: an image file becomes a matte, a matte becomes an image file.

::

    estimate_matte    decode → (preprocess → infer → mask) for each network → refine: follow edges, fuse, solve, enlarge
    render            let light through → edits → foreground → composite → encode

The only module that imports all stages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from py_app.backends.base import InferenceBackend
from py_app.composite import composite
from py_app.decode import decode
from py_app.edges import solve_edges
from py_app.edits import edit_alpha
from py_app.encode import encode
from py_app.foreground import estimate_foreground
from py_app.fusion import fuse
from py_app.mask import read_mask
from py_app.models import Manifest, RefineRule
from py_app.options import RenderOptions
from py_app.preprocess import preprocess
from py_app.refine import WORKING_SIDE, enlarge, follow_edges
from py_app.report import OnStage, Rendering, StageClock
from py_app.resize import shrink_colours
from py_app.translucency import keep_least, let_light_through
from py_app.types import Mask, Matte, Notice, Plane
from py_app.verdict import judge

WHITE = (255, 255, 255)


async def estimate_matte(
    data: bytes,
    models: Sequence[Manifest],
    backend: InferenceBackend,
    *,
    solve: bool,
    mirror: bool = False,
    on_stage: OnStage | None = None,
) -> Matte:
    """Find the subject of an image.

    Parameters
    ----------
    data
        The bytes of an image file.
    models
        The networks' manifests, at least one; the masks of several are fused.
    backend
        What runs the networks, one after the other.
    solve
        Whether the edges are solved from the photo's colours: finer, and a few tenths of a second.
    mirror
        Whether each network also looks at the mirrored photo: twice the time, and fewer mistaken subjects.
    on_stage
        Called with each stage's name as it starts, "preprocess" once a network and "inference" once a look.

    Returns
    -------
    Matte
        The decoded source and its alpha matte at source size.

    Raises
    ------
    DecodeError, ModelError, InferenceError
        See `py_app.errors`.
    """
    clock = StageClock(on_stage)
    with clock("decode"):
        source = decode(data)
    looks: list[tuple[Mask, RefineRule]] = []
    notices = dict[Notice, None]()
    for model in models:
        with clock("preprocess"):
            tensor = preprocess(source, model.input)
        for turn in (_leave, _mirror) if mirror else (_leave,):
            with clock("inference"):
                output = await backend.run(model, turn(tensor))
            notices |= dict.fromkeys(backend.notices)
            mask = read_mask(output, model.output, (tensor.shape[2], tensor.shape[3]))
            looks.append((turn(mask), model.refine))
    with clock("refine"):
        guide = shrink_colours(source.rgb, WORKING_SIDE)
        opinions = [follow_edges(guide, mask, rule) for mask, rule in looks]
        coverage = fuse(opinions, [rule.weight for _, rule in looks])
        verdict = judge(coverage, opinions)
        if solve:
            coverage = solve_edges(guide, coverage)
        alpha = enlarge(source, guide, coverage)
    name = "+".join(model.name for model in models)
    return Matte(
        source, alpha, verdict, name, backend.name, backend.threads, clock.timings, tuple(notices), keep_least(opinions)
    )


def render(matte: Matte, options: RenderOptions, *, on_stage: OnStage | None = None) -> Rendering:
    """Make an image file of a matte; no inference.

    Parameters
    ----------
    matte
        What `estimate_matte` gave.
    options
        Format, background, quality, and what to change at the edges.
    on_stage
        Called with each stage's name as it starts.

    Returns
    -------
    Rendering
        The bytes of a file of exactly the source's size, the stages' milliseconds and what had to be changed.

    Raises
    ------
    InvalidOption
        The format cannot hold the image.
    """
    clock = StageClock(on_stage)
    notices = []
    background = options.background
    if options.format == "jpeg" and background is None:
        background = WHITE
        notices.append(Notice("background-added", "JPEG has no transparency, so the background is white."))
    with clock("composite"):
        alpha = matte.alpha
        if options.translucent and matte.least:
            alpha = let_light_through(matte.source, alpha, matte.least)
        alpha = edit_alpha(alpha, options)
        if matte.source.alpha is not None:
            alpha = np.minimum(alpha, matte.source.alpha)
        if options.format == "mask":
            pixels = alpha
        else:
            colours = matte.source.rgb
            foreground = estimate_foreground(colours, alpha) if options.decontaminate else colours
            pixels = composite(foreground, alpha, background)
    with clock("encode"):
        data = encode(
            pixels,
            format=options.format,
            quality=options.quality,
            icc_profile=None if options.format == "mask" else matte.source.icc_profile,
            dpi=matte.source.dpi,
        )
    return Rendering(data, clock.timings, tuple(notices))


def _leave(plane: Plane) -> Plane:
    return plane


def _mirror(plane: Plane) -> Plane:
    """Return the mirror image of a tensor or a mask; mirrored twice it is itself."""
    return np.ascontiguousarray(plane[..., ::-1])
