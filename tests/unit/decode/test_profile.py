"""Which profile is passed on, and by which the colours are converted."""

from __future__ import annotations

import pytest

from py_app.decode.opened import Loaded, Opened
from py_app.decode.profile import Profiled, read_profile
from py_app.types import Size
from tests.unit.images import make_grey_profile, make_matrix_profile, make_profile


def open_with(profile: bytes | None, *, is_grey: bool = False) -> Opened:
    def load(size: Size | None) -> Loaded:
        raise AssertionError("nothing is decoded")

    return Opened("PNG", (4, 6), load, profile=profile, is_grey=is_grey)


def test_none_is_none() -> None:
    assert read_profile(open_with(None)) == Profiled()


def test_one_for_rgb_is_kept_without_what_stands_behind_it() -> None:
    profile = make_matrix_profile("Display P3")
    assert read_profile(open_with(profile)) == Profiled(kept=profile)
    assert read_profile(open_with(profile + b"more")) == Profiled(kept=profile)


def test_a_grey_one_converts_what_is_grey() -> None:
    profile = make_grey_profile(1.8)
    assert read_profile(open_with(profile, is_grey=True)).space is not None
    assert [notice.code for notice in read_profile(open_with(profile)).notices] == ["profile-dropped"]


@pytest.mark.parametrize("profile", [b"junk", make_profile(b"CMYK"), make_matrix_profile("sRGB")[:-9]])
def test_another_one_is_left_out_and_said(profile: bytes) -> None:
    profiled = read_profile(open_with(profile))
    assert (profiled.kept, profiled.space) == (None, None)
    assert [notice.code for notice in profiled.notices] == ["profile-dropped"]
