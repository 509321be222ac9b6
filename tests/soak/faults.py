"""Faults × moments, in three engines: a cell's name enters, what was wrong when it broke something then leaves.

Before, two pictures are cut out. Afterwards their cutouts are there, every picture ends done or failed with a code, a
retry and a further picture are cut, no thread and no object URL is left, and nothing was thrown that nobody caught.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Playwright

from tests.e2e.pictures import make_pictures
from tests.e2e.visitors import VISITS
from tests.soak.breakages import FAULTS
from tests.soak.faulty_site import FaultyServer, make_faulty_site
from tests.soak.moments import MOMENTS, let_go
from tests.soak.pieces import Outcome, RunPiece, Suite
from tests.soak.world import ENDING, Late, World, wait_for

NOTES: Mapping[tuple[str, str], str] = {
    ("webkit", fault): "keeps no file under automation, so the list is empty after a reload"
    for fault in ("tab reloaded", "part corrupted")
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

EMPTY = """(() => {
  for (let turn = 0; turn < 2; turn += 1) {
    if (document.querySelector("[data-testid=item]")) document.querySelector("[data-testid=clear]").click();
  }
  document.activeElement?.blur(); // who is at the button that brings them back is not hurried
  return true;
})()"""


def make_faults(playwright: Playwright) -> list[Suite]:
    """Return a suite for each engine; a piece is a cell."""
    return [Suite(f"faults-{engine}", list_cells(), partial(_open, playwright, engine)) for engine in VISITS]


def list_cells() -> list[str]:
    """Return the names of all cells of the table."""
    return [f"{fault}, {moment}" for fault in FAULTS for moment in MOMENTS]


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
    ended: list[dict[str, str]] = []
    try:
        before = _begin(world)
        MOMENTS[moment](world)
        FAULTS[fault].strike(world, moment)
        let_go(world, moment)
        ended = _add_others(world)
        FAULTS[fault].mend(world)
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
    counts = Counter({"cells played": 1})
    counts.update(f"pictures that said {item['code']}, and were cut afterwards" for item in ended if item["code"])
    return Outcome(dict(counts), (f"{fault}, {moment}: {note}",) if note else (), tuple(faults))


def _begin(world: World) -> list[str]:
    """Open the page, cut two pictures, and return their cutouts' digests."""
    world.visitor.open(f"{world.server.url}licenses.txt")
    world.ask(RESET)
    world.open_page()
    world.visitor.choose(*world.photos[:2])
    world.wait_until_ended(2)
    return [world.read_cutout(index) for index in range(2)]


def _add_others(world: World) -> list[dict[str, str]]:
    """Let all that is under way end, with the pictures that were still to come; return how each ended."""
    wait_for("a page that takes pictures", lambda: not world.look()["isSaving"])
    if len(world.look()["items"]) < 3:
        world.visitor.choose(*world.photos[2:4])
    world.wait_until_ended(2)
    ended: list[dict[str, str]] = world.look()["items"]
    return ended


def _check_ended(world: World, fault: str, moment: str, ended: list[dict[str, str]], faults: list[str]) -> None:
    """Check that what failed says why, and that it is cut when the fault is over, and a further picture too."""
    if not all(item["status"] == "done" or item["code"] for item in ended):
        faults.append(f"ended without a code: {ended}")
    if any(item["status"] == "failed" for item in world.look()["items"]):
        world.click("[data-testid=retry-all], [data-testid=retry]")
    world.visitor.choose(world.photos[4])
    count = len(world.look()["items"])
    world.wait_until_ended(count)
    statuses = [item["status"] for item in world.look()["items"]]
    wanted = count if (world.engine, fault) in NOTES else 5
    if statuses != ["done"] * wanted:
        faults.append(f"{wanted} pictures were to be done, but are {world.look()}; before, {ended}")


def _check_finished(world: World, before: list[str], fault: str, moment: str, faults: list[str]) -> None:
    """Check that the cutouts that were there still are, byte for byte unless another background was chosen."""
    if len(world.look()["items"]) < 5:
        return
    after = [world.read_cutout(index) for index in range(2)]
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
