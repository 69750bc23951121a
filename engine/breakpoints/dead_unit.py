"""Stop where a unit has been dead for some steps."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.breakpoints.activation_output import ActivationOutput, activation_outputs
from engine.breakpoints.base import Breakpoint
from engine.expression.scope import Scope
from engine.notation.number_text import number
from engine.parameter import Real, parameter


class DeadUnit(Breakpoint):
    """A unit of which an activation's output stays 0, or nearly so, for some steps on end.

    So does a relu that never opens, and a gate that lets nothing through.
    """

    title: ClassVar[str] = "dead unit"

    kind: Literal["dead_unit"] = "dead_unit"
    steps: int = parameter(
        10, "For how many steps on end the output must have stayed 0.", low=1, high=100_000, slider=(1, 100)
    )
    tolerance: Real = parameter(0, "How far from 0 still counts as 0.", low=0, slider=(0, 0.1), step=0.001)

    @property
    def label(self) -> str:
        return f"a unit at 0 for {self.steps} step{'s' * (self.steps > 1)}"

    @property
    def lookback(self) -> int:
        return self.steps - 1

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        found = np.zeros(end - begin, dtype=bool)
        for output in activation_outputs(scope):
            found |= self._is_dead(scope, output, begin, end).any(axis=0)
        return found

    def sentence(self, scope: Scope, t: int) -> str:
        for output in activation_outputs(scope):
            is_dead = self._is_dead(scope, output, t, t + 1)[:, 0]
            if is_dead.any():
                near = "0" if self.tolerance == 0 else f"within {number(self.tolerance)} of 0"
                name = output.written(scope, int(np.argmax(is_dead)))
                steps = "1 step" if self.steps == 1 else f"{self.steps} steps"
                return f"{name} is {near} at t = {t} and has been since t = {t - self.steps + 1}, for {steps}"
        return f"no unit is dead at t = {t}"

    def _is_dead(self, scope: Scope, output: ActivationOutput, begin: int, end: int) -> Array:
        """(units, steps). Counts the living steps among the last ones by differences of a running sum."""
        first = max(begin - self.lookback, 0)
        is_alive = ~(np.abs(output.rows(scope, first, end)) <= self.tolerance).astype(bool)
        sums = np.zeros((len(is_alive), end - first + 1), dtype=np.int64)
        np.cumsum(is_alive, axis=1, out=sums[:, 1:])
        found = np.zeros((len(is_alive), end - begin), dtype=bool)
        if end - first >= self.steps:
            dead = sums[:, self.steps :] == sums[:, : -self.steps]
            found[:, end - begin - dead.shape[1] :] = dead
        return found
