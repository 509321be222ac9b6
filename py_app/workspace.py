"""Finished mattes by id, in bounded memory: the newest stay decoded, older ones keep a compressed alpha."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np

from py_app.decode import decode
from py_app.types import Matte, Pixels, Source

RESIDENT_PIXELS = 32 * 1024 * 1024
"""Pixels kept decoded (4 bytes each); the newest matte stays however large it is."""


@dataclass(frozen=True)
class _Shelved:
    """A matte without its pixels."""

    alpha: bytes
    empty: Matte


class Workspace:
    """Keeps what `render` needs, so that a changed option costs no second inference."""

    def __init__(self, *, resident_pixels: int = RESIDENT_PIXELS) -> None:
        self._resident_pixels = resident_pixels
        self._mattes: OrderedDict[str, Matte] = OrderedDict()
        self._shelved: dict[str, _Shelved] = {}

    def __contains__(self, key: str) -> bool:
        """Tell whether a matte is known."""
        return key in self._mattes or key in self._shelved

    def is_resident(self, key: str) -> bool:
        """Tell whether `get` works without the source's bytes."""
        return key in self._mattes

    def add(self, key: str, matte: Matte) -> None:
        """Keep a matte, shelving the oldest where there are too many pixels."""
        self._mattes[key] = matte
        self._mattes.move_to_end(key)
        self._shelved.pop(key, None)
        while len(self._mattes) > 1 and self._count_pixels() > self._resident_pixels:
            self._shelve(*self._mattes.popitem(last=False))

    def get(self, key: str) -> Matte:
        """Return a resident matte and mark it as the newest."""
        self._mattes.move_to_end(key)
        return self._mattes[key]

    def restore(self, key: str, data: bytes) -> Matte:
        """Return a shelved matte, decoding its source's bytes once more."""
        shelved = self._shelved[key]
        source = decode(data)
        alpha = np.frombuffer(zlib.decompress(shelved.alpha), np.uint8).reshape(source.size)
        matte = replace(shelved.empty, source=source, alpha=alpha)
        self.add(key, matte)
        return matte

    def doubt(self, key: str) -> Pixels:
        """Return a matte's map of doubt, resident or not."""
        return (self._mattes.get(key) or self._shelved[key].empty).doubt

    def forget(self, key: str) -> None:
        """Drop a matte; one that is not known is no error."""
        self._mattes.pop(key, None)
        self._shelved.pop(key, None)

    def _count_pixels(self) -> int:
        return sum(matte.alpha.size for matte in self._mattes.values())

    def _shelve(self, key: str, matte: Matte) -> None:
        nothing = np.empty((0, 0, 3), np.uint8)
        empty = replace(matte, source=Source(nothing), alpha=nothing[..., 0])
        self._shelved[key] = _Shelved(zlib.compress(matte.alpha.tobytes(), 1), empty)
