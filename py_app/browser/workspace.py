"""Finished mattes by id, in bounded memory: the newest stay decoded, older ones keep a compressed alpha."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np

from py_app.types import Matte, Pixels, Source

RESIDENT_PIXELS = 32 * 1024 * 1024
"""Pixels kept decoded (4 bytes each); the newest matte stays, however large it is, until the next file comes."""


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
        self._shelve_oldest(keep=1)

    def make_room(self) -> None:
        """Shelve the newest matte too where it is too large: what comes now needs the memory."""
        self._shelve_oldest(keep=0)

    def get(self, key: str) -> Matte:
        """Return a resident matte and mark it as the newest."""
        self._mattes.move_to_end(key)
        return self._mattes[key]

    def restore(self, key: str, source: Source) -> Matte:
        """Return a shelved matte, whose source was decoded once more."""
        shelved = self._shelved[key]
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

    def _shelve_oldest(self, *, keep: int) -> None:
        while len(self._mattes) > keep and self._count_pixels() > self._resident_pixels:
            self._shelve(*self._mattes.popitem(last=False))

    def _count_pixels(self) -> int:
        return sum(matte.alpha.size for matte in self._mattes.values())

    def _shelve(self, key: str, matte: Matte) -> None:
        nothing = np.empty((0, 0, 3), np.uint8)
        empty = replace(matte, source=Source(nothing), alpha=nothing[..., 0])
        self._shelved[key] = _Shelved(zlib.compress(matte.alpha.tobytes(), 1), empty)
