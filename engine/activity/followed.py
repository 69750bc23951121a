"""What one quantity of a layer did over a run so far."""

import numpy as np

from engine.activity.flat import FLAT_ENDS, RESTING
from engine.activity.streaks import Streaks
from engine.array import Array
from engine.breakpoints.activation_output import ActivationOutput, activation_outputs
from engine.expression.scope import Scope
from engine.run.measures import as_float64
from engine.run.name import Name

PIECE = 2**16  # numbers that are looked at in one go, about a millisecond of work


class Followed:
    """Counts and extremes of every unit, and of the norm over all units, up to `steps`.

    Whoever shows it calls `look`, which takes account of a bounded number of further steps.
    """

    def __init__(
        self, output: ActivationOutput, units: int, margin: float, *, is_state: bool = False
    ) -> None:
        """margin: how far from a function's limit an output counts as saturated. is_state: not a gate."""
        self.output, self.units, self.is_state, self.steps = output, units, is_state, 0
        self.ends = FLAT_ENDS.get(output.function)
        self.may_rest = output.function in RESTING
        self._bounds = None if self.ends is None else self.ends.bounds(margin)
        self.saturated, self.resting, self.odd = Streaks(units), Streaks(units), Streaks(units)
        self.above = np.zeros(units, dtype=np.int64)
        """At how many steps a unit was saturated on the upper side."""
        self.low = np.full(units, np.nan)
        """The smallest finite value of each unit, (units,); NaN where there was none."""
        self.high = np.full(units, np.nan)
        self.norms: dict[str, tuple[int, float]] = {}
        """The norm over all units as (t, norm): the "first" that is not 0, the "largest", the "last"."""

    def look(self, scope: Scope) -> bool:
        """Look at the next steps. False where there are none."""
        begin, end = self.steps, min(scope.steps, self.steps + max(1, PIECE // self.units))
        if begin >= end:
            return False
        rows = as_float64(self.output.rows(scope, begin, end))
        with np.errstate(all="ignore"):  # NaN is neither above nor below; squares may overflow
            self._count(rows, begin)
            self._measure(rows, begin)
        self.steps = end
        return True

    def _count(self, rows: Array, begin: int) -> None:
        if self._bounds is not None:
            is_above = rows > self._bounds[1]
            self.saturated.add(is_above | (rows < self._bounds[0]), begin)
            self.above += np.count_nonzero(is_above, axis=1)
        if self.may_rest:
            self.resting.add(rows == 0, begin)

    def _measure(self, rows: Array, begin: int) -> None:
        is_odd = ~np.isfinite(rows)
        if is_odd.any():
            rows = np.where(is_odd, np.nan, rows)
        self.odd.add(is_odd, begin)
        self.low = np.fmin(self.low, np.fmin.reduce(rows, axis=1))
        self.high = np.fmax(self.high, np.fmax.reduce(rows, axis=1))
        norms = np.sqrt(np.einsum("us,us->s", rows, rows))
        fine = np.flatnonzero(np.isfinite(norms))
        if not len(fine):
            return
        largest, last = int(fine[np.argmax(norms[fine])]), int(fine[-1])
        if "first" not in self.norms and norms[fine].any():
            first = int(fine[np.flatnonzero(norms[fine])[0]])
            self.norms["first"] = begin + first, float(norms[first])
        if norms[largest] > self.norms.get("largest", (0, -1.0))[1]:
            self.norms["largest"] = begin + largest, float(norms[largest])
        self.norms["last"] = begin + last, float(norms[last])

    @property
    def range(self) -> tuple[float, float] | None:
        """The smallest and the largest finite value of all units; None where there was none."""
        if np.isnan(self.low).all():
            return None
        return float(np.nanmin(self.low)), float(np.nanmax(self.high))


def followed_in(scope: Scope, margin: float) -> list[Followed]:
    """Every activation's output and every state of each layer, as an implementation records them."""
    outputs = activation_outputs(scope)
    found: list[Followed] = []
    for layer in sorted({output.table.layer or 0 for output in outputs}):
        of_layer = [output for output in outputs if output.table.layer == layer]
        known = {output.table for output in of_layer if output.is_recorded}
        states = [Name(state, layer, scope.implementation) for state in _states(scope, layer)]
        others = [ActivationOutput(name, "") for name in states if name in scope.sizes and name not in known]
        for output in of_layer + others:
            is_state = output.is_recorded and output.table in states
            found.append(Followed(output, output.size(scope), margin, is_state=is_state))
    return found


def _states(scope: Scope, layer: int) -> tuple[str, ...]:
    return () if scope.plan is None else scope.plan.job.experiment.model.layers[layer].states
