"""The Keras implementation of a model: Keras' own layers, compiled, carrying their states along."""

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from engine.array import DTYPES, Array
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
from engine.run.name import Name
from engine.run.plan import Plan
from engine.run.weights import start_of, start_of_plan
from engine.run.wiring import is_reset, parts_between_resets, rows_read
from engine.sequences.base import Batch

KEPT = 64
"""Compiled models kept at hand. XLA never gives back what it compiled (about 2 MB a chunk length), so to
forget a model saves little, and to compile it again costs that much once more."""


class KerasNetwork:
    """Steps a model with Keras' layers in float32 or float64."""

    name = Keras.name

    def __init__(self, plan: Plan, steps: KerasSteps) -> None:
        import tensorflow as tf

        experiment = plan.job.experiment
        self._structure = structure_of(experiment)
        self._dtype = DTYPES[self._structure.dtype]
        self._steps = steps
        start = start_of_plan(plan, self.name)
        self._weights: list[Tensor] = [tf.constant(array) for array in weights_of(self._structure, start)]
        self._states = states_of(self._structure, start)
        self._model, self._t, self._first_step = experiment.model, start.t, start.t
        self._at_reset = states_of(self._structure, start_of(experiment, self._structure.dtype))

    def advance(self, x: Array) -> dict[Name, Array]:
        """Compute the next steps. x: (steps, features). States of each layer and y, (steps, size) each."""
        x = x.astype(self._dtype, copy=False)
        parts = []
        for first, last in parts_between_resets(self._model.reset_every, self._t, len(x)):
            t = self._t + first
            if is_reset(self._model.reset_every, t) and t != self._first_step:
                self._states = self._at_reset
            begin = first
            for steps, length in self._steps.chunks(last - first):
                parts.append(self._advance_chunk(x[begin : begin + steps], length))
                begin += steps
        self._t += len(x)
        found = parts[0] if len(parts) == 1 else _joined(parts)
        if self._structure.outputs is None:
            layers = len(self._structure.cells)
            h = [found[Name("h", index)] for index in range(layers)]
            found[Name("y")] = rows_read(self._model, layers, x, h)
        return found

    def _advance_chunk(self, x: Array, length: int | None) -> dict[Name, Array]:
        """The quantities of one chunk; keeps the states of its last step for the next one."""
        found = self._steps.step(x, length, self._states, self._weights)
        quantities = {
            Name(name, index): state_in(found[index], cell, name)
            for index, cell in enumerate(self._structure.cells)
            for name in cell.states
        }
        self._states = [states[-1] for states in quantities.values()]
        return quantities if self._structure.outputs is None else {**quantities, Name("y"): found[-1]}


def _joined(parts: list[dict[Name, Array]]) -> dict[Name, Array]:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


@dataclass(frozen=True)
class _Compiled:
    """What is worth keeping of one structure."""

    steps: KerasSteps
    evaluator: KerasEvaluator


class KerasNetworks:
    """Makes networks and keeps what is compiled: only a new structure costs a compilation.

    Belongs to one thread.
    """

    def __init__(self) -> None:
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
            self._compiled[key] = _Compiled(KerasSteps(layers, key[1]), KerasEvaluator(layers, key[1]))
            if len(self._compiled) > KEPT:
                self._compiled.popitem(last=False)
        self._compiled.move_to_end(key)
        return self._compiled[key]
