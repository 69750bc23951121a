"""Stop where the error is large."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.breakpoints.base import Breakpoint
from engine.expression import check, evaluate, parse
from engine.expression.scope import Scope
from engine.notation.number_text import number
from engine.parameter import Real, parameter

_SIZE = parse("abs(error)")


class ErrorBound(Breakpoint):
    """|error| above a bound, the error being prediction minus target."""

    title: ClassVar[str] = "error"

    kind: Literal["error_bound"] = "error_bound"
    bound: Real = parameter(100, "The largest |error| at which the run goes on.", low=0, slider=(0, 1000))

    @property
    def label(self) -> str:
        return f"|error| > {number(self.bound)}"

    def check(self, scope: Scope) -> None:
        check(_SIZE, scope)

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        size = evaluate(_SIZE, scope, begin, end)
        with np.errstate(invalid="ignore"):  # NaN among Python integers, where a step does not count
            return np.asarray(np.any(size > self.bound, axis=1), dtype=bool)

    def sentence(self, scope: Scope, t: int) -> str:
        largest = np.max(evaluate(_SIZE, scope, t, t + 1))
        return f"|error| = {number(largest)} is above {number(self.bound)} at t = {t}"
