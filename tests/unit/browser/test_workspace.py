"""Kept mattes: any number by id, few decoded, none changed by being shelved."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.browser.workspace import Workspace
from py_app.decode.decode import decode
from py_app.network.plan import Plan
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from py_app.types import Matte
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import make_gradient, make_png

DATA = make_png(make_gradient(20, 30), dpi=(300, 300))


def make_matte() -> Matte:
    """Return the fake network's matte of a small image."""
    return run_now(estimate_matte(DATA, Plan([FAKE_MODEL], solve=False), FakeBackend()))


def test_newest_stay_decoded() -> None:
    workspace = Workspace(resident_pixels=2 * 20 * 30)
    for key in "abc":
        workspace.add(key, make_matte())
    assert [workspace.is_resident(key) for key in "abc"] == [False, True, True]
    assert all(key in workspace for key in "abc")


def test_using_one_makes_it_the_newest() -> None:
    workspace = Workspace(resident_pixels=2 * 20 * 30)
    workspace.add("a", make_matte())
    workspace.add("b", make_matte())
    workspace.get("a")
    workspace.add("c", make_matte())
    assert [workspace.is_resident(key) for key in "abc"] == [True, False, True]


def test_one_that_is_too_large_is_still_there() -> None:
    workspace = Workspace(resident_pixels=1)
    workspace.add("a", make_matte())
    assert workspace.get("a").source.size == (20, 30)


def test_a_large_one_makes_room_for_what_comes() -> None:
    workspace = Workspace(resident_pixels=20 * 30)
    workspace.add("a", make_matte())
    workspace.make_room()
    assert workspace.is_resident("a")
    workspace = Workspace(resident_pixels=20 * 30 - 1)
    workspace.add("a", make_matte())
    workspace.make_room()
    assert "a" in workspace and not workspace.is_resident("a")


def test_a_restored_matte_is_the_same() -> None:
    workspace = Workspace(resident_pixels=1)
    matte = make_matte()
    workspace.add("a", matte)
    workspace.add("b", make_matte())
    restored = workspace.restore("a", decode(DATA))
    assert np.array_equal(restored.alpha, matte.alpha)
    assert (restored.model, restored.timings) == (matte.model, matte.timings)
    for options in (RenderOptions(), RenderOptions(translucent=True)):
        assert render(restored, options).data == render(matte, options).data
    assert restored.least == matte.least != b""


def test_forgetting() -> None:
    workspace = Workspace(resident_pixels=1)
    workspace.add("a", make_matte())
    workspace.add("b", make_matte())
    for key in ("a", "b", "never there"):
        workspace.forget(key)
        assert key not in workspace
    with pytest.raises(KeyError):
        workspace.get("a")
