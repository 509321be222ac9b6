"""A TIFF file enters; an `Opened` leaves. Its directory is read here, its strips and tiles by `tiff_chunks`.

What neither reads is left to Pillow and its libtiff (fax, YCbCr that is not JPEG) or refused by name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from PIL import Image

from py_app.decode.ifd import Directory, Tree, open_tree
from py_app.decode.metadata import Exif, is_turned, read_orientation, read_resolution
from py_app.decode.opened import CMYK, DAMAGED_METADATA, FIRST_FRAME, Loaded, Opened, load_image, open_clean
from py_app.decode.tiff_chunks import iterate_chunks
from py_app.decode.tiff_layout import (
    COMPRESSION,
    PHOTOMETRIC,
    TO_PILLOW,
    Ink,
    Layout,
    name_unread,
    read_layout,
)
from py_app.decode.tiff_samples import make_colour_reader
from py_app.errors import Truncated, UnsupportedFormat
from py_app.imaging.strips import iterate_strips
from py_app.types import Size

SUBFILE_TYPE, SUB_DIRECTORIES, DNG_VERSION, PROFILE = 254, 330, 50706, 34675
"""Tags (TIFF 6.0, its technical note 1, DNG)."""


def open_tiff(data: bytes) -> Opened:
    """Read a TIFF file's first directory.

    Raises
    ------
    UnsupportedFormat
        Its pixels are of a kind that is not read; `variant` in the details says which.
    Truncated
        The directory is damaged.
    """
    tree = open_tree(data)
    if tree is None:
        raise Truncated("The TIFF header is damaged.")
    directory = tree.read(tree.first)
    if directory.whole(SUBFILE_TYPE) == 1 and {SUB_DIRECTORIES, DNG_VERSION} & directory.fields.keys():
        _refuse("camera's raw file")  # what comes first is a thumbnail
    notices = [FIRST_FRAME] if directory.following else []
    profile = directory.raw(PROFILE) or None
    if not directory.is_whole or (PROFILE in directory.fields and profile is None):
        notices.append(DAMAGED_METADATA)
    opened = _open_here(tree, directory)
    return replace(opened, profile=profile, notices=(*notices, *opened.notices))


def _open_here(tree: Tree, directory: Directory) -> Opened:
    is_yet_ycc = directory.whole(PHOTOMETRIC) == Ink.YCC and directory.whole(COMPRESSION, 1) != 7
    if directory.whole(COMPRESSION, 1) in TO_PILLOW or is_yet_ycc:
        return _open_with_pillow(tree, directory)
    layout = read_layout(directory)
    if unread := name_unread(layout):
        _refuse(unread)
    return Opened(
        format="TIFF",
        size=layout.size,
        load=partial(_load, tree, layout),
        exif=Exif(orientation=read_orientation(directory)),
        dpi=read_resolution(directory),
        bits=layout.bits,
        is_grey=layout.ink in (Ink.WHITE_IS_ZERO, Ink.BLACK_IS_ZERO),
        notices=(CMYK,) if layout.ink == Ink.CMYK else (),
    )


def _open_with_pillow(tree: Tree, directory: Directory) -> Opened:
    """Pillow turns a TIFF file's picture by itself."""
    image = open_clean(tree.data, "TIFF")
    dpi = read_resolution(directory)

    def load(size: Size | None) -> Loaded:
        return Loaded(load_image(image, "TIFF"))

    turned = is_turned(read_orientation(directory))
    return Opened("TIFF", (image.height, image.width), load, dpi=dpi[::-1] if dpi and turned else dpi)


def _load(tree: Tree, layout: Layout, size: Size | None) -> Loaded:
    read_colours = make_colour_reader(layout)
    height, width = layout.size
    image = Image.new("RGBA" if layout.has_alpha else "RGB", (width, height))
    for left, top, samples in iterate_chunks(tree, layout):
        inside = samples[: height - top, : width - left]
        for rows in iterate_strips((inside.shape[0], inside.shape[1])):  # some writers make one strip of a picture
            pixels = read_colours(inside[rows])
            image.paste(Image.fromarray(np.ascontiguousarray(pixels)), (left, top + rows.start))
    return Loaded(image)


def _refuse(variant: str) -> None:
    raise UnsupportedFormat(f"A {variant} is not read.", details={"variant": variant})
