"""The installed app: what its manifest promises exists, and shared pictures arrive without a network."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.offcut_page import OffcutPage
from web.build.server import SiteServer

ROOT = Path(__file__).parents[2]

SHARE = """async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const form = new FormData();
  for (const name of ["a friend.png", "freund ü.png"]) form.append("files", new File([bytes], name));
  const response = await fetch("./share", { method: "POST", body: form });
  return [response.redirected, response.url];
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
        was_redirected, address = page.page.evaluate(SHARE, picture)  # the server is gone: the worker takes it
        assert was_redirected
        page.page.goto(address)
        expect(page.item(1)).to_contain_text("freund ü.png")
        page.expect_status("done", 0)
        page.expect_status("done", 1)
        page.page.reload()
        page.wait_for_state("ready")
        assert page.item().count() == 0  # what was taken is not taken again
