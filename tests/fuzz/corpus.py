"""Sound and odd files of every format leave: what fuzzing starts from."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

from tests.awkward_sources import list_sources
from tests.odd_files import list_odd_files
from tests.unit.images import encode_as, make_gradient

MAX_BYTES = 200_000
"""Of one file: a larger one is mostly pixels, and slow."""


@cache
def list_files() -> tuple[bytes, ...]:
    """Return the files, always in the same order."""
    files = [*(file.data for file in list_odd_files()), *(source.data for source in list_sources()), *_plain()]
    return tuple(data for data in files if 0 < len(data) <= MAX_BYTES)


def _plain() -> list[bytes]:
    image = Image.fromarray(make_gradient(40, 56))
    frames = [image, image.rotate(90), image.rotate(180)]
    animations = []
    for format in ("GIF", "PNG", "WEBP", "TIFF"):
        file = io.BytesIO()
        image.save(file, format, save_all=True, append_images=frames)
        animations.append(file.getvalue())
    modes = [(mode, format) for mode in ("1", "L", "P", "RGB") for format in ("PNG", "GIF", "BMP", "TIFF")]
    return [
        *animations,
        *(encode_as(image.convert(mode), format) for mode, format in modes),
        encode_as(image.convert("CMYK"), "JPEG"),
        encode_as(image, "JPEG", progressive=True),
        encode_as(image, "WEBP", lossless=True),
    ]
