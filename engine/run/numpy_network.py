"""The NumPy implementation of a model: the readable twin of Keras' layers."""

import numpy as np

from engine.array import DTYPES, Array, times_matrix
from engine.cells.base import Cell, Quantities, States, Weights
from engine.run.name import Name
from engine.run.plan import Plan
from engine.run.weights import start_of_plan


class NumPyNetwork:
    """Steps a model in exact integers, float64 or float32."""

    name = "numpy"

    def __init__(self, plan: Plan) -> None:
        experiment = plan.job.experiment
        self._dtype = DTYPES[experiment.precision.numpy]
        self.start = start_of_plan(plan, self.name)
        self._cells = experiment.model.layers
        self._states: list[States] = [layer.states for layer in self.start.layers]

    def advance(self, x: Array) -> dict[Name, Array]:
        """Compute the next steps. x: (steps, features). All quantities, (steps, size) each."""
        x = x.astype(self._dtype, copy=False)
        found: dict[Name, Array] = {}
        for index, (cell, layer) in enumerate(zip(self._cells, self.start.layers, strict=True)):
            quantities = recur(cell, x, self._states[index], layer.weights)
            self._states[index] = {name: quantities[name][-1] for name in cell.states}
            found |= {Name(name, index): array for name, array in quantities.items()}
            x = quantities["h"]
        return {**found, Name("y"): self._read_out(x)}

    def _read_out(self, h: Array) -> Array:
        if self.start.readout is None:
            return h
        kernel, bias = self.start.readout
        return times_matrix(h, kernel) + bias


def recur(cell: Cell, x: Array, state: States, weights: Weights) -> Quantities:
    """Run a cell over a block of at least one step, x: (steps, features); same bits however a run is cut."""
    known, projected = cell.project(x, weights)  # needs no state, so it leaves the loop
    quantities = cell.recur(projected[0], state, weights)
    table = {name: np.empty((len(x), len(row)), dtype=row.dtype) for name, row in quantities.items()}
    columns = list(table.items())
    for t, row in enumerate(projected):
        if t > 0:
            quantities = cell.recur(row, quantities, weights)
        for name, column in columns:
            column[t] = quantities[name]
    return known | table
