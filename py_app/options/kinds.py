"""The kinds of options: a value as JSON holds it enters, the checked one leaves, or what to use instead."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from py_app.errors import InvalidOption

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
N = TypeVar("N", int, float)


class Kind(ABC, Generic[T_co]):
    """Which values an option takes."""

    is_text: ClassVar[bool] = False
    """Whether people type it as words; a blank one is then as good as none."""

    @property
    @abstractmethod
    def described(self) -> str:
        """The values in words, in Markdown."""

    @abstractmethod
    def parse(self, value: Any) -> T_co:
        """Return the checked value.

        Raises
        ------
        InvalidOption
            The message says what to use instead.
        """


@dataclass(frozen=True)
class _Range(Kind[N]):
    """A number from `minimum` to `maximum`; `unit` is a plural noun."""

    minimum: N
    maximum: N
    unit: str = ""

    @property
    def described(self) -> str:
        """The range with its unit."""
        return f"{_range(self.minimum, self.maximum)} {self.unit}".rstrip()


@dataclass(frozen=True)
class Number(_Range[float]):
    """A number within its range."""

    def parse(self, value: Any) -> float:
        """Return a number: neither a text nor true or false, and not NaN, which is in no range."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.minimum <= value <= self.maximum:
            raise InvalidOption(f"Use a number from {_range(self.minimum, self.maximum)}.")
        return value


@dataclass(frozen=True)
class Whole(_Range[int]):
    """A whole number within its range."""

    def parse(self, value: Any) -> int:
        """Return a whole number."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.minimum <= value <= self.maximum:
            raise InvalidOption(f"Use a whole number from {_range(self.minimum, self.maximum)}.")
        return value


@dataclass(frozen=True)
class Switch(Kind[bool]):
    """True or false."""

    @property
    def described(self) -> str:
        """Both."""
        return "true, false"

    def parse(self, value: Any) -> bool:
        """Return true or false."""
        if not isinstance(value, bool):
            raise InvalidOption("Use true or false.")
        return value


@dataclass(frozen=True)
class Choice(Kind[T]):
    """One of a few words; `metavar` stands for them on the command line where they are too many."""

    choices: tuple[T, ...]
    metavar: str = ""

    is_text: ClassVar[bool] = True

    @property
    def described(self) -> str:
        """All of them."""
        return ", ".join(f"`{choice}`" for choice in self.choices)

    def parse(self, value: Any) -> T:
        """Return the word."""
        for choice in self.choices:
            if choice == value:
                return choice
        raise InvalidOption(f"Use one of {', '.join(map(str, self.choices))}.")


@dataclass(frozen=True)
class Text(Kind[T]):
    """Words that `read` understands: a colour, lengths, a place.

    `read` gets them without the space around them, and raises ValueError where they do not have the form that
    `forms` describes, or InvalidOption with what else is wrong.
    """

    read: Callable[[str], T]
    forms: str
    metavar: str

    is_text: ClassVar[bool] = True

    @property
    def described(self) -> str:
        """The forms."""
        return self.forms

    def parse(self, value: Any) -> T:
        """Return what the words mean."""
        if isinstance(value, str):
            try:
                return self.read(value.strip())
            except ValueError:
                pass  # it is told below what would have been understood
        raise InvalidOption(f"Use {self.forms.replace('`', '')}.")


@dataclass(frozen=True)
class Items(Kind[tuple[T, ...]]):
    """A list of things, each read by `read`; `each` is what one is called, `type` its JSDoc type."""

    read: Callable[[Any], T]
    minimum: int
    maximum: int
    each: str
    forms: str
    type: str

    @property
    def described(self) -> str:
        """The forms."""
        return self.forms

    def parse(self, value: Any) -> tuple[T, ...]:
        """Return what the list holds; the message says which, from 1, is wrong."""
        if not isinstance(value, list | tuple) or not self.minimum <= len(value) <= self.maximum:
            raise InvalidOption(f"Use a list of {_range(self.minimum, self.maximum)}.")
        items = []
        for number, item in enumerate(value, 1):
            try:
                items.append(self.read(item))
            except InvalidOption as error:
                raise InvalidOption(f"{self.each} {number}: {error.message}") from error
        return tuple(items)


@dataclass(frozen=True)
class File(Kind[None]):
    """An image file, whose bytes travel beside the options: JSON cannot hold them."""

    @property
    def described(self) -> str:
        """Where it comes from."""
        return "a `Blob`; on the command line a file"

    def parse(self, value: Any) -> None:
        """Take no name for a file."""
        raise InvalidOption("Use an image file, not its name.")


def _range(minimum: float, maximum: float) -> str:
    return f"{minimum:,} to {maximum:,}"
