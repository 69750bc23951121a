"""A guess of the next value: whether it is right, the score that comes of many, and how it is rounded."""

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.array import is_finite_number, is_nan_number, to_float
from engine.lesson.answer import read_answer
from engine.notation.number_text import number

TOLERANCES = (0.0, 0.01, 0.1)
"""Shares of the true value that a guess may be off; 0 is as exact as the value is shown."""

_BEYOND = re.compile(r"([+-]?)(?:∞|inf|infinity)", re.IGNORECASE)


@dataclass(frozen=True)
class Judged:
    """What became of a guess. given: None where nothing was guessed.

    difference: the guess minus the truth; None where one of them is missing or not finite.
    """

    given: int | float | None
    true: int | float
    is_right: bool
    difference: float | None = None


@dataclass(frozen=True)
class Score:
    """How well the values were guessed that were asked so far.

    streak: right ones in a row, up to now. measured, distance: how many differences there were, and the
    sum of their sizes.
    """

    asked: int = 0
    right: int = 0
    streak: int = 0
    longest: int = 0
    measured: int = 0
    distance: float = 0.0

    def after(self, judged: Judged) -> "Score":
        """The score with one more guess."""
        streak = self.streak + 1 if judged.is_right else 0
        score = replace(
            self,
            asked=self.asked + 1,
            right=self.right + judged.is_right,
            streak=streak,
            longest=max(self.longest, streak),
        )
        if judged.difference is None:
            return score
        distance = self.distance + abs(judged.difference)
        return replace(score, measured=self.measured + 1, distance=distance)

    @property
    def mean_distance(self) -> float | None:
        """The mean |difference|; None where there was none."""
        return self.distance / self.measured if self.measured else None


def judge(given: int | float | None, true: int | float, tolerance: float) -> Judged:
    """Compare a guess with the truth.

    tolerance: the share of the true value that it may be off. 0 asks for what the screen shows of it,
    since nobody can type the sixteenth digit. What is not finite must be named: ∞, −∞ or NaN.
    """
    if given is None:
        return Judged(None, true, False)
    if not (is_finite_number(given) and is_finite_number(true)):
        return Judged(given, true, given == true or (is_nan_number(given) and is_nan_number(true)))
    off = Fraction(given) - Fraction(true)
    is_near = abs(off) <= Fraction(tolerance) * abs(Fraction(true))
    return Judged(given, true, is_near or number(given) == number(true), to_float(off))


def read_guess(text: str) -> int | float:
    """The guess that a text says: ∞ (or inf), −∞, NaN, or what `read_answer` reads. Raises ParameterError."""
    word = text.strip().replace("−", "-")
    beyond = _BEYOND.fullmatch(word)
    if beyond is not None:
        return -math.inf if beyond[1] == "-" else math.inf
    return math.nan if word.lower() == "nan" else read_answer(text)


def rounded(value: float, resolution: float) -> float:
    """The value to the power of ten that is not above a resolution, as one would read it from an axis.

    A resolution of 0 or none that is finite leaves the value as it is.
    """
    size = abs(resolution)
    if not math.isfinite(value) or not math.isfinite(size) or size == 0:
        return value
    try:
        return round(value, -math.floor(math.log10(size))) + 0.0  # no −0
    except OverflowError:  # up, beyond float64
        return value
