"""Stop where implementations begin to differ."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.breakpoints.base import Breakpoint, BreakpointError, unit_name
from engine.comparison.tolerance import pairs_of
from engine.expression.scope import Scope
from engine.implementations.every import titles
from engine.notation.number_text import number
from engine.parameter import Number, parameter
from engine.run.measures import as_float64
from engine.run.name import Name


class FirstDifference(Breakpoint):
    """|NumPy - Keras| of the outputs or of the hidden states above a tolerance."""

    title: ClassVar[str] = f"{titles()[0]} and {titles()[1]} differ"

    kind: Literal["first_difference"] = "first_difference"
    quantity: Literal["y", "h"] = parameter("y", "What is compared: the outputs, or h of every layer.")
    measure: Literal["absolute", "relative"] = parameter(
        "absolute", "Whether the difference is divided by the larger of the two numbers."
    )
    tolerance: Number = parameter(
        0, "The largest difference at which the run goes on.", low=0, slider=(0, 1), step=0.001
    )

    @property
    def label(self) -> str:
        sign = "relative " if self.measure == "relative" else ""
        main, others = titles()
        return f"{sign}|{main} − {others}| of {self.quantity} > {number(self.tolerance)}"

    def check(self, scope: Scope) -> None:
        if not self._pairs(scope):
            main, others = titles()
            raise BreakpointError(f"a first difference needs both {main} and {others} to run")

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        found = np.zeros(end - begin, dtype=bool)
        for pair in self._pairs(scope):
            found |= (self._difference(scope, pair, begin, end) > self.tolerance).any(axis=0)
        return found

    def sentence(self, scope: Scope, t: int) -> str:
        def largest(pair: tuple[Name, Name]) -> float:
            return float(np.max(self._difference(scope, pair, t, t + 1)))

        pair = max(self._pairs(scope), key=largest)
        unit = int(np.argmax(self._difference(scope, pair, t, t + 1)))
        ours, theirs = (f"{unit_name(scope, name, unit)} = {_at(scope, name, unit, t)}" for name in pair)
        how = "relatively by" if self.measure == "relative" else "by"
        return f"{ours} and {theirs} differ {how} {number(largest(pair))} at t = {t}"

    def _pairs(self, scope: Scope) -> list[tuple[Name, Name]]:
        """The tables to compare: those of the first implementation, and those of each other one."""
        return [pair for pair in pairs_of(scope.sizes) if pair[0].quantity == self.quantity]

    def _difference(self, scope: Scope, pair: tuple[Name, Name], begin: int, end: int) -> Array:
        """(size, steps). NaN is the same as NaN, and infinitely far from any number."""
        a, b = (as_float64(scope.rows(name, begin, end)) for name in pair)
        with np.errstate(all="ignore"):
            difference = np.abs(a - b)
            if self.measure == "relative":
                difference = difference / np.maximum(np.abs(a), np.abs(b))
        is_same = (a == b) | (np.isnan(a) & np.isnan(b))
        return np.where(is_same, 0, np.where(np.isnan(difference), np.inf, difference))


def _at(scope: Scope, table: Name, unit: int, t: int) -> str:
    return number(scope.rows(table, t, t + 1)[unit, 0], digits=17)
