"""An option's declaration enters, as data; one value of it, read and checked, leaves.

The command line's flags, `web/shared/options.js`, the panel's sliders and the README's table are made from the same
declarations: `py_app.cli.options` and `web.build.options`.
"""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

from py_app.errors import InvalidOption
from py_app.options.kinds import Kind

Fields: TypeAlias = Mapping[str, Any]
"""Values by their options' names, as JSON or a command line gives them."""

T = TypeVar("T")

SHORT = reprlib.Repr()
"""Quotes a value in a message: a list of 10,000 strokes would fill the screen."""
SHORT.maxstring = SHORT.maxother = 80


Value: TypeAlias = str | float | bool | tuple[()]
"""A value in a person's own terms."""


@dataclass(frozen=True)
class Control:
    """The page's slider or number field: the useful part of an option's range.

    For an option that is a text, `minimum`, `maximum` and `step` are of the number in it: percent, degrees, pixels.
    `start` is the option's value that the page offers first.
    """

    minimum: float
    maximum: float
    step: float | Literal["any"]
    start: str | float


@dataclass(frozen=True)
class Option(Generic[T]):
    """What a person may ask for.

    Attributes
    ----------
    name
        The same in JSON, in `offcut.js` and, with dashes, on the command line.
    kind
        Which values there are, and how one is read.
    help
        One line of what it does, in Markdown.
    default
        What absence means, in a person's own terms; None where nothing is said, and then None is read.
    default_words
        The default where `default` does not say it, in Markdown.
    is_required
        Whether there is no absence.
    label
        The key in `web/page/messages.*.js` of the page's label, if the page has one.
    control
        The page's, if it has one.
    """

    name: str
    kind: Kind[T]
    help: str
    default: Value | None = None
    default_words: str = ""
    is_required: bool = False
    label: str = ""
    control: Control | None = None

    @property
    def default_described(self) -> str:
        """What absence means, in Markdown; empty where it goes without saying."""
        if self.default_words or self.default is None:
            return self.default_words
        return str(self.default).lower() if isinstance(self.default, bool | int | float) else f"`{self.default}`"

    def read(self, fields: Fields) -> T:
        """Return the option's value.

        Raises
        ------
        InvalidOption
            The value is missing, not of this kind, or outside its range; the message says what to use.
        """
        value = fields.get(self.name)
        if value is None or (self.kind.is_text and isinstance(value, str) and not value.strip()):
            value = self.default
        if value is None and self.is_required:
            raise InvalidOption(f"{self.name} is missing.")
        if value is None:
            return cast(T, None)  # an option without a default has None in its type
        try:
            return self.kind.parse(value)
        except InvalidOption as error:
            raise InvalidOption(f"Invalid value for {self.name}: {SHORT.repr(value)}. {error.message}") from error
