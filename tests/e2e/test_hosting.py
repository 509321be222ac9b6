"""The site works from any static host: a sub-path, no headers, a damaged model part."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import CUT_TIMEOUT, OffcutPage, read_pixels
from web.build.server import SiteServer

pytestmark = pytest.mark.apart

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copy(tmp_path: Path, site: SiteServer) -> Path:
    """A copy of the site in a sub-folder, to be damaged."""
    return Path(shutil.copytree(ROOT / "dist", tmp_path / "tools" / "offcut"))


@pytest.fixture
def plain_host(copy: Path) -> Iterator[SiteServer]:
    """A server that sends no special headers."""
    with SiteServer(copy.parents[1], headers=False) as server:
        yield server


def cut_one(page: OffcutPage, photo: Path) -> None:
    """Cut a photo and expect it to work."""
    page.add(photo)
    page.expect_status("done")
    assert page.complaints == []


def test_a_sub_path_without_headers(open_page: OpenPage, plain_host: SiteServer, astronaut: Path) -> None:
    cut_one(open_page("tools/offcut/?level=fast", url=plain_host.url), astronaut)


def test_the_example_page_cuts(returning: BrowserContext, site: SiteServer, astronaut: Path) -> None:
    with closing(returning.new_page()) as page:
        page.goto(f"{site.url}example/")
        page.locator("#photo").set_input_files(astronaut)
        expect(page.locator("#cutout")).to_be_visible(timeout=CUT_TIMEOUT)
        with page.expect_download() as event:
            page.locator("#download").click()
        assert read_pixels(Path(event.value.path()).read_bytes()).shape == (512, 512, 4)


@pytest.mark.thorough
def test_a_damaged_model_part_is_never_used(
    open_page: OpenPage, plain_host: SiteServer, copy: Path, astronaut: Path
) -> None:
    manifest = json.loads((copy / "models" / "isnet.json").read_text())
    part = copy / "models" / manifest["parts"][1]["path"]
    data = bytearray(part.read_bytes())
    data[1000] ^= 1
    part.write_bytes(data)
    page = open_page("tools/offcut/?level=balanced", url=plain_host.url)
    page.add(astronaut)
    page.expect_status("failed")
    assert page.error_code() == "integrity"
    page.page.get_by_test_id("level").select_option("fast")
    page.item().get_by_test_id("retry").click()
    page.expect_status("done")


@pytest.mark.thorough
def test_a_missing_model_part_is_a_download_error(
    open_page: OpenPage, plain_host: SiteServer, copy: Path, astronaut: Path
) -> None:
    shutil.rmtree(copy / "models" / "u2netp")
    page = open_page("tools/offcut/?level=fast", url=plain_host.url)
    page.add(astronaut)
    page.expect_status("failed")
    assert page.error_code() == "download"


def test_plain_http_is_said_to_be_the_reason(playwright: Playwright, site: SiteServer, astronaut: Path) -> None:
    program = shutil.which("chromium") or pytest.skip("chromium is not installed")
    arguments = ["--no-sandbox", "--host-resolver-rules=MAP plain.example 127.0.0.1"]
    browser = playwright.chromium.launch(executable_path=program, args=arguments)
    page = OffcutPage(browser.new_page(), f"http://plain.example:{site.server_port}/?level=fast")
    page.add(astronaut)
    page.expect_status("failed")
    expect(page.item()).to_contain_text("This address isn’t secure.")
    expect(page.page.locator("body")).not_to_contain_text("damaged")
    browser.close()
