"""Stop where many units are saturated."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.breakpoints.base import Breakpoint, hidden_states
from engine.expression.scope import Scope
from engine.notation.number_text import number
from engine.parameter import Real, parameter
from engine.run.name import Name


class Saturation(Breakpoint):
    """A share of a layer's |h| above a bound, where tanh and sigmoid are flat and gradients vanish."""

    title: ClassVar[str] = "saturation"

    kind: Literal["saturation"] = "saturation"
    bound: Real = parameter(
        0.95, "A unit is saturated where |h| is above this.", low=0, slider=(0, 1), step=0.01
    )
    share: Real = parameter(
        0.5, "The run stops where this share of a layer's units is saturated.", low=0.001, high=1, step=0.01
    )

    @property
    def label(self) -> str:
        return f"|h| > {number(self.bound)} in {self.share:.0%} of units"

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        found = np.zeros(end - begin, dtype=bool)
        for table in hidden_states(scope):
            found |= self._count(scope, table, begin, end) / scope.sizes[table] >= self.share
        return found

    def sentence(self, scope: Scope, t: int) -> str:
        counts = {table: int(self._count(scope, table, t, t + 1)[0]) for table in hidden_states(scope)}
        table = max(counts, key=lambda table: counts[table] / scope.sizes[table])
        size, name = scope.sizes[table], scope.written(table)
        units = f"{counts[table]} of {size} unit{'s' * (size > 1)}"
        return f"|{name}| is above {number(self.bound)} in {units} at t = {t}"

    def _count(self, scope: Scope, table: Name, begin: int, end: int) -> Array:
        return np.asarray(np.count_nonzero(np.abs(scope.rows(table, begin, end)) > self.bound, axis=0))
