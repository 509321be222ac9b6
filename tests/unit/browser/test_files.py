"""A file from JavaScript: its bytes, or the pixels that the browser decoded, and what it may be reduced to."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.browser.files import read_file
from py_app.decode.foreign import BrowserImage
from py_app.errors import InvalidOption
from tests.fake_javascript import JsNull, JsObject, to_js


@pytest.mark.parametrize("decoded", [JsNull(), None])
@pytest.mark.parametrize("max_pixels", [None, 300])
def test_bytes(decoded: object, max_pixels: int | None) -> None:
    js_file = JsObject(data=to_js(b"\x00\xff bytes"), decoded=decoded, maxPixels=max_pixels)
    assert read_file(js_file) == (b"\x00\xff bytes", max_pixels)


@pytest.mark.parametrize("is_premultiplied", [False, True])
def test_pixels(is_premultiplied: bool) -> None:
    pixels = np.arange(2 * 3 * 4, dtype=np.uint8)
    decoded = JsObject(width=3, height=2, orientation=6, isPremultiplied=is_premultiplied, head=to_js(b"start"))
    file, max_pixels = read_file(JsObject(data=to_js(pixels), decoded=decoded, maxPixels=None))
    assert file == BrowserImage(pixels.tobytes(), 3, 2, 6, is_premultiplied, b"start")
    assert max_pixels is None


@pytest.mark.parametrize("max_pixels", [0, -1, 1.5, True, "300"])
def test_a_limit_that_is_none(max_pixels: object) -> None:
    with pytest.raises(InvalidOption):
        read_file(JsObject(data=to_js(b""), decoded=JsNull(), maxPixels=max_pixels))
