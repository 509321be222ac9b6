"""A page in the middle of something enters; something breaks there, and is well again later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from tests.e2e.site_copy import publish
from tests.soak.world import World, wait_for

DAY = 86_400_000
"""Milliseconds."""

PYTHONS_OWN = ("decode", "inference", "render")
"""Moments after which Python has something to do."""

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

IS_KEPT = """(async () => {
  const { openDatabase } = await import("/shared/database.js");
  const database = await openDatabase();
  return (await database.count("items")) === document.querySelectorAll("[data-testid=item]").length;
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


@dataclass(frozen=True)
class Fault:
    """What breaks, given the moment, and how it is well again."""

    strike: Callable[[World, str], None]
    mend: Callable[[World], None] = lambda world: None


def _kill(thread: str, world: World, _: str) -> None:
    world.happen(thread, "close")


def _exhaust_python(world: World, moment: str) -> None:
    """Let Python die in its next step; where none follows, while nothing waits for it."""
    world.happen("engine", "die", moment if moment in PYTHONS_OWN else "")


def _reload(world: World, _: str) -> None:
    if world.keeps:
        wait_for("a list that is kept", lambda: world.ask(IS_KEPT))
    world.open_page()


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


def _empty_storage(world: World) -> None:
    world.happen("all", "full", False)


def _connect(world: World) -> None:
    world.server.mode = "up"


def _load_anew(world: World) -> None:
    """Let the network be read from what is stored."""
    world.open_page()
    world.wait_until_ended(0)


def _close_second(world: World) -> None:
    """Cut a picture in the second tab too, and close it."""
    assert world.second
    second = World(world.engine, world.second, world.server, world.photos, world.others)
    wait_for("a second tab that is ready", lambda: second.look()["state"] == "ready")
    second.visitor.choose(world.photos[0])
    second.wait_until_ended(1)
    assert [item["status"] for item in second.look()["items"]] == ["done"], second.look()
    world.others.close()


FAULTS = {
    "engine worker killed": Fault(partial(_kill, "engine")),
    "inference worker killed": Fault(partial(_kill, "inference")),
    "Python out of memory": Fault(_exhaust_python),
    "tab reloaded": Fault(_reload),
    "storage full": Fault(_fill, _empty_storage),
    "storage cleared": Fault(_clear),
    "part corrupted": Fault(_corrupt, _load_anew),
    "worker updated": Fault(_update),
    "offline": Fault(partial(_cut_off, "down"), _connect),
    "stalled network": Fault(partial(_cut_off, "stalled"), _connect),
    "clock jump": Fault(_jump),
    "second tab": Fault(_open_second, _close_second),
    "GPU lost": Fault(_lose_gpu),
}
