"""The whole application: an image file becomes a matte, a matte becomes an image file.

::

    estimate_matte    decode → preprocess → infer → mask → refine
    render            foreground → composite → encode

The only module that imports all stages.
"""

from __future__ import annotations

from py_app.backends.base import InferenceBackend
from py_app.composite import composite
from py_app.decode import decode
from py_app.encode import encode
from py_app.foreground import estimate_foreground
from py_app.mask import read_mask
from py_app.models import Manifest
from py_app.options import RenderOptions
from py_app.preprocess import preprocess
from py_app.refine import refine
from py_app.report import OnStage, Rendering, StageClock
from py_app.types import Matte, Notice

WHITE = (255, 255, 255)


async def estimate_matte(
    data: bytes, model: Manifest, backend: InferenceBackend, *, on_stage: OnStage | None = None
) -> Matte:
    """Find the subject of an image.

    Parameters
    ----------
    data
        The bytes of an image file.
    model
        The network's manifest.
    backend
        What runs the network.
    on_stage
        Called with each stage's name as it starts.

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
    with clock("preprocess"):
        tensor = preprocess(source, model.input)
    with clock("inference"):
        output = await backend.run(model, tensor)
    with clock("refine"):
        mask = read_mask(output, model.output, (tensor.shape[2], tensor.shape[3]))
        alpha = refine(source, mask, model.refine)
    return Matte(source, alpha, model.name, backend.name, backend.threads, clock.timings, backend.notices)


def render(matte: Matte, options: RenderOptions, *, on_stage: OnStage | None = None) -> Rendering:
    """Make an image file of a matte; no inference.

    Parameters
    ----------
    matte
        What `estimate_matte` gave.
    options
        Format, background and quality.
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
        if options.format == "mask":
            pixels = matte.alpha
        else:
            foreground = estimate_foreground(matte.source.rgb, matte.alpha)
            pixels = composite(foreground, matte.alpha, background)
    with clock("encode"):
        data = encode(
            pixels,
            format=options.format,
            quality=options.quality,
            icc_profile=None if options.format == "mask" else matte.source.icc_profile,
            dpi=matte.source.dpi,
        )
    return Rendering(data, clock.timings, tuple(notices))
