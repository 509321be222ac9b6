"""Several files, good and bad: each ends in its own way, and none stops the others."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage, read_pixels
from tests.photos import find_photo
from tests.unit.images import encode_as, make_bomb_png


def make_file(name: str, data: bytes, mime_type: str = "") -> FilePayload:
    """Return a file as a browser would hand it over."""
    return {"name": name, "mimeType": mime_type, "buffer": data}


def test_bad_files_fail_by_name_and_the_queue_goes_on(page: OffcutPage, astronaut: Path) -> None:
    photo = astronaut.read_bytes()
    page.add(
        make_file("notes.txt", b"not an image", "text/plain"),
        make_file("cut-short.png", photo[: len(photo) // 2]),
        make_file("nothing.png", b""),
        make_file("bomb.png", make_bomb_png(20000, 20000)),
        astronaut,
    )
    codes = ["unsupported-format", "truncated", "empty-file", "image-too-large"]
    for index, code in enumerate(codes):
        page.expect_status("failed", index)
        assert page.error_code(index) == code
        assert len(page.item(index).get_by_test_id("error").inner_text()) > 10
    page.expect_status("done", len(codes))
    assert page.complaints == []


def test_the_content_decides_not_the_name(page: OffcutPage, astronaut: Path) -> None:
    with Image.open(astronaut) as image:
        data = encode_as(image.convert("CMYK"), "JPEG")
    page.add(make_file("photo.txt", data, "text/plain"))
    page.expect_status("done")
    name, cutout = page.download()
    assert name == "photo-cutout.png"
    assert read_pixels(cutout).shape == (512, 512, 4)


def test_cancel_and_retry(page: OffcutPage, astronaut: Path) -> None:
    page.add(astronaut, astronaut)
    page.expect_status("working")
    page.item(0).get_by_test_id("cancel").click()
    page.expect_status("cancelled", 0)
    page.item(1).get_by_test_id("cancel").click()
    page.expect_status("cancelled", 1)
    page.item(0).get_by_test_id("retry").click()
    page.expect_status("done", 0)
    assert page.item(1).get_attribute("data-status") == "cancelled"


def test_formats_and_backgrounds_need_no_second_inference(page: OffcutPage, astronaut: Path) -> None:
    page.add(astronaut)
    page.expect_status("done")
    page.page.locator("input[name=background][value='#ffffff']").check()
    expect(page.page.get_by_test_id("download")).not_to_have_attribute("aria-disabled", "true", timeout=CUT_TIMEOUT)
    page.page.locator("input[name=format][value=jpeg]").check(force=True)
    expect(page.page.get_by_test_id("download")).to_have_attribute("download", "astronaut-cutout.jpg")
    expect(page.page.get_by_test_id("download")).not_to_have_attribute("aria-disabled", "true", timeout=CUT_TIMEOUT)
    _, data = page.download()
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        assert np.asarray(image)[0, 200].min() > 250


def test_download_all(page: OffcutPage, astronaut: Path) -> None:
    page.add(astronaut, astronaut, find_photo("chelsea.png"))
    for index in range(3):
        page.expect_status("done", index)
    with page.page.expect_download() as event:
        page.page.get_by_test_id("download-all").click()
    with zipfile.ZipFile(event.value.path()) as archive:
        names = archive.namelist()
        assert len(set(names)) == 3
        assert {"astronaut-cutout.png", "chelsea-cutout.png"} <= set(names)
        for name in names:
            assert read_pixels(archive.read(name)).shape[2] == 4


def test_paste(page: OffcutPage, astronaut: Path) -> None:
    page.page.evaluate(
        """(bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(bytes)], "pasted.png", { type: "image/png" }));
          document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        list(astronaut.read_bytes()),
    )
    page.expect_status("done")


def test_drop_anywhere(page: OffcutPage, astronaut: Path) -> None:
    page.page.evaluate(
        """(bytes) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([Uint8Array.from(bytes)], "dropped.png"));
          for (const type of ["dragenter", "dragover", "drop"]) {
            document.querySelector("header").dispatchEvent(
              new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
          }
        }""",
        list(astronaut.read_bytes()),
    )
    page.expect_status("done")
