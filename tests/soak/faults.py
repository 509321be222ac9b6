"""Faults × moments, in three engines: a cell's name enters, what was wrong when it broke something then leaves.

Before, two pictures are cut out. Afterwards their cutouts are there, every picture ends done or failed with a code, a
retry and a further picture are cut, no thread and no object URL is left, and nothing was thrown that nobody caught.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

from tests.e2e.pictures import make_pictures
from tests.e2e.site_copy import publish
from tests.e2e.visitors import POLL, VISITS, Visitor
from tests.soak.faulty_site import FaultyServer, make_faulty_site
from tests.soak.pieces import Outcome, RunPiece, Suite

PATIENCE = 240
"""Seconds that anything may take: boots and cuts on cores that others use too."""

ENDING = 40
"""Seconds in which what is not needed any more ends."""

DAY = 86_400_000
"""Milliseconds."""

MOMENTS = ("idle", "download", "decode", "inference", "render", "save")

FAULTS = (
    "engine worker killed",
    "inference worker killed",
    "Python out of memory",
    "tab reloaded",
    "storage full",
    "storage cleared",
    "part corrupted",
    "worker updated",
    "offline",
    "stalled network",
    "clock jump",
    "second tab",
    "GPU lost",
)

NOTES: Mapping[tuple[str, str], str] = {
    ("webkit", "tab reloaded"): "keeps no file under automation, so the list starts empty",
}
"""What is not asked of an engine, and why, by engine and fault. Every cell is played."""

RESET = """(async () => {
  const { openDatabase } = await import("/shared/database.js");
  const database = await openDatabase();
  for (const store of ["items", "pictures", "notes"]) await database.clear(store);
  for (const key of await database.getAllKeysFromIndex("parts", "model", "isnet")) await database.delete("parts", key);
  await database.delete("models", "isnet");
  await database.put("notes", { name: "wish", isKept: true });
  localStorage.clear();
  return true;
})()"""

LOOK = """({
  state: document.body.dataset.state,
  items: [...document.querySelectorAll("[data-testid=item]")].map((item) => ({
    status: item.dataset.status,
    code: item.querySelector("[data-testid=error]")?.dataset.code ?? "",
  })),
  isSaving: document.querySelector("[data-testid=download-all]")?.disabled ?? false,
  isMade: document.querySelector("[data-testid=download]")?.getAttribute("aria-disabled") !== "true",
})"""

READ_CUTOUT = """(async () => {
  const link = document.querySelector("[data-testid=download]");
  if (!link?.href || link.getAttribute("aria-disabled") === "true") return "";
  const data = await (await fetch(link.href)).arrayBuffer();
  const hash = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
})()"""

CLEAR = """(async () => {
  for (const { name } of await indexedDB.databases()) {
    await new Promise((resolve) => {
      Object.assign(indexedDB.deleteDatabase(name), { onsuccess: resolve, onerror: resolve, onblocked: resolve });
    });
  }
  for (const name of await caches.keys()) await caches.delete(name);
  localStorage.clear();
  sessionStorage.clear();
  return true;
})()"""

CORRUPT = """(async () => {
  const { openDatabase } = await import("/shared/database.js");
  const database = await openDatabase();
  const parts = await database.getAll("parts");
  for (const part of parts) await database.put("parts", { ...part, data: part.data.slice(1) });
  return parts.length;
})()"""

UPDATE = """(async () => {
  const registration = await navigator.serviceWorker.ready;
  const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  await registration.update();
  const installing = registration.installing ?? registration.waiting;
  await new Promise((resolve) => {
    const look = () => installing.state === "installed" && resolve();
    installing.addEventListener("statechange", look);
    look();
  });
  registration.waiting.postMessage({ type: "activate" });
  await taken;
  return true;
})()"""
"""A new version is put in charge, as another tab would."""

EMPTY = """(() => {
  for (let turn = 0; turn < 2; turn += 1) {
    if (document.querySelector("[data-testid=item]")) document.querySelector("[data-testid=clear]").click();
  }
  document.activeElement?.blur(); // who is at the button that brings them back is not hurried
  return true;
})()"""


@dataclass
class World:
    """A browser at a site that can be harmed, and the pictures that are cut there."""

    engine: str
    visitor: Visitor
    server: FaultyServer
    photos: list[Path]
    others: ExitStack
    second: Visitor | None = None

    @property
    def url(self) -> str:
        """The page, whose pictures are cut by the tiny network that is kept."""
        return f"{self.server.url}?level=fast&threads=1"

    def ask(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        return self.visitor.ask(expression)

    def look(self) -> dict[str, Any]:
        """Return what the page shows of its list."""
        seen: dict[str, Any] = self.ask(LOOK)
        return seen

    def happen(self, thread: str, happening: str, value: object = "") -> None:
        """Let something happen to a thread."""
        self.ask(f"soak.happen({thread!r}, {happening!r}, {json.dumps(value)})")

    def click(self, selector: str) -> None:
        """Click on something."""
        self.ask(f"(document.querySelector({json.dumps(selector)}).click(), true)")


def make_faults(playwright: Playwright) -> list[Suite]:
    """Return a suite for each engine; a piece is a cell."""
    cells = [f"{fault}, {moment}" for fault in FAULTS for moment in MOMENTS]
    return [Suite(f"faults-{engine}", cells, partial(_open, playwright, engine)) for engine in VISITS]


@contextmanager
def _open(playwright: Playwright, engine: str) -> Iterator[RunPiece]:
    """Open an engine, and both sites."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        photos = []
        for picture in make_pictures(5):
            photos.append(folder / picture["name"])
            photos[-1].write_bytes(picture["buffer"])
        servers = {
            with_gpu: stack.enter_context(
                FaultyServer(make_faulty_site(folder / f"site-{with_gpu}", with_gpu=with_gpu))
            )
            for with_gpu in (False, True)
        }
        (folder / "profile").mkdir()
        visitor = stack.enter_context(VISITS[engine](playwright, folder / "profile"))

        def run(piece: str) -> Outcome:
            fault, moment = piece.split(", ")
            server = servers[fault == "GPU lost"]
            with ExitStack() as others:
                return play(World(engine, visitor, server, photos, others), fault, moment)

        yield run


def play(world: World, fault: str, moment: str) -> Outcome:
    """Play one cell."""
    faults: list[str] = []
    try:
        before = _begin(world)
        HOLDS[moment](world)
        STRIKES[fault](world, moment)
        _let_go(world, moment)
        ended = _add_others(world, moment)
        LIFTS.get(fault, _leave)(world)
        _check_ended(world, fault, moment, ended, faults)
        _check_finished(world, before, fault, moment, faults)
        _check_left(world, faults)
    except Late as late:
        faults.append(f"{late}; the page shows {world.look()}")
    finally:
        world.server.mode = "up"
        world.server.is_lying = False
        world.server.let_go()
    note = NOTES.get((world.engine, fault))
    return Outcome({"cells played": 1}, (f"{fault}, {moment}: {note}",) if note else (), tuple(faults))


class Late(Exception):
    """Something did not come to be in time."""


def wait_for(what: str, is_so: Callable[[], Any], patience: float = PATIENCE) -> None:
    """Wait until something is so."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise Late(f"{what} never came")
        time.sleep(POLL)


# What is there before


def _begin(world: World) -> list[str]:
    """Open the page, cut two pictures, and return their cutouts' digests."""
    world.visitor.open(f"{world.server.url}licenses.txt")
    world.ask(RESET)
    _open_page(world)
    world.visitor.choose(*world.photos[:2])
    _wait_until_ended(world, 2)
    return [_read_cutout(world, index) for index in range(2)]


def _open_page(world: World) -> None:
    world.visitor.open(world.url)
    wait_for("a page that is ready", lambda: world.look()["state"] == "ready" and world.ask("Boolean(globalThis.soak)"))


def _read_cutout(world: World, index: int) -> str:
    """Show a picture, wait for its file and return the file's digest."""
    world.click(f"[data-testid=item]:nth-of-type({index + 1}) .item-select")
    digests: list[str] = []

    def read() -> bool:
        digests.append(world.ask(READ_CUTOUT))
        return len(digests) > 1 and bool(digests[-1]) and digests[-1] == digests[-2]

    wait_for(f"the cutout of picture {index + 1}", read, ENDING)
    return digests[-1]


# What is under way


def _hold_nothing(world: World) -> None:
    pass


def _hold_download(world: World) -> None:
    world.server.hold("isnet/part")
    world.ask(
        """(() => {
          const level = document.querySelector("[data-testid=level]");
          level.value = "balanced";
          level.dispatchEvent(new Event("change", { bubbles: true }));
          return true;
        })()"""
    )
    world.visitor.choose(*world.photos[2:4])
    wait_for("a download under way", lambda: world.server.holds)


def _hold_cut(moment: str, world: World) -> None:
    world.ask(f"soak.hold({moment!r})")
    world.visitor.choose(*world.photos[2:4])
    wait_for(f"the moment of {moment}", lambda: world.ask(f"soak.waiting({moment!r})"))


def _hold_render(world: World) -> None:
    world.ask("soak.hold('render')")
    world.click("input[name=background][value='#ffffff']")
    wait_for("the moment of render", lambda: world.ask("soak.waiting('render')"))


def _hold_save(world: World) -> None:
    world.ask("soak.hold('save')")
    world.click("[data-testid=download-all]")
    wait_for("the moment of save", lambda: world.ask("soak.waiting('save')"))


HOLDS: Mapping[str, Callable[[World], None]] = {
    "idle": _hold_nothing,
    "download": _hold_download,
    "decode": partial(_hold_cut, "decode"),
    "inference": partial(_hold_cut, "inference"),
    "render": _hold_render,
    "save": _hold_save,
}


def _let_go(world: World, moment: str) -> None:
    world.server.let_go()
    world.ask(f"(soak.release({moment!r}), true)")


# What breaks


def _kill(thread: str, world: World, _: str) -> None:
    world.happen(thread, "close")


def _exhaust_python(world: World, moment: str) -> None:
    """Let Python die in its next step; where none follows, while nothing waits for it."""
    world.happen("engine", "die", moment if moment in ("decode", "inference", "render") else "")


def _reload(world: World, _: str) -> None:
    _open_page(world)


def _fill(world: World, _: str) -> None:
    world.happen("all", "full", True)


def _clear(world: World, _: str) -> None:
    world.ask(CLEAR)


def _corrupt(world: World, moment: str) -> None:
    if moment == "download":
        world.server.is_lying = True
    else:
        assert world.ask(CORRUPT) > 0


def _update(world: World, _: str) -> None:
    css = (world.server.folder / "app.css").read_bytes()
    publish(world.server.folder, {"app.css": css + b"\n/* soak */"})
    world.ask(UPDATE)


def _cut_off(mode: Any, world: World, _: str) -> None:
    world.server.mode = mode


def _jump(world: World, _: str) -> None:
    world.happen("all", "jump", DAY)


def _open_second(world: World, _: str) -> None:
    world.second = world.others.enter_context(world.visitor.open_tab())
    world.second.open(world.url)


def _lose_gpu(world: World, _: str) -> None:
    world.happen("inference", "lose-gpu")


STRIKES: Mapping[str, Callable[[World, str], None]] = {
    "engine worker killed": partial(_kill, "engine"),
    "inference worker killed": partial(_kill, "inference"),
    "Python out of memory": _exhaust_python,
    "tab reloaded": _reload,
    "storage full": _fill,
    "storage cleared": _clear,
    "part corrupted": _corrupt,
    "worker updated": _update,
    "offline": partial(_cut_off, "down"),
    "stalled network": partial(_cut_off, "stalled"),
    "clock jump": _jump,
    "second tab": _open_second,
    "GPU lost": _lose_gpu,
}


# What is well again


def _leave(world: World) -> None:
    pass


def _empty_storage(world: World) -> None:
    world.happen("all", "full", False)


def _connect(world: World) -> None:
    world.server.mode = "up"


def _load_anew(world: World) -> None:
    """Let the network be read from what is stored."""
    _open_page(world)
    _wait_until_ended(world, 0)


def _close_second(world: World) -> None:
    """Cut a picture in the second tab too, and close it."""
    assert world.second
    second = World(world.engine, world.second, world.server, world.photos, world.others)
    wait_for("a second tab that is ready", lambda: second.look()["state"] == "ready")
    second.visitor.choose(world.photos[0])
    _wait_until_ended(second, 1)
    assert [item["status"] for item in second.look()["items"]] == ["done"], second.look()
    world.others.close()


LIFTS: Mapping[str, Callable[[World], None]] = {
    "storage full": _empty_storage,
    "part corrupted": _load_anew,
    "offline": _connect,
    "stalled network": _connect,
    "second tab": _close_second,
}


# What is left


def _add_others(world: World, moment: str) -> list[dict[str, str]]:
    """Let all that is under way end, with the pictures that were still to come; return how each ended."""
    wait_for("a page that takes pictures", lambda: not world.look()["isSaving"])
    if len(world.look()["items"]) < 3:
        world.visitor.choose(*world.photos[2:4])
    _wait_until_ended(world, 2)
    ended: list[dict[str, str]] = world.look()["items"]
    return ended


def _wait_until_ended(world: World, count: int) -> None:
    """Wait until every picture has come to an end, of at least so many."""

    def is_so() -> bool:
        seen = world.look()
        statuses = [item["status"] for item in seen["items"]]
        is_over = len(statuses) >= count and not {"queued", "working"} & set(statuses)
        return is_over and not seen["isSaving"] and seen["state"] in ("ready", "failed")

    wait_for(f"the end of {count} pictures", is_so)


def _check_ended(world: World, fault: str, moment: str, ended: list[dict[str, str]], faults: list[str]) -> None:
    """Check that what failed says why, and that it is cut when the fault is over, and a further picture too."""
    if not all(item["status"] == "done" or item["code"] for item in ended):
        faults.append(f"ended without a code: {ended}")
    if any(item["status"] == "failed" for item in world.look()["items"]):
        world.click("[data-testid=retry-all], [data-testid=retry]")
    world.visitor.choose(world.photos[4])
    count = len(world.look()["items"])
    _wait_until_ended(world, count)
    statuses = [item["status"] for item in world.look()["items"]]
    wanted = 3 if fault == "tab reloaded" and world.engine == "webkit" else 5
    if statuses != ["done"] * wanted:
        faults.append(f"{wanted} pictures were to be done, but are {world.look()}; before, {ended}")


def _check_finished(world: World, before: list[str], fault: str, moment: str, faults: list[str]) -> None:
    """Check that the cutouts that were there still are, byte for byte unless another background was chosen."""
    if len(world.look()["items"]) < 5:
        return
    after = [_read_cutout(world, index) for index in range(2)]
    if moment != "render" and after != before:
        faults.append("the finished cutouts are others now")
    if moment == "save" and fault not in ("tab reloaded", "part corrupted") and world.ask("soak.saved") == 0:
        faults.append("nothing was saved")


def _check_left(world: World, faults: list[str]) -> None:
    """Check that no thread, object URL or exception is left over."""
    kinds = {"page": (1, 1), "engine": (1, 1), "inference": (0, 1 if "False" in world.server.folder.name else 2)}

    def count() -> dict[str, int]:
        threads: dict[str, int] = world.ask("soak.threads()")
        return threads

    def are_right() -> bool:
        threads = count()
        return all(least <= threads[kind] <= most for kind, (least, most) in kinds.items())

    try:
        wait_for("the end of the threads that are not needed", are_right, ENDING)
    except Late:
        faults.append(f"threads left: {count()}")
    world.ask(EMPTY)
    try:
        wait_for("the end of the object URLs", lambda: world.ask("soak.urls.size") == 0, ENDING)
    except Late:
        faults.append(f"{world.ask('soak.urls.size')} object URLs are left")
    if uncaught := world.ask("soak.uncaught"):
        faults.append(f"uncaught: {uncaught}")
