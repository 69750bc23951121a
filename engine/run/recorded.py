"""Every quantity of a recorded step, also of those that an implementation does not record."""

import numpy as np

from engine.array import Array, times_matrix
from engine.cells.base import Cell, States, Step
from engine.run.name import Name, X
from engine.run.plan import Plan
from engine.run.trace import Trace
from engine.run.weights import Start


def quantities_at(
    plan: Plan, start: Start, trace: Trace, implementation: str, t: int, layer: int = 0
) -> dict[str, Array]:
    """Every quantity a layer's cell lists, at step t, (units,) each.

    Keras records states only; from these and its own weights the rest is computed again, in its
    precision. start: the implementation's own. What is recorded is given as recorded.
    """
    cell = plan.job.experiment.model.layers[layer]
    names = [quantity.name for quantity in cell.quantities]
    found = {name: trace.get(Name(name, layer, implementation)) for name in names}
    recorded = {name: table[t] for name, table in found.items() if table is not None}
    if len(recorded) < len(names):
        x = input_at(start, trace, implementation, t, layer)
        before = states_before(cell, start, trace, implementation, t, layer)
        with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
            recorded = cell.step(x, before, start.layers[layer].weights) | recorded
    return {name: recorded[name] for name in names}


def step_at(plan: Plan, start: Start, trace: Trace, implementation: str, t: int, layer: int = 0) -> Step:
    """A layer's step t, which knows every quantity as `quantities_at` has it, and computes what is inside."""
    cell, weights = plan.job.experiment.model.layers[layer], start.layers[layer].weights
    x = input_at(start, trace, implementation, t, layer)
    before = states_before(cell, start, trace, implementation, t, layer)
    with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
        xW = times_matrix(x, weights.kernel)
        return Step(cell, xW, before, weights, quantities_at(plan, start, trace, implementation, t, layer))


def input_at(start: Start, trace: Trace, implementation: str, t: int, layer: int = 0) -> Array:
    """What a layer sees at step t, in the implementation's precision: (features,), or the units below."""
    x = _row(trace, X if layer == 0 else Name("h", layer - 1, implementation), t)
    with np.errstate(over="ignore"):  # beyond float32: infinite, as in the run
        return x.astype(start.layers[layer].weights.kernel.dtype)


def states_before(
    cell: Cell, start: Start, trace: Trace, implementation: str, t: int, layer: int = 0
) -> States:
    """A layer's states that step t sets out from, (units,) each: the last step's, or those of the start."""
    if t == start.t:
        return start.layers[layer].states
    return {name: _row(trace, Name(name, layer, implementation), t - 1) for name in cell.states}


def _row(trace: Trace, name: Name, t: int) -> Array:
    """One recorded step, contiguous as in the run: sums over strided numbers differ in their last bits."""
    return np.ascontiguousarray(trace[name][t])
