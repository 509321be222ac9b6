"""What a reader of Pillow raises is damage; what we raise is none."""

from __future__ import annotations

import struct

import pytest
from PIL import Image

from py_app.decode.decode import decode
from py_app.decode.opened import Loaded, Opened, reading
from py_app.errors import Truncated
from py_app.types import Size
from tests.odd_files import PLAIN
from tests.unit.images import encode_as


def test_a_bug_of_ours_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **more: object) -> None:
        raise TypeError("a bug")

    monkeypatch.setattr("py_app.decode.decode.unpack", fail)
    with pytest.raises(TypeError):
        decode(encode_as(Image.fromarray(PLAIN), "PNG"))


@pytest.mark.parametrize(
    "error", [OSError("a"), SyntaxError("a"), struct.error("a"), IndexError("a"), OverflowError("a")]
)
def test_damage_is_coded(error: Exception) -> None:
    with pytest.raises(Truncated) as caught, reading("PNG"):
        raise error
    assert caught.value.__cause__ is error


def test_too_little_memory_is_no_damage() -> None:
    with pytest.raises(MemoryError), reading("PNG"):
        raise MemoryError


def test_the_size_is_the_whole_unless_a_reader_drafts() -> None:
    def load(size: Size | None) -> Loaded:
        raise AssertionError("nothing is decoded")

    assert Opened("PNG", (40, 60), load).decoded_size((4, 6)) == (40, 60)
    assert Opened("JPEG", (40, 60), load, draft=lambda size: (5, 8)).decoded_size((4, 6)) == (5, 8)
