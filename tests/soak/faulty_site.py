"""A folder enters; a copy of the site that can be held up and harmed stands in it, on a host that can fail."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import IO, Literal

from tests.e2e.site_copy import publish
from tests.soak.light_site import make_light_site
from web.build.server import SiteServer, _Handler

HERE = Path(__file__).parent

HOOKED: Mapping[str, Mapping[str, str]] = {
    "page/main.js": {"import { loadNetwork": 'import "../soak/hooks.js";\nimport { loadNetwork'},
    "page/save/saving.js": {
        "import { OffcutError": 'import { pass } from "../../soak/hooks.js";\nimport { OffcutError',
        "const input = await render(item);": 'await pass("save");\n        const input = await render(item);',
    },
    "page/save/archive.js": {
        "KEEP_URL_MS = 60_000": "KEEP_URL_MS = 1_000",
        "link.click();": "globalThis.soak.saved += 1;",
    },
    "page/list/undo-bar.js": {"PATIENCE_MS = 15_000": "PATIENCE_MS = 500"},
    "engine/worker.js": {
        "import { OffcutError": 'import { pass } from "../soak/hooks.js";\nimport { OffcutError',
        "const file = await readPicture(": 'await pass("decode");\n      const file = await readPicture(',
        "const read = this.#sources": 'await pass("render");\n      const read = this.#sources',
    },
    "engine/python.js": {
        "import { loadPyodide": 'import { makeMortal } from "../soak/deadly_python.js";\nimport { loadPyodide',
        "return pyodide.pyimport(": "makeMortal(pyodide);\n  return pyodide.pyimport(",
    },
    "inference/worker.js": {
        "import { OffcutError": 'import { pass } from "../soak/hooks.js";\nimport { OffcutError',
        "const session = await this.#sessions": 'await pass("inference");\n    const session = await this.#sessions',
    },
    "inference/limits.js": {"STALL = 20_000": "STALL = 5_000", "TRIES = 4": "TRIES = 2"},
}
"""What is replaced in each file: moments that can be held, a shorter patience, saving without the browser's part."""

DEVICES = b"""export async function findDevice(backend) {
  if (backend === "webgpu-f16") throw new Error("A test has none");
  return { name: `${backend} of a test`, isSoftware: false };
}
"""


def make_faulty_site(folder: Path, *, with_gpu: bool) -> Path:
    """Make the light site and put the hooks in; with a GPU that the processor plays, and that can be lost."""
    make_light_site(folder)
    scripts = ["hooks.js", "deadly_python.js"]
    (folder / "soak").mkdir()
    changes = {f"soak/{name}": (HERE / name).read_bytes() for name in scripts}
    for name, replacements in HOOKED.items():
        text = (folder / name).read_text()
        for before, after in replacements.items():
            assert text.count(before) == 1, f"{name} has {text.count(before)} times {before!r}"
            text = text.replace(before, after)
        changes[name] = text.encode()
    if with_gpu:
        changes["inference/real-runtimes.js"] = (folder / "inference" / "runtimes.js").read_bytes()
        changes["inference/runtimes.js"] = (HERE / "lost_gpu.js").read_bytes()
        changes["engine/devices.js"] = DEVICES
    publish(folder, changes)
    return folder


class FaultyServer(SiteServer):
    """Serves a folder, until it is told not to.

    Attributes
    ----------
    mode
        "down" ends every connection without an answer, "stalled" leaves it without one.
    held
        What the paths contain that stand still in the middle, until `let_go`; None holds nothing.
    holds
        The paths that stood still, in order.
    is_lying
        Whether the next file that stood still goes on with other bytes than its own.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.mode: Literal["up", "down", "stalled"] = "up"
        self.held: str | None = None
        self.holds: list[str] = []
        self.is_lying = False
        self._going = threading.Event()
        self.RequestHandlerClass: type[BaseHTTPRequestHandler] = _FaultyHandler

    def hold(self, part: str) -> None:
        """Let files whose path has a part stand still from now on."""
        self.held, self.holds = part, []
        self._going.clear()

    def let_go(self) -> None:
        """Let what stands still go on, and hold nothing any more."""
        self.held = None
        self._going.set()


class _FaultyHandler(_Handler):
    server: FaultyServer

    def do_GET(self) -> None:
        self._wait_out_the_stall()
        if self.server.mode == "down":
            self._hang_up()
        del self.headers["If-Modified-Since"]  # what the browser has is sent again, so that it can be held
        super().do_GET()

    def copyfile(self, source: IO[bytes], target: IO[bytes]) -> None:  # type: ignore[override]
        server = self.server
        if server.held is None or server.held not in self.path:
            super().copyfile(source, target)
            return
        content = source.read()
        half = len(content) // 2
        target.write(content[:half])
        target.flush()
        server.holds.append(self.path)
        while not server._going.wait(0.2):
            self._require_client()
        self._wait_out_the_stall()
        if server.mode == "down":
            self._hang_up()
        rest = content[half:]
        if server.is_lying:
            server.is_lying = False
            rest = bytes(255 - byte for byte in rest)
        target.write(rest)

    def _wait_out_the_stall(self) -> None:
        while self.server.mode == "stalled":
            self.server._going.wait(0.2)
            self._require_client()

    def _require_client(self) -> None:
        """Raise where the browser has given up."""
        self.connection.settimeout(0.05)
        try:
            if self.connection.recv(1) == b"":
                raise ConnectionError
        except TimeoutError:
            pass
        finally:
            self.connection.settimeout(None)

    def _hang_up(self) -> None:
        self.close_connection = True
        raise ConnectionError
