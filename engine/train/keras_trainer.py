"""Keras' training behind the same face as NumPy's: its own layers and optimizers, in a compiled loop."""

from collections.abc import Iterator, Mapping
from math import isfinite, nan
from typing import Any, ClassVar

import numpy as np

from engine.array import DTYPES, Array, read_only
from engine.cells.base import States
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.gradient.layer_pass import Cuts
from engine.gradient.weight_shapes import title
from engine.gradient.weight_vector import WeightVector
from engine.implementations.keras import Keras
from engine.keras.layers import structure_of
from engine.keras.update_loop import AT_ONCE, LoopShape, UpdateLoop, update_loop
from engine.run.idle_units import dead_in, saturated_in
from engine.run.name import Name
from engine.run.start import start_of
from engine.sequences.base import Batch
from engine.train.data import Batches, TrainingData, fresh_data, training_data
from engine.train.trainer import (
    CHANGE,
    CLIPPED,
    GRADIENT,
    LOSS,
    VALIDATION,
    BadUpdate,
    Checkpoint,
    UpdateRow,
    change_of,
    gradient_of,
)

MOST_PARTS = 128  # between cuts, in all layers: for each XLA takes 0.2 s and 6 MB, and twice that meanwhile
MOST_NUMBERS = 2**22  # of inputs that are drawn for one call

NOT_COMPILED = {"learning_rate": 0, "batch_size": 0, "shuffle": True, "truncate": 0,
                "validation_split": 0, "fresh": False}  # fmt: skip
"""What a compiled loop is told anew at each call, or knows otherwise."""


class KerasTrainer:
    """Makes up to AT_ONCE updates a call. TensorFlow must be loaded. Belongs to one thread."""

    name = Keras.name
    at_once: ClassVar[int] = AT_ONCE

    def __init__(self, experiment: Experiment, batch: Batch | None = None) -> None:
        """Raises ParameterError for what can't be trained, or not by Keras."""
        refusal = Keras().refusal(experiment)
        if refusal:
            raise ParameterError("", refusal)
        precision = Keras().precision(experiment)
        self._experiment, self._precision, self._dtype = experiment, precision, DTYPES[precision]
        data = training_data(experiment, precision, batch)
        self._data, self._batches = self._tables(data), Batches.of(experiment, data.rows)
        self._kept = None if data.validation is None else self._tables(data.validation)
        start = start_of(experiment, precision)
        self.weights = WeightVector(experiment.model, start)
        self._first: tuple[States, ...] = tuple(layer.states for layer in start.layers)
        self._carried: tuple[States, ...] | None = None
        cuts = Cuts.every(data.steps, experiment.model.reset_every, experiment.training.truncate)
        _check_parts(experiment, data.steps, cuts)
        self._shape = data.steps, cuts
        self._at_once = AT_ONCE
        if experiment.training.fresh:
            numbers = data.steps * self._batches.size * experiment.sequence.features
            self._at_once = max(1, min(AT_ONCE, MOST_NUMBERS // numbers))
        self._loops: dict[int, UpdateLoop] = {}
        self.updates = 0
        self.bad: BadUpdate | None = None
        self._gradients: list[Array] = []
        self._slots = {name: np.zeros_like(self.weights.vector) for name in experiment.training.slots}

    def advance(self, updates: int) -> list[UpdateRow]:
        rows: list[UpdateRow] = []
        while len(rows) < updates and self.bad is None:
            rows += self._some(min(updates - len(rows), self._alike()))
        return rows

    def look(self) -> UpdateRow | None:
        now = self.checkpoint()
        rows = self._some(1, is_looking=True)
        bad = self.bad
        self.go_back_to(now)
        self.bad = bad
        if not rows:
            return None
        return rows[0] | dict.fromkeys((CHANGE, *map(change_of, self.weights.parts)), nan)

    def weights_now(self) -> dict[Name, Array]:
        return self.weights.copies()

    def gradient_now(self) -> dict[Name, Array]:
        self.look()
        self.bad = None
        return {
            name: read_only(array) for name, array in zip(self.weights.parts, self._gradients, strict=True)
        }

    def checkpoint(self) -> Checkpoint:
        slots = {name: read_only(slot.copy()) for name, slot in self._slots.items()}
        return Checkpoint(self.updates, read_only(self.weights.vector.copy()), slots, self._carried)

    def go_back_to(self, checkpoint: Checkpoint) -> None:
        self.bad = None
        self.weights.vector[...] = checkpoint.weights
        for name, slot in self._slots.items():
            slot[...] = checkpoint.slots.get(name, 0)
        self.updates, self._carried = checkpoint.updates, checkpoint.carried

    def _alike(self) -> int:
        """How many of the next updates see as many rows as the next one, and fit into a call."""
        size = len(self._batches.of_update(self.updates))
        if size == self._batches.size and self._batches.rows % size == 0:
            return self._at_once
        place = self.updates % self._batches.in_epoch
        is_last = place == self._batches.in_epoch - 1
        return 1 if is_last else min(AT_ONCE, self._batches.in_epoch - 1 - place)

    def _some(self, updates: int, *, is_looking: bool = False) -> list[UpdateRow]:
        """Make some updates in one call; where one is bad, again one by one, up to it."""
        before = self.checkpoint()
        table = self._call(updates)
        if self._is_fine(table, is_looking):
            return [self._row(line) for line in table.tolist()]
        self.go_back_to(before)
        rows: list[UpdateRow] = []
        while self.bad is None:
            good = self.checkpoint()
            (line,) = self._call(1).tolist()
            self._judge(line, is_looking)
            if self.bad is None:
                rows.append(self._row(line))
                continue
            bad = self.bad
            self.go_back_to(good)
            self.bad = bad
        return rows

    def _is_fine(self, table: Array, is_looking: bool) -> bool:
        if is_looking:
            return bool(np.isfinite(table[:, :2]).all())
        return bool(np.isfinite(table[:, :3]).all() and np.isfinite(self.weights.vector).all())

    def _judge(self, line: list[float], is_looking: bool) -> None:
        """Say what is bad of an update that was made: what it was made of, or what came of it."""
        for name, number in zip((LOSS, GRADIENT), line, strict=False):
            if not isfinite(number):
                self.bad = BadUpdate(self.updates - 1, name.quantity)
                return
        if not is_looking and not np.isfinite(self.weights.vector).all():
            parts = self.weights.parts.items()
            first = next(title(name) for name, part in parts if not np.isfinite(part).all())
            self.bad = BadUpdate(self.updates, first)

    def _call(self, updates: int) -> Array:
        indices = range(self.updates, self.updates + updates)
        order = np.array([self._batches.of_update(index) for index in indices])
        data = self._data
        if self._experiment.training.fresh:
            data, order = self._drawn(indices), np.arange(order.size).reshape(order.shape)
        loop = self._loop(order.shape[1])
        begins = np.array(
            [self._batches.begins_epoch(at) or not self._experiment.model.stateful for at in indices]
        )
        first = self._rows_of(self._first, order.shape[1])
        carried = first if self._carried is None else self._rows_of(self._carried, order.shape[1])
        with loop.lock:
            self._put_in(loop)
            table, self._gradients, after = loop.run(
                updates, data, order, begins, (first, carried), self._kept
            )
            self._take_out(loop)
        self.updates += updates
        is_going_on = self._experiment.model.stateful and not self._batches.begins_epoch(self.updates)
        self._carried = self._as_states(after) if is_going_on else None
        return table

    def _drawn(self, updates: range) -> list[Array]:
        """The fresh examples of some updates, one after another; as many rows whatever their number is."""
        size = self._batches.size
        found = [np.zeros((self._at_once * size, *table.shape[1:]), table.dtype) for table in self._data]
        for place, update in enumerate(updates):
            data = self._tables(fresh_data(self._experiment, self._precision, update, size))
            for table, part in zip(found, data, strict=True):
                table[place * size : (place + 1) * size] = part
        return found

    def _tables(self, data: TrainingData) -> list[Array]:
        """Inputs, targets, and 1 where a step counts, rows first."""
        found = [np.ascontiguousarray(table.swapaxes(0, 1)) for table in (data.x, data.target)]
        return [*found, np.ascontiguousarray(data.counts.T.astype(self._dtype))]

    def _loop(self, batch: int) -> UpdateLoop:
        if batch not in self._loops:
            steps, cuts = self._shape
            kept = 0 if self._kept is None else len(self._kept[0])
            shape = LoopShape(steps, batch, cuts.resets, cuts.all, kept)
            is_jit = self._experiment.jit_compile is not False
            training = self._experiment.training.replace(**NOT_COMPILED)
            self._loops[batch] = update_loop(structure_of(self._experiment), training, shape, is_jit)
        return self._loops[batch]

    def _put_in(self, loop: UpdateLoop) -> None:
        for variable, part in self._variables_of(loop):
            variable.assign(part)
        loop.optimizer.learning_rate = self._experiment.training.learning_rate
        loop.optimizer.iterations.assign(self.updates)

    def _take_out(self, loop: UpdateLoop) -> None:
        for variable, part in self._variables_of(loop):
            part[...] = variable.numpy()

    def _variables_of(self, loop: UpdateLoop) -> Iterator[tuple[Any, Array]]:
        """Keras' variables of a loop, weights and slots, each with the part of a vector that it holds."""
        yield from zip(loop.layers.variables, self.weights.parts.values(), strict=True)
        for name, slot in self._slots.items():
            yield from zip(loop.slot(name), self.weights.parts_of(slot).values(), strict=True)

    def _rows_of(self, states: tuple[States, ...], rows: int) -> list[Array]:
        cells = self._experiment.model.layers
        return [
            np.broadcast_to(layer[name], (rows, cell.units)).astype(self._dtype)
            for cell, layer in zip(cells, states, strict=True)
            for name in cell.states
        ]

    def _as_states(self, after: list[Array]) -> tuple[Mapping[str, Array], ...]:
        arrays = iter(after)
        return tuple({name: next(arrays) for name in cell.states} for cell in self._experiment.model.layers)

    def _row(self, line: list[float]) -> UpdateRow:
        names, layers = list(self.weights.parts), range(len(self._experiment.model.layers))
        order = [LOSS, GRADIENT, CLIPPED, CHANGE, *map(gradient_of, names), *map(change_of, names)]
        order += [] if self._kept is None else [VALIDATION]
        order += [name for index in layers for name in (dead_in(index), saturated_in(index))]
        numbers = dict(zip(order, line, strict=True))
        shown = [LOSS, GRADIENT, *map(gradient_of, names), CLIPPED, CHANGE, *map(change_of, names)]
        return {name: numbers[name] for name in (*shown, *order[4 + 2 * len(names) :])}


def _check_parts(experiment: Experiment, steps: int, cuts: Cuts) -> None:
    """Raise ParameterError where a loop would be compiled for minutes, and take gigabytes."""
    parts, most = len(cuts.all) + 1, max(1, MOST_PARTS // len(experiment.model.layers))
    if parts > most:
        field = "training.truncate" if cuts.truncated else "model.reset_every"
        least = -(-steps // most)
        raise ParameterError(
            field,
            f"must be at least {least} for Keras to train {steps} steps, as it compiles each part apart, and "
            f"this makes {parts}; NumPy takes any",
        )
