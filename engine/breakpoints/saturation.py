"""Stop where many units are saturated."""

from typing import ClassVar, Literal

import numpy as np

from engine.activation import FROM_0_TO_1
from engine.array import Array
from engine.breakpoints.activation_output import ActivationOutput, activation_outputs
from engine.breakpoints.base import Breakpoint
from engine.expression.scope import Scope
from engine.notation.number_text import number, percent
from engine.parameter import Real, parameter


class Saturation(Breakpoint):
    """A share of a layer's units beyond a bound, where tanh and sigmoid are flat and gradients vanish.

    Looked at is what each activation puts out, as h, a gate or a candidate; of a sigmoid, which lies
    between 0 and 1, twice its distance from the middle.
    """

    title: ClassVar[str] = "saturation"

    kind: Literal["saturation"] = "saturation"
    bound: Real = parameter(
        0.95,
        "A unit is saturated where |tanh|, or |2 sigmoid − 1|, of it is above this.",
        low=0,
        slider=(0, 1),
        step=0.01,
    )
    share: Real = parameter(
        0.5, "The run stops where this share of a layer's units is saturated.", low=0.001, high=1, step=0.01
    )

    @property
    def label(self) -> str:
        return f"|activation| > {number(self.bound)} in {percent(self.share)} of units"

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        found = np.zeros(end - begin, dtype=bool)
        for output in activation_outputs(scope):
            found |= self._count(scope, output, begin, end) / output.size(scope) >= self.share
        return found

    def sentence(self, scope: Scope, t: int) -> str:
        counts = {one: int(self._count(scope, one, t, t + 1)[0]) for one in activation_outputs(scope)}
        output = max(counts, key=lambda one: counts[one] / one.size(scope))
        size, name = output.size(scope), output.written(scope)
        size_of = f"|2 {name} − 1|" if output.function in FROM_0_TO_1 else f"|{name}|"
        units = f"{counts[output]} of {size} unit{'s' * (size > 1)}"
        return f"{size_of} is above {number(self.bound)} in {units} at t = {t}"

    def _count(self, scope: Scope, output: ActivationOutput, begin: int, end: int) -> Array:
        rows = output.rows(scope, begin, end)
        rows = 2 * rows - 1 if output.function in FROM_0_TO_1 else rows
        return np.asarray(np.count_nonzero(np.abs(rows) > self.bound, axis=0))
