"""An image file as the engine worker hands it over enters; its bytes or its decoded pixels leave."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias

from py_app.decode.foreign import BrowserImage
from py_app.options.cut import MAX_PIXELS


class JsDecoded(Protocol):
    """What an image that the browser decoded is, beside its pixels; see `BrowserImage`."""

    width: int
    height: int
    orientation: int
    isPremultiplied: bool
    head: Any


class JsFile(Protocol):
    """An image file as web/engine/foreign-images.js gives it: `data` are its bytes, or its decoded pixels."""

    data: Any
    decoded: JsDecoded | None
    maxPixels: int | None


JsRead: TypeAlias = Callable[[], Awaitable[JsFile]]
"""Gives a file once more."""


def read_file(js_file: JsFile) -> tuple[bytes | BrowserImage, int | None]:
    """Return a file, or what the browser's decoder made of it, and what it may be reduced to."""
    data: bytes = js_file.data.to_bytes()
    max_pixels = MAX_PIXELS.read({MAX_PIXELS.name: js_file.maxPixels})
    js_decoded = js_file.decoded
    if not js_decoded:
        return data, max_pixels
    width, height, orientation = js_decoded.width, js_decoded.height, js_decoded.orientation
    head = js_decoded.head.to_bytes()
    return BrowserImage(data, width, height, orientation, js_decoded.isPremultiplied, head), max_pixels
