"""A model's manifest as JSON enters; a checked, typed `Manifest` leaves. Every fact about a network is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from py_app.errors import ManifestError
from py_app.json_text import read_json
from py_app.types import Size

MAX_ASPECT = 4.0
"""Beyond this the sides of an aspect-sized input would leave the range networks are trained on."""

MAX_SIDE, MAX_AREA = 4096, 4096 * 4096
"""Pixels of a network's input; the largest that are published take 2048 a side."""

MAX_RADIUS, MAX_FACTOR, MIN_FACTOR = 512, 1e6, 1e-9
"""Of a window, in pixels, and of any other number: beyond these float32 has nothing sound left to compute."""


@dataclass(frozen=True)
class FixedSize:
    """The input is squashed to one size, whatever the image's aspect."""

    height: int
    width: int

    def fit(self, size: Size) -> Size:
        """Return the input's (height, width) for an image of `size`."""
        return self.height, self.width


@dataclass(frozen=True)
class AspectSize:
    """The input keeps the image's aspect: sides are multiples of `multiple`, their product is about `area`."""

    multiple: int
    area: int

    def fit(self, size: Size) -> Size:
        """Return the input's (height, width) for an image of `size`, the aspect limited to `MAX_ASPECT`."""
        aspect = min(max(size[0] / size[1], 1 / MAX_ASPECT), MAX_ASPECT)
        sides = (self.area * aspect) ** 0.5, (self.area / aspect) ** 0.5
        height, width = (max(1, round(side / self.multiple)) * self.multiple for side in sides)
        return height, width


@dataclass(frozen=True)
class ShortestSide:
    """The input keeps the image's aspect, its shorter side about `side`; sides are multiples of `multiple`."""

    side: int
    multiple: int

    def fit(self, size: Size) -> Size:
        """Return the input's (height, width) for an image of `size`, as MODNet's authors do.

        An image with one side on each side of `side` keeps its size; the longer side is limited by `MAX_ASPECT`.
        """
        between = min(size) <= self.side <= max(size)
        scale = 1.0 if between else self.side / min(size)
        longest = int(self.side * MAX_ASPECT)
        height, width = (min(int(side * scale), longest) // self.multiple * self.multiple for side in size)
        return max(height, self.multiple), max(width, self.multiple)


@dataclass(frozen=True)
class InputRule:
    """How an image becomes the network's tensor: `(x / scale - mean) / std`, NCHW."""

    name: str
    size: FixedSize | AspectSize | ShortestSide
    channels: Literal["RGB", "BGR"]
    resampling: Literal["lanczos", "bicubic", "bilinear"]
    scaling: Literal["255", "maximum"]
    mean: tuple[float, float, float]
    std: tuple[float, float, float]


@dataclass(frozen=True)
class OutputRule:
    """How the network's output becomes a mask."""

    name: str
    activation: Literal["none", "sigmoid"]
    range: Literal["minmax", "unit"]


@dataclass(frozen=True)
class RefineRule:
    """How a mask finds the photo's edges: window radius (pixels at 1024 a side), colour variance; its say in fusion."""

    radius: int
    epsilon: float
    weight: float


@dataclass(frozen=True)
class Manifest:
    """What must be known of a network to run it and to say what it is."""

    name: str
    title: str
    licence: str
    sha256: str
    input: InputRule
    output: OutputRule
    refine: RefineRule


def parse_manifest(text: str | bytes) -> Manifest:
    """Read a manifest.

    Raises
    ------
    ManifestError
        The JSON is malformed, or a field is missing or has an invalid value.
    """
    try:
        fields = read_json(text)
    except ValueError as error:
        raise ManifestError(f"The manifest is malformed: {error}") from error
    return read_manifest(fields)


def read_manifest(fields: Any) -> Manifest:
    """Check a manifest that was part of other JSON.

    Raises
    ------
    ManifestError
        A field is missing or has an invalid value.
    """
    try:
        return Manifest(
            name=_text(fields["name"]),
            title=_text(fields["title"]),
            licence=_text(fields["licence"]["spdx"]),
            sha256=_text(fields["sha256"]),
            input=_parse_input(fields["input"]),
            output=_parse_output(fields["output"]),
            refine=_parse_refine(fields["refine"]),
        )
    except (LookupError, TypeError, ValueError) as error:
        raise ManifestError(f"The manifest is malformed: {error!r}") from error


def _parse_input(fields: dict[str, Any]) -> InputRule:
    return InputRule(
        name=_text(fields["name"]),
        size=_parse_size(fields["size"]),
        channels=_one_of(fields["channels"], "RGB", "BGR"),
        resampling=_one_of(fields["resampling"], "lanczos", "bicubic", "bilinear"),
        scaling=_one_of(fields["scaling"], "255", "maximum"),
        mean=_triple(fields["mean"], -MAX_FACTOR),
        std=_triple(fields["std"], MIN_FACTOR),
    )


def _parse_output(fields: dict[str, Any]) -> OutputRule:
    return OutputRule(
        name=_text(fields["name"]),
        activation=_one_of(fields["activation"], "none", "sigmoid"),
        range=_one_of(fields["range"], "minmax", "unit"),
    )


def _parse_refine(fields: dict[str, Any]) -> RefineRule:
    return RefineRule(
        radius=_whole(fields["radius"], 0, MAX_RADIUS),
        epsilon=_number(fields["epsilon"], MIN_FACTOR),
        weight=_number(fields["weight"], MIN_FACTOR),
    )


def _parse_size(fields: dict[str, Any]) -> FixedSize | AspectSize | ShortestSide:
    rule = _one_of(fields["rule"], "fixed", "aspect", "shortest")
    if rule == "fixed":
        return FixedSize(_side(fields["height"]), _side(fields["width"]))
    if rule == "aspect":
        return AspectSize(_side(fields["multiple"]), _whole(fields["area"], 1, MAX_AREA))
    return ShortestSide(_side(fields["side"]), _side(fields["multiple"]))


def _one_of(value: Any, *allowed: str) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is not one of {allowed}")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} is not text")
    return value


def _number(value: Any, minimum: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not minimum <= value <= MAX_FACTOR:
        raise ValueError(f"{value!r} is not a number from {minimum:g} to {MAX_FACTOR:g}")
    return float(value)


def _whole(value: Any, minimum: int, maximum: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not minimum <= value <= maximum:
        raise ValueError(f"{value!r} is not a whole number from {minimum} to {maximum}")
    return value


def _side(value: Any) -> int:
    return _whole(value, 1, MAX_SIDE)


def _triple(values: Any, minimum: float) -> tuple[float, float, float]:
    first, second, third = (_number(value, minimum) for value in values)
    return first, second, third
