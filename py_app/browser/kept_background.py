"""The file of a background picture enters; what it was decoded to leaves, decoded once and not at every render."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from py_app.decode.decode import decode
from py_app.decode.foreign import BrowserImage
from py_app.decode.limits import BACKGROUND_PIXELS, Capacity
from py_app.types import Source


@dataclass
class KeptBackground:
    """Keeps the newest background picture; it obeys the device's limits as a photo does."""

    capacity: Capacity
    _digest: bytes = b""
    _source: Source | None = None

    def open(self, file: bytes | BrowserImage) -> Source:
        """Decode a file, unless it is the one that was decoded last.

        Raises
        ------
        DecodeError
            See `decode`.
        """
        digest = hashlib.sha256(file.data if isinstance(file, BrowserImage) else file).digest()
        if self._source is None or digest != self._digest:
            self._source = None  # gives its memory back before the next one takes some
            limit = min(BACKGROUND_PIXELS, self.capacity.cut)
            self._source = decode(file, max_pixels=limit, capacity=self.capacity)
            self._digest = digest
        return self._source
