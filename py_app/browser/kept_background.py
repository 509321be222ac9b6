"""The file of a background picture enters; its pixels leave, decoded and converted once and not at every render."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from py_app.decode.decode import decode
from py_app.decode.foreign import BrowserImage
from py_app.decode.limits import BACKGROUND_PIXELS, Capacity
from py_app.render.background_colours import KeptConversion
from py_app.types import Source


@dataclass
class KeptBackground:
    """Keeps the newest background picture; it obeys the device's limits as a photo does.

    `convert` keeps it in the newest photo's colours, beside those of its own.
    """

    capacity: Capacity
    convert: KeptConversion = field(default_factory=KeptConversion)
    _file: bytes | BrowserImage | None = None
    _source: Source | None = None

    def open(self, file: bytes | BrowserImage) -> Source:
        """Decode a file, unless it is the one that was decoded last.

        Raises
        ------
        DecodeError
            See `decode`.
        """
        short = _shorten(file)
        if self._source is None or short != self._file:
            self._source, self.convert = None, KeptConversion()  # gives the memory back before the next one takes some
            limit = min(BACKGROUND_PIXELS, self.capacity.cut)
            self._source = decode(file, max_pixels=limit, capacity=self.capacity)
            self._file = short
        return self._source


def _shorten(file: bytes | BrowserImage) -> bytes | BrowserImage:
    """Return a file with the hash of its data in place of them."""
    if isinstance(file, BrowserImage):
        return replace(file, data=hashlib.sha256(file.data).digest())
    return hashlib.sha256(file).digest()
