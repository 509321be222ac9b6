"""Finished mattes by id, in bounded memory: the newest stay decoded, older ones keep compressed planes."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from py_app.report import Estimate, Findings
from py_app.types import Matte, Pixels, Source

RESIDENT_PIXELS = 32 * 1024 * 1024
"""Pixels kept decoded (4 bytes each); the newest matte stays, however large it is, until the next file comes."""


@dataclass(frozen=True)
class _Packed:
    """A plane, uint8, compressed."""

    data: bytes
    shape: tuple[int, ...]

    @classmethod
    def pack(cls, plane: Pixels) -> _Packed:
        return cls(zlib.compress(plane.tobytes(), 1), plane.shape)

    def unpack(self) -> Pixels:
        return np.frombuffer(zlib.decompress(self.data), np.uint8).reshape(self.shape)


@dataclass(frozen=True)
class _Stored:
    """What cannot be had again from the source's file without inference."""

    alpha: _Packed
    minimum_coverage: _Packed
    findings: Findings


class Workspace:
    """Keeps what `render` needs, so that a changed option costs no second inference."""

    def __init__(self, *, resident_pixels: int = RESIDENT_PIXELS) -> None:
        self._resident_pixels = resident_pixels
        self._resident: OrderedDict[str, Estimate] = OrderedDict()
        self._stored: dict[str, _Stored] = {}

    def __contains__(self, key: str) -> bool:
        """Tell whether an estimate is known."""
        return key in self._resident or key in self._stored

    def is_resident(self, key: str) -> bool:
        """Tell whether `get` works without the source's bytes."""
        return key in self._resident

    def add(self, key: str, estimate: Estimate) -> None:
        """Keep an estimate, compressing the oldest where there are too many pixels."""
        self._resident[key] = estimate
        self._resident.move_to_end(key)
        self._stored.pop(key, None)
        self._store_oldest(keep=1)

    def make_room(self) -> None:
        """Compress the newest too where it is too large: what comes now needs the memory."""
        self._store_oldest(keep=0)

    def get(self, key: str) -> Estimate:
        """Return a resident estimate and mark it as the newest."""
        self._resident.move_to_end(key)
        return self._resident[key]

    def restore(self, key: str, source: Source) -> Estimate:
        """Return a compressed estimate, whose source was decoded once more."""
        stored = self._stored[key]
        matte = Matte(source, stored.alpha.unpack(), stored.minimum_coverage.unpack())
        estimate = Estimate(matte, stored.findings)
        self.add(key, estimate)
        return estimate

    def findings(self, key: str) -> Findings:
        """Return what was found out, resident or not."""
        return (self._resident.get(key) or self._stored[key]).findings

    def forget(self, key: str) -> None:
        """Drop an estimate; one that is not known is no error."""
        self._resident.pop(key, None)
        self._stored.pop(key, None)

    def _store_oldest(self, *, keep: int) -> None:
        while len(self._resident) > keep and self._count_pixels() > self._resident_pixels:
            key, estimate = self._resident.popitem(last=False)
            matte = estimate.matte
            self._stored[key] = _Stored(
                _Packed.pack(matte.alpha), _Packed.pack(matte.minimum_coverage), estimate.findings
            )

    def _count_pixels(self) -> int:
        return sum(estimate.matte.alpha.size for estimate in self._resident.values())
