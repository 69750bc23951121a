"""The NumPy implementation of a model: the readable twin of Keras' layers."""

from functools import cached_property

import numpy as np

from engine.array import DTYPES, Array, times_matrix
from engine.cells.base import Cell, Quantities, States, Weights
from engine.cells.stepper import StepFunction, stepper
from engine.implementations.numpy import NumPy
from engine.run.name import Name, Y
from engine.run.plan import Plan
from engine.run.weights import start_of_plan


class NumPyNetwork:
    """Steps a model in exact integers, float64 or float32."""

    name = NumPy.name

    def __init__(self, plan: Plan) -> None:
        experiment = plan.job.experiment
        self._dtype = DTYPES[experiment.precision.numpy]
        self.start = start_of_plan(plan, self.name)
        self._cells, self._readout = experiment.model.layers, experiment.model.readout
        self._states: list[States] = [layer.states for layer in self.start.layers]
        self._names = [  # made once: a block may be of one step
            {quantity.name: Name(quantity.name, index) for quantity in cell.quantities}
            for index, cell in enumerate(self._cells)
        ]

    def advance(self, x: Array) -> dict[Name, Array]:
        """Compute the next steps. x: (steps, features). All quantities, (steps, size) each."""
        x = x.astype(self._dtype, copy=False)
        found: dict[Name, Array] = {}
        for index, (cell, layer) in enumerate(zip(self._cells, self.start.layers, strict=True)):
            quantities = recur(cell, x, self._states[index], layer.weights, self._advances[index])
            self._states[index] = {name: quantities[name][-1] for name in cell.states}
            names = self._names[index]
            found |= {names[name]: array for name, array in quantities.items()}
            x = quantities["h"]
        return {**found, Y: self._read_out(x)}

    @cached_property
    def _advances(self) -> list[StepFunction]:
        """What makes a step of each layer, once it is known for sure which cells and weights they have."""
        layers = zip(self._cells, self.start.layers, strict=True)
        return [stepper(cell, layer.weights) for cell, layer in layers]

    def _read_out(self, h: Array) -> Array:
        if self.start.readout is None or self._readout is None:
            return h
        kernel, bias = self.start.readout
        return self._readout.bend(times_matrix(h, kernel) + bias)


class NumPyNetworks:
    """Makes networks; they share nothing."""

    def network(self, plan: Plan) -> NumPyNetwork:
        """A network at its start, before t = 0."""
        return NumPyNetwork(plan)


def recur(
    cell: Cell, x: Array, state: States, weights: Weights, advance: StepFunction | None = None
) -> Quantities:
    """Run a cell over a block of at least one step, x: (steps, features); same bits however a run is cut.

    advance: the cell's stepper for these weights, where it is made already.
    """
    advance = advance or stepper(cell, weights)
    known, projected = cell.project(x, weights)  # needs no state, so it leaves the loop
    quantities = state
    # Rows are put together once, which costs less than to write each one into a table.
    steps = [quantities := advance(row, quantities) for row in projected]
    tables = {name: np.concatenate([step[name] for step in steps]) for name in steps[0]}
    return known | {name: table.reshape(len(x), -1) for name, table in tables.items()}
