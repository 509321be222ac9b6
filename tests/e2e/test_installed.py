"""The installed app: what its manifest promises exists, and shared pictures arrive without a network."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.offcut_page import OffcutPage
from web.build.server import SiteServer

ROOT = Path(__file__).parents[2]

SHARE = """async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const form = new FormData();
  for (const name of ["a friend.png", "freund ü.png"]) form.append("files", new File([bytes], name));
  const { type } = await fetch("./share", { method: "POST", body: form, redirect: "manual" });
  return type;
}"""


def test_the_manifest_names_files_that_exist() -> None:
    manifest = json.loads((ROOT / "dist" / "app.webmanifest").read_text())
    pictures = [*manifest["icons"], *manifest["screenshots"], *(s["icons"][0] for s in manifest["shortcuts"])]
    assert len(pictures) >= 8
    assert [p["src"] for p in pictures if not (ROOT / "dist" / p["src"]).is_file()] == []
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"] if icon.get("purpose") == "maskable"}


def test_shared_pictures_arrive_offline(chromium: Browser, astronaut: Path) -> None:
    with chromium.new_context() as context:
        with SiteServer(ROOT / "dist", headers=False) as server:
            url = f"{server.url}?level=fast"
            page = OffcutPage(context.new_page(), url)
            page.wait_until_offline_ready()
        picture = base64.b64encode(astronaut.read_bytes()).decode()
        # The server is gone: the worker takes it. The system opens where it is sent then, as a page.
        assert page.page.evaluate(SHARE, picture) == "opaqueredirect"
        page.page.goto(f"{server.url}?shared&level=fast")
        expect(page.item(1)).to_contain_text("freund ü.png")
        page.expect_status("done", 0)
        page.expect_status("done", 1)
        page.page.reload()
        page.wait_for_state("ready")
        assert page.item().count() == 0  # what was taken is not taken again


MANY = """async (count) => {
  const form = new FormData();
  for (let index = 0; index < count; index += 1) form.append("files", new File(["x"], `${index}.png`));
  return (await fetch("./share", { method: "POST", body: form, redirect: "manual" })).type;
}"""


def test_a_share_has_a_limit_and_says_what_it_left_out(open_page: OpenPage) -> None:
    page = open_page("?level=fast")
    page.wait_until_offline_ready()
    assert page.page.evaluate(MANY, 103) == "opaqueredirect"
    page.page.goto(page.page.url.replace("level=fast", "shared"))
    expect(page.page.get_by_test_id("item")).to_have_count(101)
    expect(page.page.get_by_text("3 shared files were left out.").first).to_be_attached()


def test_a_share_that_cannot_be_read_leads_to_the_page_all_the_same(open_page: OpenPage) -> None:
    page = open_page("?level=fast")
    page.wait_until_offline_ready()
    site = page.page.url.partition("?")[0]
    page.page.goto("about:blank")
    page.page.set_content(f"<form method=post enctype=text/plain action='{site}share'><button>Share</button></form>")
    page.page.get_by_role("button").click()
    expect(page.item()).to_contain_text("What was shared couldn’t be read.")
    assert page.page.url == site  # another reload brings nothing of it back


def test_a_cache_that_does_not_open_keeps_no_engine_from_starting(open_page: OpenPage) -> None:
    page = open_page("?level=fast")
    page.wait_until_offline_ready()
    page.page.add_init_script(
        "CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'UnknownError'))"
    )
    page.page.goto(page.page.url.replace("level=fast", "level=fast&shared"))
    page.wait_for_state("ready")
    expect(page.item()).to_contain_text("What was shared couldn’t be read.")
