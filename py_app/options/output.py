"""How the file is written: the declarations of `format`, `channels`, `quality` and `lossless`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from py_app.errors import InvalidOption
from py_app.options.kinds import Choice, Switch, Whole
from py_app.options.option import Control, Fields, Option

Format: TypeAlias = Literal["png", "webp", "jpeg", "mask", "zip"]

Channels: TypeAlias = Literal["rgba", "alpha"]

SUFFIXES: dict[Format, tuple[str, ...]] = {
    "png": (".png",),
    "webp": (".webp",),
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "mask": (".png",),
    "zip": (".zip",),
}
"""How a file's name may end, the usual ending first; one that several formats have means the first of them."""

USUAL_QUALITY = {"webp": 90, "jpeg": 95}
"""What a lossy file has where nothing is said."""

FORMAT = Option[Format](
    "format",
    Choice(get_args(Format)),
    "the file's format; `zip` has cutout, mask, trimap, shadow and background as layers",
    default="png",
    label="format",
)

CHANNELS = Option[Channels]("channels", Choice(get_args(Channels)), "`alpha` is the mask alone", default="rgba")

QUALITY = Option[int | None](
    "quality",
    Whole(1, 100),
    "the quality of `jpeg` and `webp`",
    default_words=", ".join(f"{quality} for `{format}`" for format, quality in USUAL_QUALITY.items()),
    label="quality",
    control=Control(1, 100, 1, USUAL_QUALITY["webp"]),
)

LOSSLESS = Option[bool | None](
    "lossless",
    Switch(),
    "whether `webp` keeps every pixel",
    default_words="true without `quality`",
    label="lossless",
)

OPTIONS: tuple[Option[Any], ...] = (FORMAT, CHANNELS, QUALITY, LOSSLESS)


def find_format(suffix: str) -> Format | None:
    """Return what a file is whose name ends so; None where there is no such format."""
    return next((format for format, suffixes in SUFFIXES.items() if suffix.lower() in suffixes), None)


@dataclass(frozen=True)
class Output:
    """The file that is wanted; see `py_app.options.RenderOptions`."""

    format: Format
    quality: int | None
    lossless: bool | None


def parse_output(fields: Fields) -> Output:
    """Read `format`, `channels`, `quality` and `lossless`.

    Raises
    ------
    InvalidOption
        A value is invalid, or two of them contradict each other.
    """
    format = FORMAT.read(fields)
    if CHANNELS.read(fields) == "alpha":
        if format not in ("png", "mask"):
            raise InvalidOption(f"channels=alpha works with PNG only, not with '{format}'.")
        format = "mask"
    quality, lossless = QUALITY.read(fields), LOSSLESS.read(fields)
    if format == "webp" and lossless and quality is not None:
        raise InvalidOption("Choose either lossless or a quality for WebP.")
    return Output(format, quality, lossless)
