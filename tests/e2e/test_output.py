"""The panel: every choice, made with the page's own controls, gives the pixels that Python makes natively."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from py_app.decode.decode import decode
from py_app.network.backend import InferenceBackend
from py_app.network.manifest import Manifest
from py_app.network.plan import Plan
from py_app.options import parse_options
from py_app.pipeline import estimate_matte, render
from py_app.types import Matte
from tests.coroutines import run_now
from tests.e2e.offcut_page import OffcutPage, read_pictures, read_pixels
from tests.native_cut import SAME
from tests.photos import find_photo

pytestmark = pytest.mark.long

LOSSY = 3 * SAME
"""A lossy file multiplies the differences of the mattes."""

Compare = Callable[..., str]


@pytest.fixture(scope="module")
def matte(astronaut: Path, manifests: dict[str, Manifest], native: InferenceBackend) -> Matte:
    """What the command line finds in the photo."""
    return run_now(estimate_matte(astronaut.read_bytes(), Plan([manifests["u2netp"]], solve=False), native)).matte


@pytest.fixture(scope="module")
def cut_page(shared_page: OffcutPage, astronaut: Path) -> OffcutPage:
    """A page with one picture that is cut, and all sections of the panel open."""
    shared_page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shared_page.add(astronaut)
    shared_page.expect_status("done")
    for name in ("Layout", "File name"):
        panel(shared_page.page).locator("summary").filter(has_text=name).click()
    return shared_page


@pytest.fixture
def page(cut_page: OffcutPage) -> Iterator[Page]:
    """The same page; afterwards nothing is chosen any more."""
    yield cut_page.page
    for name in ("PNG", "Transparent", "None", "Original", "Pan", "Both"):
        pick(cut_page.page, name)
    for name in ("Scale the subject", "Move the subject"):
        cut_page.page.get_by_label(name).uncheck()
    assert cut_page.complaints == []


@pytest.fixture
def expect_same(cut_page: OffcutPage, matte: Matte) -> Compare:
    """Return a function that downloads the cutout, compares it with what options give natively, tells its name."""

    def compare(fields: dict[str, Any], *, image: Path | None = None, tolerance: float = SAME) -> str:
        name, data = cut_page.download()
        options = parse_options(fields, decode(image.read_bytes()) if image else None)
        expected = read_pictures(render(matte, options).data)
        found = read_pictures(data)
        assert [layer for layer, _ in found] == [layer for layer, _ in expected]
        for (layer, ours), (_, natives) in zip(found, expected, strict=True):
            assert ours.shape == natives.shape
            assert np.abs(ours.astype(int) - natives).mean() / 255 <= tolerance, (fields, layer)
        return name

    return compare


def panel(page: Page) -> Locator:
    return page.locator("#output")


def pick(page: Page, name: str) -> None:
    """Choose a radio button by its name, with the keyboard."""
    page.get_by_role("radio", name=name, exact=True).last.press("Space")  # "Mask" is also a view


def fill(page: Page, name: str, value: str) -> None:
    """Fill a field of the panel and leave it."""
    field = panel(page).locator(f"input[name={name}]")
    field.fill(value)
    field.dispatch_event("change")


@pytest.mark.parametrize(
    ("swatch", "fields", "chosen"),
    [
        ("White", {}, {"background": "#ffffff"}),
        ("Custom colour", {"own-colour": "#336699"}, {"background": "#336699"}),
        (
            "Gradient",
            {"gradient-from": "#ff0000", "gradient-to": "#0000ff", "gradient-angle": "90"},
            {"bg_gradient": "90deg, #ff0000, #0000ff"},
        ),
        ("Blurred original", {"bg_blur": "5"}, {"bg_blur": 5}),
    ],
)
def test_backgrounds(
    page: Page, expect_same: Compare, swatch: str, fields: dict[str, str], chosen: dict[str, Any]
) -> None:
    pick(page, swatch)
    for name, value in fields.items():
        fill(page, name, value)
    expect_same(chosen)


def test_an_image_behind_covers_or_is_shown_whole(page: Page, expect_same: Compare) -> None:
    coffee = find_photo("coffee.png")
    pick(page, "Your image")
    page.get_by_test_id("background-file").set_input_files(coffee)
    page.locator(".image-places").get_by_label("Left", exact=True).check()
    expect_same({"bg_position": "0% 50%"}, image=coffee)
    pick(page, "Fit")
    fill(page, "around", "#102030")
    expect_same({"bg_fit": "contain", "bg_position": "0% 50%", "bg_color": "#102030"}, image=coffee)
    pick(page, "White")  # takes the image's place
    expect(page.get_by_test_id("background-file")).to_be_hidden()
    expect_same({"background": "white"})


def test_a_colour_from_the_screen(page: Page, expect_same: Compare) -> None:
    page.evaluate("() => { window.EyeDropper = class { open = async () => ({ sRGBHex: '#c0ffee' }); }; }")
    pick(page, "Custom colour")
    page.get_by_test_id("eye-dropper").click()
    expect_same({"background": "#c0ffee"})


def test_shadows(page: Page, expect_same: Compare) -> None:
    pick(page, "On a wall")
    fill(page, "shadow_opacity", "30")
    expect_same({"add_shadow": True, "shadow_opacity": 30})
    pick(page, "On the floor")
    fill(page, "shadow_opacity", "80")
    expect_same({"add_shadow": True, "shadow_type": "contact", "shadow_opacity": 80})


def test_crop_with_a_margin_is_shown_as_it_is_saved(page: Page, expect_same: Compare, matte: Matte) -> None:
    pick(page, "Crop")
    fill(page, "crop_margin", "20")
    chosen = {"crop": True, "crop_margin": "20%"}
    expect_same(chosen)
    height, width = render(matte, parse_options(chosen)).size
    expect(page.get_by_test_id("download-facts")).to_contain_text(f"{width} × {height}")
    box = page.locator(".cell-result .sheet").bounding_box()
    photo = page.locator(".cell-original .sheet").bounding_box()
    assert box and photo
    assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.02)
    assert photo["width"] == pytest.approx(photo["height"], abs=1)


def test_an_aspect_around_the_subject(page: Page, expect_same: Compare) -> None:
    pick(page, "Ratio")
    fill(page, "aspect-width", "16")
    fill(page, "aspect-height", "9")
    page.get_by_label("Crop to the subject first").check()
    fill(page, "crop_margin", "0")
    expect_same({"aspect": "16:9", "crop": True, "crop_margin": "0%"})


def test_presets_and_the_subjects_place_on_them(page: Page, expect_same: Compare) -> None:
    pick(page, "Passport")
    expect_same({"preset": "passport"})
    page.get_by_label("Scale the subject").check()
    fill(page, "scale", "50")
    page.get_by_label("Move the subject").check()
    page.locator(".subject-places").get_by_label("Bottom right").check()
    expect_same({"preset": "passport", "scale": "50%", "position": "100% 100%"})
    pick(page, "Avatar")  # brings its own scale and place
    expect_same({"preset": "avatar"})


def test_an_exact_size(page: Page, expect_same: Compare) -> None:
    pick(page, "Size")
    fill(page, "size-width", "300")
    fill(page, "size-height", "200")
    expect_same({"size": "300x200"})
    page.get_by_label("Unit").select_option("mm")
    fill(page, "size-width", "35")
    fill(page, "size-height", "45.5")
    expect_same({"size": "35x45.5mm"})
    fill(page, "size-width", "0")  # no canvas: the last one stays
    expect_same({"size": "35x45.5mm"})


def test_formats(page: Page, expect_same: Compare) -> None:
    pick(page, "WebP")
    assert expect_same({"format": "webp"}) == "astronaut-cutout.webp"
    page.get_by_label("Lossless").uncheck()
    fill(page, "quality", "40")
    expect_same({"format": "webp", "quality": 40}, tolerance=LOSSY)
    pick(page, "Mask")
    assert expect_same({"format": "mask"}) == "astronaut-mask.png"
    expect(page.get_by_role("radio", name="Black", exact=True)).to_be_disabled()
    pick(page, "JPEG")
    assert expect_same({"format": "jpeg", "background": "white"}, tolerance=LOSSY) == "astronaut-cutout.jpg"
    pick(page, "Transparent")  # which a JPEG cannot be
    assert expect_same({}) == "astronaut-cutout.png"


def test_layers_are_saved_one_by_one_and_shown_as_one(page: Page, expect_same: Compare) -> None:
    pick(page, "Black")
    pick(page, "On a wall")
    fill(page, "shadow_opacity", "60")
    pick(page, "Layers")
    name = expect_same({"format": "zip", "background": "black", "add_shadow": True, "shadow_opacity": 60})
    assert name == "astronaut-layers.zip"
    expect(page.get_by_test_id("result-image")).to_have_js_property("naturalWidth", 512)


def test_names_follow_a_pattern_that_is_kept(page: Page, cut_page: OffcutPage) -> None:
    pattern = page.get_by_label("File name pattern")
    pattern.fill("{index:02}-{name}-{level}-{width}x{height}")
    pattern.blur()
    assert cut_page.download()[0] == "01-astronaut-fast-512x512.png"
    assert page.evaluate("() => localStorage.getItem('offcut-name-pattern@/')") == pattern.input_value()
    pattern.fill("a/{name}")
    expect(page.get_by_text("File names can’t contain these characters.")).to_be_visible()
    pattern.blur()
    assert cut_page.download()[0] == "01-astronaut-fast-512x512.png"
    pattern.fill("")
    pattern.blur()
    assert cut_page.download()[0] == "astronaut-cutout.png"


def test_copying_gives_a_png_whatever_the_format(page: Page, matte: Matte, cut_page: OffcutPage) -> None:
    pick(page, "JPEG")
    cut_page.download()
    page.get_by_test_id("copy").click()
    expect(page.locator("#announcer")).to_have_text("astronaut.png was copied.")
    copied = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          return [...new Uint8Array(await (await item.getType("image/png")).arrayBuffer())];
        }"""
    )
    expected = read_pixels(render(matte, parse_options({"background": "white"})).data)
    assert np.abs(read_pixels(bytes(copied))[..., :3].astype(int) - expected).mean() / 255 <= SAME


def test_a_copy_that_fails_is_said(page: Page, cut_page: OffcutPage) -> None:
    page.evaluate(
        """() => {
          window.write = navigator.clipboard.write;
          navigator.clipboard.write = () => Promise.reject(new DOMException("No", "NotAllowedError"));
        }"""
    )
    page.get_by_test_id("copy").click()
    expect(page.locator("#output-failure")).to_contain_text("This couldn’t be copied.")
    page.evaluate("() => { delete navigator.clipboard.write; }")
    assert len(cut_page.complaints) == 1
    cut_page.complaints.clear()


def test_sharing_hands_over_the_file(page: Page, cut_page: OffcutPage) -> None:
    page.evaluate(
        """() => {
          navigator.canShare = () => true;
          navigator.share = async ({ files }) => { window.shared = [files[0].name, files[0].type, files[0].size]; };
        }"""
    )
    pick(page, "White")
    name, data = cut_page.download()
    page.get_by_test_id("share").click()
    expect(page.locator("#announcer")).to_have_text("astronaut.png was shared.")
    assert page.evaluate("() => window.shared") == [name, "image/png", len(data)]
    page.evaluate("() => { delete navigator.canShare; delete navigator.share; }")


def test_the_cutout_can_be_dragged_out(page: Page, cut_page: OffcutPage) -> None:
    name, data = cut_page.download()
    expect(page.get_by_test_id("item").locator("img")).to_have_js_property("draggable", False)  # the original
    for source in (page.get_by_test_id("download"), page.get_by_test_id("item").locator(".thumbnail")):
        dragged, size = source.evaluate(
            """async (element) => {
              const dataTransfer = new DataTransfer();
              element.dispatchEvent(new DragEvent("dragstart", { dataTransfer, bubbles: true }));
              const address = dataTransfer.getData("text/uri-list");
              const { size } = await (await fetch(address)).blob();
              return [dataTransfer.getData("DownloadURL").replace(address, ""), size];
            }"""
        )
        assert dragged == f"image/png:{name}:"
        assert size == len(data)


def test_a_cropped_cutout_lies_on_the_photo_for_slider_and_brush(page: Page, cut_page: OffcutPage) -> None:
    pick(page, "Crop")
    fill(page, "crop_margin", "0")
    cropped = read_pixels(cut_page.download()[1])
    result = page.get_by_test_id("result-image")
    expect(result).to_have_js_property("naturalWidth", cropped.shape[1])
    pick(page, "Slider")
    expect(result).to_have_js_property("naturalWidth", 512)
    pick(page, "Cutout")
    pick(page, "Erase")
    expect(result).to_have_js_property("naturalWidth", 512)
    sheet = page.locator(".cell-result .sheet").bounding_box()
    assert sheet
    page.mouse.click(sheet["x"] + sheet["width"] * 0.5, sheet["y"] + sheet["height"] * 0.9)
    expect(page.get_by_test_id("undo")).to_be_enabled()
    erased = read_pixels(cut_page.download()[1])
    page.get_by_test_id("undo").click()
    assert erased.shape == cropped.shape
    changed = np.argwhere((erased != cropped).any(axis=2))
    top, left = 512 - cropped.shape[0], (512 - cropped.shape[1]) / 2
    y, x = changed.mean(axis=0)
    assert abs(y + top - 0.9 * 512) < 12
    assert abs(x + left - 0.5 * 512) < 40
    cut_page.download()
