"""Differences among the smallest numbers of a precision: subnormal ones, and what is set to 0 below them."""

from typing import Any

import numpy as np

from engine.array import Array, to_float
from engine.comparison.compare import ComparedRow, compare_arithmetic, symbol
from engine.comparison.given import GivenTerm, given_numbers, given_terms
from engine.comparison.pair import ImplementationPair, coarse_and_fine, precision_of
from engine.implementations.every import implementation
from engine.notation.number_text import exact_text, number
from engine.run.recorded_run import RecordedRun

EQUAL = 1e-3  # relative: no rounding of a step makes more
FEW_ROUNDINGS = 8  # half a gap each; more in one number of a step would need a long sum


_NORMAL = {"float32": -126, "float64": -1022}  # powers of two
_SMALLEST = {"float32": -149, "float64": -1074}
_MINUS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class SmallNumbers:
    """Explains a row by the numbers that the coarser of two implementations holds badly, or sets to 0.

    The smallest number that IEEE 754 holds with all its digits is called normal; those below are
    subnormal, equally far apart, and slow, so that TensorFlow computes with 0 in place of each of them.
    """

    def __init__(self, run: RecordedRun, t: int, pair: ImplementationPair) -> None:
        self._run, self._t, self._pair = run, t, pair
        coarse, _ = coarse_and_fine(run.plan, pair)
        self._coarse = implementation(coarse)
        self._is_first = coarse == pair[0]
        self._precision = precision_of(run.plan, coarse)
        is_exact = self._precision == "exact"
        self._normal = 0.0 if is_exact else 2.0 ** _NORMAL[self._precision]
        self._gap = 0.0 if is_exact else 2.0 ** _SMALLEST[self._precision]

    def of_result(self, row: ComparedRow) -> str:
        """A result that is itself so small; "" where it is not."""
        got, meant = self._values(row)
        if not (self._is_small(meant) and (got == 0 or self._is_small(got))):
            return ""
        where = f"At t = {self._t} {symbol(row, self._t)} is {exact_text(meant)}"
        if got == 0 and abs(meant) <= self._gap / 2:
            return (
                f"The smallest number of {self._precision} is {_power(_SMALLEST, self._precision)}. {where}, "
                f"at most half of that, so {self._coarse.title} has 0."
            )
        if got == 0:
            return f"{self._limit()} {where}, so {self._coarse.title} has 0."
        if row.absolute <= FEW_ROUNDINGS * self._gap / 2:
            return (
                f"Below {_power(_NORMAL, self._precision)} the numbers of {self._precision} are "
                f"{_power(_SMALLEST, self._precision)} apart (subnormal numbers). {where}, of which few "
                f"digits are left there, so {self._coarse.title} has {exact_text(got)}."
            )
        return ""

    def of_what_is_given(self, row: ComparedRow) -> str:
        """A given number, or a product of two, for which 0 was taken; "" where that explains nothing."""
        terms = given_terms(self._run, row, self._t, self._pair)
        return self._of_given(row, terms) or self._of_products(row, terms)

    def _of_given(self, row: ComparedRow, terms: list[GivenTerm]) -> str:
        small = next((one for one in given_numbers(terms) if self._is_small(one.read)), None)
        if small is None or row.relative <= EQUAL or not self._explains_zero(row):
            return ""
        got, meant = self._values(row)
        return (
            f"{self._limit()} At t = {self._t} {small.words} is {exact_text(small.meant)}, so it counts as "
            f"0, and {symbol(row, self._t)} is {exact_text(got)} in place of {exact_text(meant)}."
        )

    def _explains_zero(self, row: ComparedRow) -> bool:
        """Whether the same step with 0 for every small number it is given ends where the coarser one did."""

        def with_zeros(array: Array) -> Array:
            is_small = (array != 0) & (np.abs(array) < self._normal)
            return np.where(is_small, array.dtype.type(0), array) if is_small.any() else array

        rows = compare_arithmetic(self._run, self._t, self._pair, with_zeros)
        return any(one.operation.name == row.operation.name and one.relative <= EQUAL for one in rows)

    def _of_products(self, row: ComparedRow, terms: list[GivenTerm]) -> str:
        small = [term for term in terms if self._is_small(term.product)]
        got, meant = self._values(row)
        missing = sum(term.product for term in small)
        if not small or abs(to_float(meant) - to_float(got) - missing) > row.absolute / 2:
            return ""
        assert small[0].number is not None
        assert small[0].weight is not None
        return (
            f"{self._limit()} At t = {self._t} the product of {small[0].weight.words} and "
            f"{small[0].number.words} is {exact_text(small[0].product)}, so it counts as 0, and "
            f"{symbol(row, self._t)} is {exact_text(got)} in place of {exact_text(meant)}."
        )

    def _limit(self) -> str:
        who = "TensorFlow" if self._coarse.needs_tensorflow else self._coarse.title
        return (
            f"Below {_power(_NORMAL, self._precision)} {self._precision} holds numbers with fewer digits "
            f"only (subnormal numbers), and {who} takes 0 for them, which is faster (flush to zero)."
        )

    def _is_small(self, value: Any) -> bool:
        return 0 < abs(to_float(value)) < self._normal

    def _values(self, row: ComparedRow) -> tuple[Any, Any]:
        """What the coarser one has, and what the other."""
        return (row.ours, row.theirs) if self._is_first else (row.theirs, row.ours)


def _power(exponents: dict[str, int], precision: str) -> str:
    """2⁻¹²⁶ (≈ 1.17549e−38)."""
    exponent = exponents[precision]
    return f"2{str(exponent).translate(_MINUS)} (≈ {number(2.0**exponent, 6)})"
