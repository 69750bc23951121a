"""Numbers as people and programs of several countries write them, read under a declared convention."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from engine.array import FLOAT64_END
from engine.errors import ParameterError

DIGITS = 500  # characters of a number at most; float64 ends after 309 digits, and marks between them
SHOWN = 40  # characters of a wrong text that a message repeats
MINUS_SIGNS = (
    "-\u2212\u2010\u2011\u2012\u2013\ufe63\uff0d"  # hyphens, the minus sign, the en dash, full width
)
SPACES = " \u00a0\u2007\u2009\u202f"  # also no-break, as wide as a digit, thin, narrow no-break
APOSTROPHES = "'\u2019\u02bc"

_MARKS = {",": ",", ".": r"\.", " ": f"[{SPACES}]", "'": f"[{APOSTROPHES}]"}
MARK_NAMES = {",": "comma", ".": "point", " ": "space", "'": "apostrophe"}
_SIGNS = {",": ",", ".": ".", " ": SPACES, "'": APOSTROPHES, "": ""}


@dataclass(frozen=True)
class Convention:
    """How numbers are written.

    decimal: the mark before the decimals, "." or ",". thousands: what may stand between thousands, or
    between lakhs as in India: "", ",", ".", "'" (any apostrophe) or " " (any space).
    """

    decimal: str = "."
    thousands: str = ""

    def __str__(self) -> str:
        between = f", {MARK_NAMES[self.thousands]} between thousands" if self.thousands else ""
        return f"decimal {MARK_NAMES[self.decimal]}{between}"


@dataclass(frozen=True)
class Reading:
    """A number that a text may mean, and the convention under which it does."""

    convention: Convention
    number: int | float


PLAIN = Convention()  # as programs write them
CONVENTIONS = tuple(
    Convention(decimal, thousands)
    for decimal, marks in ((".", ("", ",", " ", "'")), (",", ("", ".", " ", "'")))
    for thousands in marks
)
"""Every convention, those that assume less first."""


def number_in(text: str, convention: Convention = PLAIN) -> int | float | None:
    """The number that a text says under a convention; None where it says none that is finite.

    2 is an int, exact also beyond 2**53, 2.0 and 1e3 are floats, the nearest to what is written.
    """
    return reader(convention)(text)


@cache
def reader(convention: Convention) -> Callable[[str], int | float | None]:
    """What `number_in` does under one convention, for many texts."""
    matches, plainly = _pattern(convention).fullmatch, _plainly(convention)

    def read(text: str) -> int | float | None:
        word = text.strip()
        if len(word) > DIGITS or not (found := matches(word)):
            return None
        plain = word.translate(plainly)
        if not found["rest"]:
            exact = int(plain)
            return exact if abs(exact) < FLOAT64_END else None
        real = float(plain)
        return real if math.isfinite(real) else None

    return read


def read_number(text: str, convention: Convention = PLAIN) -> int | float:
    """The number that a text says under a convention.

    Raises ParameterError with no field, as the caller knows it: what is wrong, and what the text would
    mean under other conventions.
    """
    number = number_in(text, convention)
    if number is not None:
        return number
    word = text.strip()
    if not word:
        raise ParameterError("", "is empty; a number belongs there")
    others = " or ".join(f"{other.number!r} with {other.convention}" for other in readings(word))
    if others:
        raise ParameterError("", f"{quoted(word)} is no number with {convention}; it is {others}")
    if len(word) <= DIGITS and _pattern(convention).fullmatch(word):
        message = f"must be a finite number within float64 (below 1.8e308), got {shortened(word)}"
        raise ParameterError("", message)
    raise ParameterError("", f"{quoted(word)} is no number")


def is_too_large(text: str) -> bool:
    """Whether a text is a number as some country writes it, and beyond float64."""
    word = text.strip()
    is_written = any(_pattern(convention).fullmatch(word) for convention in CONVENTIONS)
    return is_written and len(word) <= DIGITS and not readings(word)


def readings(text: str) -> tuple[Reading, ...]:
    """All numbers that a text may mean, each once, under the convention that assumes least.

    Empty where it is no number. One reading: nothing is open, whichever convention is meant.
    """
    found: dict[tuple[type, int | float], Reading] = {}
    for convention in CONVENTIONS:
        number = number_in(text, convention)
        if number is not None:
            found.setdefault((type(number), number), Reading(convention, number))
    return tuple(found.values())


def quoted(word: str) -> str:
    """A word of a stranger's text for a message."""
    return f"'{shortened(word)}'"


def shortened(word: str) -> str:
    """A word, cut where it is long."""
    return word if len(word) <= SHOWN else word[: SHOWN - 1] + "…"


@cache
def _pattern(convention: Convention) -> re.Pattern[str]:
    """Matches the whole text of a number; the group rest is its decimals and exponent."""
    whole = "[0-9]+"
    if convention.thousands:
        mark = _MARKS[convention.thousands]
        grouped = rf"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+"
        lakhs = rf"[1-9][0-9]?(?:{mark}[0-9]{{2}})+{mark}[0-9]{{3}}"
        whole = f"(?:{grouped}|{lakhs}|[0-9]+)"
    few = "[0-9]*" if convention.decimal == "." else "[0-9]+"  # programs write 5., nobody writes 5,
    decimal = _MARKS[convention.decimal]
    signs = f"[+{re.escape(MINUS_SIGNS)}]"
    exponent = f"(?:[eE]{signs}?[0-9]+)"
    decimals = f"{decimal}{few}{exponent}?|{exponent}"
    return re.compile(f"{signs}?(?:{whole}(?={decimals}|$)|(?={decimal}[0-9]))(?P<rest>(?:{decimals})?)")


def _plainly(convention: Convention) -> dict[int, str | None]:
    """Turns the text of a number into Python's own: no marks between thousands, a point, a hyphen."""
    signs: dict[str, str | None] = dict.fromkeys(MINUS_SIGNS, "-")
    signs |= dict.fromkeys(_SIGNS[convention.thousands]) | {convention.decimal: "."}
    return str.maketrans(signs)
