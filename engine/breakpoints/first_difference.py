"""Stop where two implementations begin to differ."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.breakpoints.base import Breakpoint, BreakpointError, unit_name
from engine.comparison.pair import (
    FIRST_TWO,
    ImplementationPair,
    PairWord,
    implementations_in,
    pair_of_word,
    pair_title,
    pairs,
    pairs_of,
    with_what_is_there,
)
from engine.comparison.tolerance import distances
from engine.expression.scope import Scope
from engine.implementations.every import names, title_of
from engine.notation.number_text import number
from engine.parameter import Real, parameter
from engine.run.name import Name


class FirstDifference(Breakpoint):
    """Two implementations differ by more than a tolerance, in the outputs or in the hidden states."""

    title: ClassVar[str] = "first difference"

    kind: Literal["first_difference"] = "first_difference"
    pair: PairWord = parameter(FIRST_TWO, "Which two implementations are compared.")
    quantity: Literal["y", "h"] = parameter("y", "What is compared: the outputs, or h of every layer.")
    measure: Literal["absolute", "relative"] = parameter(
        "absolute", "Whether the difference is divided by the larger of the two numbers."
    )
    tolerance: Real = parameter(
        0, "The largest difference at which the run goes on.", low=0, slider=(0, 1), step=0.001
    )

    @property
    def label(self) -> str:
        sign = "relative " if self.measure == "relative" else ""
        limit = number(self.tolerance)
        if self._named is None:
            return f"{sign}difference of {self.quantity} > {limit}"
        first, second = map(title_of, self._named)
        return f"{sign}|{first} − {second}| of {self.quantity} > {limit}"

    def check(self, scope: Scope) -> None:
        if self._tables(scope):
            return
        if self._named is None:
            raise BreakpointError("a first difference needs two implementations to run")
        raise BreakpointError(f"a first difference needs both {pair_title(self._named)} to run")

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        found = np.zeros(end - begin, dtype=bool)
        for both in self._tables(scope):
            found |= (self._difference(scope, both, begin, end) > self.tolerance).any(axis=0)
        return found

    def sentence(self, scope: Scope, t: int) -> str:
        def largest(both: tuple[Name, Name]) -> float:
            return float(np.max(self._difference(scope, both, t, t + 1)))

        both = max(self._tables(scope), key=largest)
        unit = int(np.argmax(self._difference(scope, both, t, t + 1)))
        ours, theirs = (f"{unit_name(scope, name, unit)} = {_at(scope, name, unit, t)}" for name in both)
        how = "relatively by" if self.measure == "relative" else "by"
        return f"{ours} and {theirs} differ {how} {number(largest(both))} at t = {t}"

    @property
    def _named(self) -> ImplementationPair | None:
        """The chosen pair, or the only one there is; None where it depends on which implementations run."""
        known = pairs(names())
        return pair_of_word(self.pair) or (known[0] if len(known) == 1 else None)

    def _tables(self, scope: Scope) -> list[tuple[Name, Name]]:
        """The tables of the compared quantity, of both implementations, layer by layer."""
        pair, there = self._named, pairs(implementations_in(scope.sizes))
        if self.pair == FIRST_TWO and pair not in there:
            pair = next(iter(there), None)
        both = [] if pair is None else pairs_of(scope.sizes, pair)
        return [tables for tables in both if tables[0].quantity == self.quantity]

    def _difference(self, scope: Scope, both: tuple[Name, Name], begin: int, end: int) -> Array:
        """(size, steps). NaN is the same as NaN, and infinitely far from any number."""
        a, b = (scope.rows(name, begin, end) for name in both)
        a, b = with_what_is_there(a, b, (both[0].implementation, both[1].implementation))
        return distances(a, b, self.measure)


def _at(scope: Scope, table: Name, unit: int, t: int) -> str:
    return number(scope.rows(table, t, t + 1)[unit, 0], digits=17)
