"""Odd files: Offcut reads what Chromium's own decoder shows, and the page what Python reads."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from py_app.decode.decode import decode
from py_app.types import Pixels
from tests.e2e.offcut_page import OffcutPage, read_pixels
from tests.odd_files import OddFile, list_odd_files

FILES = {file.name: file for file in list_odd_files()}

SHOWN = [name for name, file in FILES.items() if file.is_for_browsers and not file.error]

REFUSED = [name for name, file in FILES.items() if file.is_for_browsers and file.error == "unsupported-format"]

ROUNDING = 1
"""Decoders and colour conversions differ by no more."""

IN_THE_PAGE = [
    "png-grey-2-key-3",
    "gif-small-frame",
    "bmp-4444",
    "tiff-tiff_adobe_deflate",
    "tiff-jpeg",
    "jpeg-no-end",
]

DRAW = """async (data) => {
  const image = new Image();
  image.src = `data:;base64,${data}`;
  try { await image.decode(); } catch { return null; }
  const { naturalWidth: width, naturalHeight: height } = image;
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data: pixels } = context.getImageData(0, 0, width, height);
  return { width, height, pixels: btoa(String.fromCharCode(...pixels)) };
}"""


@pytest.fixture(scope="module")
def canvas(chromium: Browser) -> Page:
    return chromium.new_page()


def draw(page: Page, file: OddFile) -> Pixels | None:
    """Return what Chromium shows of a file, uint8 `(H, W, 4)`; None where it opens nothing."""
    drawn = page.evaluate(DRAW, base64.b64encode(file.data).decode())
    if drawn is None:
        return None
    return np.frombuffer(base64.b64decode(drawn["pixels"]), np.uint8).reshape(drawn["height"], drawn["width"], 4)


@pytest.mark.parametrize("name", SHOWN)
def test_pixels_are_those_that_chromium_shows(canvas: Page, name: str) -> None:
    expected = draw(canvas, FILES[name])
    assert expected is not None
    source = decode(FILES[name].data)
    assert source.size == expected.shape[:2]
    shown = expected[..., 3] == 255
    assert np.abs(source.rgb[shown].astype(int) - expected[shown, :3]).max(initial=0) <= ROUNDING
    if "end-missing" not in FILES[name].notices:  # there Chromium leaves out what is missing
        alpha = np.full(source.size, 255) if source.alpha is None else source.alpha
        assert np.array_equal(alpha, expected[..., 3])


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_chromium_refuses_too(canvas: Page, name: str) -> None:
    assert draw(canvas, FILES[name]) is None


def test_the_page_reads_what_python_reads(page: OffcutPage, tmp_path: Path) -> None:
    for index, name in enumerate(IN_THE_PAGE):
        (tmp_path / name).write_bytes(FILES[name].data)
        page.add(tmp_path / name)
        page.expect_status("done", index)
        assert sorted(page.warnings()) == sorted(FILES[name].notices), name
        source, cutout = decode(FILES[name].data), read_pixels(page.download()[1])
        opaque = cutout[..., 3] == 255
        assert cutout.shape[:2] == source.size
        assert np.abs(cutout[opaque, :3].astype(int) - source.rgb[opaque]).max(initial=0) <= 3 * ROUNDING, name
        assert source.alpha is None or (cutout[..., 3] <= source.alpha).all(), name
    (tmp_path / "12-bit.jpg").write_bytes(FILES["jpeg-12-bit"].data)
    page.add(tmp_path / "12-bit.jpg")
    page.expect_status("failed", len(IN_THE_PAGE))
    assert page.error_code(len(IN_THE_PAGE)) == "unsupported-format"
