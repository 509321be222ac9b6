"""A page with two finished pictures enters; it is left in the middle of something, which goes on when it is let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tests.soak.world import World, wait_for

CHOOSE_BALANCED = """(() => {
  const level = document.querySelector("[data-testid=level]");
  level.value = "balanced";
  level.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
})()"""


def _hold_nothing(world: World) -> None:
    pass


def _hold_download(world: World) -> None:
    world.server.hold("isnet/part")
    world.ask(CHOOSE_BALANCED)
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


MOMENTS: Mapping[str, Callable[[World], None]] = {
    "idle": _hold_nothing,
    "download": _hold_download,
    "decode": partial(_hold_cut, "decode"),
    "inference": partial(_hold_cut, "inference"),
    "render": _hold_render,
    "save": _hold_save,
}


def let_go(world: World, moment: str) -> None:
    """Let what was held go on."""
    world.server.let_go()
    world.ask(f"(soak.release({moment!r}), true)")
