"""The NumPy implementation of a model: the readable twin of Keras' layers."""

from dataclasses import replace
from functools import cached_property

from engine.array import DTYPES, Array, joined_tables, times_matrix
from engine.cells.base import Cell, Quantities, States, Weights
from engine.cells.stepper import StepFunction, stepper
from engine.implementations.numpy import NumPy
from engine.run.name import Name, Y
from engine.run.plan import Plan
from engine.run.start import start_of, start_of_plan
from engine.run.wiring import is_reset, parts_between_resets, rows_read


class NumPyNetwork:
    """Steps a model in exact integers, float64 or float32."""

    name = NumPy.name
    is_layered = True

    def __init__(self, plan: Plan) -> None:
        experiment = plan.job.experiment
        self._dtype = DTYPES[experiment.precision.numpy]
        self.start = start_of_plan(plan, self.name)
        self._model = experiment.model
        self._cells, self._readout = experiment.model.layers, experiment.model.readout
        self._at_reset = start_of(experiment, experiment.precision.numpy).layers
        self._next = [plan.job.first_given] * len(self._cells)  # the row of each layer that comes next
        self._given_at = list(self._next)  # the row before which a layer's states are given
        self._reset_every = [self._model.reset_every] * len(self._cells)
        self._states: list[States] = [layer.states for layer in self.start.layers]
        self._names = [  # made once: a block may be of one step
            {quantity.name: Name(quantity.name, index) for quantity in cell.quantities}
            for index, cell in enumerate(self._cells)
        ]

    def advance(self, x: Array) -> dict[Name, Array]:
        """Compute the next steps. x: (steps, features). All quantities, (steps, size) each."""
        x = x.astype(self._dtype, copy=False)
        found: dict[Name, Array] = {}
        h: list[Array] = []
        for index in range(len(self._cells)):
            found |= self.advance_layer(index, rows_read(self._model, index, x, h))
            h.append(found[self._names[index]["h"]])
        return {**found, Y: self.read_out(rows_read(self._model, len(h), x, h))}

    def advance_layer(self, layer: int, rows: Array) -> dict[Name, Array]:
        """Compute the next steps of one layer. rows: what it reads, (steps, features). Its quantities."""
        names = self._names[layer]
        quantities = self._recur(layer, rows.astype(self._dtype, copy=False))
        return {names[name]: array for name, array in quantities.items()}

    def change_layer(self, layer: int, weights: Weights, states: States) -> None:
        """Go on with a layer with other weights, and with other states where some are given."""
        layers = list(self.start.layers)
        layers[layer] = replace(layers[layer], weights=weights)
        self.start = replace(self.start, layers=tuple(layers))
        self._advances[layer] = stepper(self._cells[layer], weights)
        if states:
            self._states[layer] = {**self._states[layer], **states}
            self._given_at[layer] = self._next[layer]

    def _recur(self, index: int, x: Array) -> Quantities:
        """Run one layer over a block; its states go back to their start where the model says so."""
        cell, layer, every = self._cells[index], self.start.layers[index], self._reset_every[index]
        parts, t = [], self._next[index]
        for begin, end in parts_between_resets(every, t, len(x)):
            if is_reset(every, t + begin) and t + begin != self._given_at[index]:
                self._states[index] = self._at_reset[index].states
            rows = x[begin:end]
            parts.append(recur(cell, rows, self._states[index], layer.weights, self._advances[index]))
            self._states[index] = {name: parts[-1][name][-1] for name in cell.states}
        self._next[index] += len(x)
        return joined_tables(parts)

    @cached_property
    def _advances(self) -> list[StepFunction]:
        """What makes a step of each layer, once it is known for sure which cells and weights they have."""
        layers = zip(self._cells, self.start.layers, strict=True)
        return [stepper(cell, layer.weights) for cell, layer in layers]

    def read_out(self, rows: Array) -> Array:
        """The outputs of some steps, (steps, outputs). rows: what the readout reads, (steps, size)."""
        if self.start.readout is None or self._readout is None:
            return rows
        kernel, bias = self.start.readout
        return self._readout.bend(times_matrix(rows, kernel) + bias)


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
    return known | {name: table.reshape(len(x), -1) for name, table in joined_tables(steps).items()}
