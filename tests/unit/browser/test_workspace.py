"""Kept mattes: any number by id, few decoded, none changed by being shelved."""

from __future__ import annotations

import numpy as np
import pytest

from py_app.browser.workspace import Workspace
from py_app.decode.decode import decode
from py_app.network.plan import Plan
from py_app.options import RenderOptions
from py_app.pipeline import estimate_matte, render
from py_app.report import Estimate
from tests.coroutines import run_now
from tests.fake_backend import FAKE_MODEL, FakeBackend
from tests.unit.images import make_gradient, make_png

DATA = make_png(make_gradient(20, 30), dpi=(300, 300))


def make_estimate() -> Estimate:
    """Return the fake network's estimate of a small image."""
    return run_now(estimate_matte(DATA, Plan([FAKE_MODEL], solve=False), FakeBackend()))


def test_newest_stay_decoded() -> None:
    workspace = Workspace(resident_pixels=2 * 20 * 30)
    for key in "abc":
        workspace.add(key, make_estimate())
    assert [workspace.is_resident(key) for key in "abc"] == [False, True, True]
    assert all(key in workspace for key in "abc")


def test_using_one_makes_it_the_newest() -> None:
    workspace = Workspace(resident_pixels=2 * 20 * 30)
    workspace.add("a", make_estimate())
    workspace.add("b", make_estimate())
    workspace.get("a")
    workspace.add("c", make_estimate())
    assert [workspace.is_resident(key) for key in "abc"] == [True, False, True]


def test_one_that_is_too_large_is_still_there() -> None:
    workspace = Workspace(resident_pixels=1)
    workspace.add("a", make_estimate())
    assert workspace.get("a").matte.source.size == (20, 30)


def test_a_large_one_makes_room_for_what_comes() -> None:
    workspace = Workspace(resident_pixels=20 * 30)
    workspace.add("a", make_estimate())
    workspace.make_room()
    assert workspace.is_resident("a")
    workspace = Workspace(resident_pixels=20 * 30 - 1)
    workspace.add("a", make_estimate())
    workspace.make_room()
    assert "a" in workspace and not workspace.is_resident("a")


def test_a_restored_estimate_is_the_same() -> None:
    workspace = Workspace(resident_pixels=1)
    estimate = make_estimate()
    workspace.add("a", estimate)
    workspace.add("b", make_estimate())
    assert workspace.findings("a") is estimate.findings
    restored = workspace.restore("a", decode(DATA))
    assert restored.findings is estimate.findings
    assert np.array_equal(restored.matte.alpha, estimate.matte.alpha)
    assert np.array_equal(restored.matte.minimum_coverage, estimate.matte.minimum_coverage)
    assert estimate.matte.minimum_coverage.any()
    for options in (RenderOptions(), RenderOptions(translucent=True)):
        assert render(restored.matte, options).data == render(estimate.matte, options).data


def test_what_is_stored_is_compressed() -> None:
    data = make_png(make_gradient(300, 400))
    estimate = run_now(estimate_matte(data, Plan([FAKE_MODEL], solve=False), FakeBackend()))
    workspace = Workspace(resident_pixels=1)
    workspace.add("a", estimate)
    workspace.make_room()
    stored = workspace._stored["a"]
    assert len(stored.alpha.data) + len(stored.minimum_coverage.data) < 300 * 400 / 10


def test_forgetting() -> None:
    workspace = Workspace(resident_pixels=1)
    workspace.add("a", make_estimate())
    workspace.add("b", make_estimate())
    for key in ("a", "b", "never there"):
        workspace.forget(key)
        assert key not in workspace
    with pytest.raises(KeyError):
        workspace.get("a")
