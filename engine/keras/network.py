"""The Keras implementation of a model: Keras' own layers, compiled, carrying their states along."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.array import DTYPES, Array, joined_rows, joined_tables
from engine.cells.base import Weights
from engine.implementations.keras import Keras
from engine.keras.layers import (
    KerasLayers,
    Structure,
    Tensor,
    state_in,
    states_of,
    structure_of,
    weights_of,
)
from engine.keras.report import KerasEvaluator, KerasReport
from engine.keras.steps import KerasSteps
from engine.run.name import Name, Y
from engine.run.plan import Plan
from engine.run.start import start_of, start_of_plan
from engine.run.whole_run import through_layers
from engine.run.wiring import is_reset, parts_between_resets
from engine.sequences.base import Batch

KEPT = 64
"""Compiled models kept at hand. XLA never gives back what it compiled (about 2 MB a chunk length), so to
forget a model saves little, and to compile it again costs that much once more."""


class KerasNetwork:
    """Steps a model with Keras' layers in float32 or float64."""

    name = Keras.name
    is_layered = True

    def __init__(self, plan: Plan, steps: KerasSteps) -> None:
        import tensorflow as tf

        experiment = plan.job.experiment
        self._structure = structure_of(experiment)
        self._dtype = DTYPES[self._structure.dtype]
        self._steps, self._model = steps, experiment.model
        start = start_of_plan(plan, self.name)
        self._weights: list[Tensor] = [tf.constant(array) for array in weights_of(self._structure, start)]
        self._states = states_of(self._structure, start)
        self._at_reset = states_of(self._structure, start_of(experiment, self._structure.dtype))
        self._next = [plan.job.first_given] * len(self._states)  # the row of each layer that comes next
        self._given_at = list(self._next)  # the row before which a layer's states are given

    def advance(self, x: Array) -> dict[Name, Array]:
        """Compute the next steps. x: (steps, features). States of each layer and y, (steps, size) each."""
        if self._model.is_backward:
            return through_layers(self, self._model, x)
        x = x.astype(self._dtype, copy=False)
        parts = [self._advance_chunk(x[part], length) for part, length in self._chunks(0, len(x))]
        found = joined_tables(parts)
        if self._structure.outputs is None:
            found[Y] = found[Name("h", len(self._structure.cells) - 1)]
        return found

    def advance_layer(self, layer: int, rows: Array) -> dict[Name, Array]:
        """Compute the next steps of one layer. rows: what it reads, (steps, features). Its states."""
        rows = rows.astype(self._dtype, copy=False)
        chunks = self._chunks(layer, len(rows), is_alone=True)
        return joined_tables(
            [self._advance_layer_chunk(layer, rows[part], length) for part, length in chunks]
        )

    def read_out(self, rows: Array) -> Array:
        """The outputs of some steps, (steps, outputs). rows: what the readout reads, (steps, size)."""
        if self._structure.outputs is None:
            return rows
        parts, begin = [], 0
        for steps, length in self._steps.chunks(len(rows)):
            part = rows[begin : begin + steps].astype(self._dtype, copy=False)
            parts.append(self._steps.read_out(part, length, self._weights))
            begin += steps
        return joined_rows(parts)

    def change_layer(self, layer: int, weights: Weights, states: Mapping[str, Array]) -> None:
        """Go on with a layer with other weights, and with other states where some are given."""
        import tensorflow as tf

        cells = self._structure.cells
        first = sum(len(cell.used_blocks()) for cell in cells[:layer])
        for index, block in enumerate(cells[layer].used_blocks(), first):
            self._weights[index] = tf.constant(getattr(weights, block.name))
        if states:
            names, before = cells[layer].states, self._states[layer]
            self._states[layer] = [states.get(name, row) for name, row in zip(names, before, strict=True)]
            self._given_at[layer] = self._next[layer]

    def _chunks(
        self, layer: int, steps: int, *, is_alone: bool = False
    ) -> Iterator[tuple[slice, int | None]]:
        """The next rows of a layer, or of all at once, in compiled chunks; states are reset before one."""
        every, t = self._model.reset_every, self._next[layer]
        layers = [layer] if is_alone else range(len(self._next))
        for first, last in parts_between_resets(every, t, steps):
            if is_reset(every, t + first) and t + first != self._given_at[layer]:
                for index in layers:
                    self._states[index] = self._at_reset[index]
            begin = first
            chunks = self._steps.chunks if is_alone else self._steps.chunks_of_all
            for count, length in chunks(last - first):
                yield slice(begin, begin + count), length
                begin += count
        for index in layers:
            self._next[index] += steps

    def _advance_chunk(self, x: Array, length: int | None) -> dict[Name, Array]:
        """The quantities of one chunk; keeps the states of its last step for the next one."""
        states = [state for layer in self._states for state in layer]
        found = self._steps.step(x, length, states, self._weights)
        quantities: dict[Name, Array] = {}
        for index in range(len(self._structure.cells)):
            quantities |= self._taken(index, found[index])
        return quantities if self._structure.outputs is None else {**quantities, Y: found[-1]}

    def _advance_layer_chunk(self, layer: int, rows: Array, length: int | None) -> dict[Name, Array]:
        found = self._steps.step_layer(layer, rows, length, self._states[layer], self._weights)
        return self._taken(layer, found)

    def _taken(self, layer: int, put_out: Array) -> dict[Name, Array]:
        """The states of a layer; those of its last step are kept for the next one."""
        cell = self._structure.cells[layer]
        self._states[layer] = [state_in(put_out[-1], cell, name) for name in cell.states]
        return {Name(name, layer): state_in(put_out, cell, name) for name in cell.states}


@dataclass(frozen=True)
class _Compiled:
    """What is worth keeping of one structure."""

    steps: KerasSteps
    evaluator: KerasEvaluator


class KerasNetworks:
    """Makes networks and keeps what is compiled: only a new structure costs a compilation.

    Belongs to one thread. compiles_beside: whether long chunks are compiled on another, which may be busy
    when the program ends.
    """

    def __init__(self) -> None:
        self.compiles_beside = False
        self._compiled: OrderedDict[tuple[Structure, bool], _Compiled] = OrderedDict()

    def network(self, plan: Plan) -> KerasNetwork:
        """A network at its start, before t = 0."""
        return KerasNetwork(plan, self._of(plan).steps)

    def report(self, plan: Plan, batch: Batch) -> KerasReport:
        """What only Keras can tell of a plan's experiment. batch: of its sequence."""
        return self._of(plan).evaluator.report(plan, batch)

    def _of(self, plan: Plan) -> _Compiled:
        key = structure_of(plan.job.experiment), plan.is_jit_compiled
        if key not in self._compiled:
            layers = KerasLayers(key[0])
            steps = KerasSteps(layers, key[1], compiles_beside=self.compiles_beside)
            self._compiled[key] = _Compiled(steps, KerasEvaluator(layers, key[1]))
            if len(self._compiled) > KEPT:
                self._compiled.popitem(last=False)
        self._compiled.move_to_end(key)
        return self._compiled[key]
