"""Several files, good and bad: each ends in its own way, and none stops the others."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
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


CARRY = """([kind, types]) => {
  const data = new DataTransfer();
  for (const [type, text] of Object.entries(types)) data.setData(type, text);
  const target = document.querySelector("header");
  if (kind === "paste") {
    return target.dispatchEvent(new ClipboardEvent(kind, { clipboardData: data, bubbles: true, cancelable: true }));
  }
  for (const name of ["dragenter", "dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_what_another_page_gives_is_cut_where_its_bytes_are_there(page: OffcutPage, astronaut: Path, kind: str) -> None:
    picture = "data:image/png;base64," + base64.b64encode(astronaut.read_bytes()).decode()
    page.page.evaluate(CARRY, [kind, {"text/html": f'<img alt="a > b" src="{picture}">'}])
    page.page.evaluate(CARRY, [kind, {"text/uri-list": "https://example.org/cats/tom.jpg"}])
    page.page.evaluate(CARRY, [kind, {"text/html": "<b>Hello</b>", "text/plain": "Hello"}])
    page.expect_status("failed", 1)
    expect(page.item(1).get_by_test_id("error")).to_have_text("This is only the address of a picture.")
    expect(page.item(1).locator(".item-name")).to_have_text("tom.jpg")
    expect(page.item(2).get_by_test_id("error")).to_have_text("There is no picture in this.")
    page.expect_status("done")
    assert page.complaints == []


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
