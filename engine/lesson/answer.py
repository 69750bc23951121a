"""Answers as people type them: a number in the writing of any country, or a short sum such as 10/2 or 2^7.

What may mean two numbers is never taken for one of them: it is said, with both.
"""

import re
import unicodedata
from fractions import Fraction

from engine.array import fits_float64
from engine.data.number import APOSTROPHES, MINUS_SIGNS, SPACES, number_in, quoted, readings, shortened
from engine.errors import ParameterError
from engine.expression import ExpressionError, parse
from engine.expression.tree import Constant
from engine.notation.number_text import number as number_text

DIGITS = 15  # of a number that a sentence offers
_SIGNS = (
    str.maketrans(dict.fromkeys("·×⋅∙", "*"))
    | str.maketrans(dict.fromkeys("÷∶∕⁄:", "/"))
    | str.maketrans(dict.fromkeys(f"{MINUS_SIGNS}—", "-"))
)
_FRACTION = re.compile("([0-9]*)([¼-¾⅐-⅞])")
_POWER = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NUMBER = re.compile(rf"[0-9.,](?:[0-9.,{APOSTROPHES}]|[{SPACES}](?=[0-9]))*")
_LARGE = re.compile(r"-?[0-9]+(?:\.[0-9]*)?(?:[eE]\+?[0-9]+)?")  # a number, if it were not too large


class Ambiguous(ParameterError):
    """A text may mean several numbers. readings: those, the one that assumes least first."""

    def __init__(self, readings: tuple[int | float, ...]) -> None:
        several = " or ".join(number_text(one, DIGITS) for one in readings)
        super().__init__("", f"can mean {several}")
        self.readings = readings


def read_answer(text: str, *, among_whole: bool = False) -> int | float:
    """The number that an answer says.

    A point is the decimal mark, as in the window, and so is a comma that can be nothing else.
    among_whole: whether the answer is one of whole numbers, so that 7.482 may mean 7482 as well. Raises
    Ambiguous, and ParameterError with no field for what is no number.
    """
    word = text.strip().translate(_SIGNS)
    word = f"-{word[1:].lstrip()}" if word.startswith("-") else word
    if word.endswith("%"):
        share = read_answer(word[:-1], among_whole=among_whole)
        raise Ambiguous((share, float(Fraction(share) / 100)))
    found = tuple(reading.number for reading in readings(word))
    plain = number_in(word)
    if plain is not None and not (among_whole and len(found) > 1):
        return plain
    if len(found) > 1:
        raise Ambiguous(found)
    if _LARGE.fullmatch(word) and not found:
        raise _too_large(word)
    return found[0] if found else _sum(word)


def _sum(word: str) -> int | float:
    """What a sum comes to; only numbers may stand in it."""
    text = _POWER.sub(lambda found: f"**{unicodedata.normalize('NFKC', found[0])}", word)
    text = _FRACTION.sub(_in_full, text).replace("^", "**")
    try:
        tree = parse(_NUMBER.sub(_plain, text)).tree
    except ExpressionError:
        raise _no_number(word) from None
    if not isinstance(tree, Constant) or isinstance(tree.value, bool) or not any(map(str.isnumeric, word)):
        raise _no_number(word)
    if not fits_float64(tree.value):
        raise _too_large(word)
    return tree.value


def _plain(found: re.Match[str]) -> str:
    """A number within a sum, as programs write it."""
    if number_in(found[0]) is not None:
        return found[0]
    meant = tuple(reading.number for reading in readings(found[0]))
    if len(meant) > 1:
        raise ParameterError("", f"holds {found[0]}, which {Ambiguous(meant).message}")
    return repr(meant[0]) if meant else found[0]


def _in_full(found: re.Match[str]) -> str:
    """½ as (1/2), and 2½ as (2+1/2)."""
    part = unicodedata.normalize("NFKC", found[2]).replace("⁄", "/")
    return f"({found[1]}+{part})" if found[1] else f"({part})"


def _no_number(word: str) -> ParameterError:
    return ParameterError("", f"must be a number, got {quoted(word) if word else 'nothing'}")


def _too_large(word: str) -> ParameterError:
    return ParameterError(
        "", f"must be a finite number within float64 (below 1.8e308), got {shortened(word)}"
    )
