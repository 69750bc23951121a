"""The ways to plant a mistake into NumPy's network: another cell, other weights, forgotten states."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine.array import Array, read_only
from engine.cells.base import Cell, Weights
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan
from engine.run.weights import start_of


class AsDeclared:
    """Has a cell compute what its quantities declare, also where the right one has faster code."""

    project = Cell.project
    recur = Cell.recur


class WithCell(NumPyNetwork):
    """A NumPy network whose layers of one kind compute as another cell does.

    kind: its last base is the cell that it stands in for.
    """

    def __init__(self, plan: Plan, kind: type[Cell]) -> None:
        super().__init__(plan)
        right = kind.__bases__[-1]
        self._cells = tuple(kind(**dict(cell)) if type(cell) is right else cell for cell in self._cells)


class WithWeights(NumPyNetwork):
    """A NumPy network whose layers of one kind read their weights otherwise.

    change: makes wrong weights of right ones, in the same shapes.
    """

    def __init__(self, plan: Plan, kind: type[Cell], change: Callable[[Cell, Weights], Weights]) -> None:
        super().__init__(plan)
        layers = tuple(
            replace(layer, weights=change(cell, layer.weights)) if type(cell) is kind else layer
            for cell, layer in zip(self._cells, self.start.layers, strict=True)
        )
        self.start = replace(self.start, layers=layers)


def blocks_exchanged(cell: Cell, array: Array, first: str, second: str) -> Array:
    """A weight with the columns of two gates exchanged. array: (…, gates × units)."""
    block = cell.block("kernel")
    one, other = block.columns(first, cell.units), block.columns(second, cell.units)
    found = array.copy()
    found[..., one], found[..., other] = array[..., other], array[..., one]
    return read_only(found)


class Forgetful(NumPyNetwork):
    """A NumPy network that is back at its initial states every few steps. every: how many."""

    is_layered = False

    def __init__(self, plan: Plan, every: int) -> None:
        super().__init__(plan)
        self._every, self._t = every, self.start.t
        self._first = start_of(plan.job.experiment, plan.job.experiment.precision.numpy)

    def advance(self, x: Array) -> dict[Name, Array]:
        steps = [self._step(x[t : t + 1]) for t in range(len(x))]
        return {name: np.concatenate([step[name] for step in steps]) for name in steps[0]}

    def _step(self, x: Array) -> dict[Name, Array]:
        if self._t % self._every == 0:
            self._states = [layer.states for layer in self._first.layers]
        self._t += 1
        return super().advance(x)
