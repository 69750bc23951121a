"""NumPy's training: forwards, backwards, clip, update; the same bits from the same seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import ClassVar, Protocol

import numpy as np

from engine.array import Array, read_only
from engine.cells.base import States
from engine.experiment import Experiment
from engine.gradient.network_pass import NetworkPass
from engine.gradient.weight_shapes import title, weight_shapes
from engine.gradient.weight_vector import WeightVector
from engine.implementations.numpy import NumPy
from engine.losses.every import LOSSES
from engine.optimizers.clip import clip, norm
from engine.run.idle_units import dead_in, saturated_in, units_shares
from engine.run.name import Name
from engine.run.start import start_of
from engine.sequences.base import Batch
from engine.train.data import Batches, TrainingData, fresh_data, training_data
from engine.train.validation import rows_kept

UpdateRow = dict[Name, float]


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """Everything that the next updates depend on, besides the experiment.

    updates: how many are made. weights, slots: as vectors. carried: the states of each layer with which a
    stateful model's next row begins; None at the start of an epoch.
    """

    updates: int
    weights: Array
    slots: Mapping[str, Array]
    carried: tuple[States, ...] | None = None

    @property
    def bytes(self) -> int:
        """The memory of its numbers."""
        return int(self.weights.nbytes * (1 + len(self.slots)))


LOSS, GRADIENT, CLIPPED, CHANGE = map(Name, ("loss", "gradient", "clipped", "change"))
"""Of the network before an update: its loss, the norm of its gradient, that after clipping, and how far the
update moves the weights. Those of each weight are recorded too, under names of their own, and the shares of
dead and saturated units of each layer."""
VALIDATION = Name("validation")
"""The loss of what is kept from training, of the network before an update; where something is kept."""


def gradient_of(weight: Name) -> Name:
    """The norm of a weight's gradient, before clipping."""
    return Name(f"gradient_{weight.quantity}", weight.layer)


def change_of(weight: Name) -> Name:
    """How far an update moves a weight, as a norm."""
    return Name(f"change_{weight.quantity}", weight.layer)


def recorded_names(experiment: Experiment) -> frozenset[Name]:
    """The names of all that is recorded of each update of an experiment's training."""
    found = {LOSS, GRADIENT, CLIPPED, CHANGE, *(() if not rows_kept(experiment) else (VALIDATION,))}
    found |= {of(name) for name in weight_shapes(experiment) for of in (gradient_of, change_of)}
    layers = range(len(experiment.model.layers))
    return frozenset(found | {of(layer) for layer in layers for of in (dead_in, saturated_in)})


@dataclass(frozen=True)
class BadUpdate:
    """Where a training leaves the finite numbers. updates: how many led there.

    what: the first weight that is not finite any more, as "0.kernel"; else "loss" or "gradient".
    """

    updates: int
    what: str


class Trainer(Protocol):
    """Makes updates. It never goes beyond the last that is good: `bad` then says what the next one is."""

    at_once: ClassVar[int]
    """How many updates one call is made for at most."""
    updates: int
    """How many are made."""
    bad: BadUpdate | None
    weights: WeightVector

    def advance(self, updates: int) -> list[UpdateRow]:
        """Make so many updates, fewer where one is bad; of each what is recorded, by name."""
        ...

    def look(self) -> UpdateRow | None:
        """What would be recorded of the next update, which is not made: no change. None where that is bad."""
        ...

    def weights_now(self) -> dict[Name, Array]:
        """Copies of the weights."""
        ...

    def gradient_now(self) -> dict[Name, Array]:
        """The gradient of the next update, of each weight, before clipping."""
        ...

    def checkpoint(self) -> Checkpoint:
        """All that the next updates depend on, as it is now."""
        ...

    def go_back_to(self, checkpoint: Checkpoint) -> None:
        """Go on from there: what then follows is, bit for bit, what followed before."""
        ...


class NumPyTrainer:
    """Trains an experiment's model. Any pass can be looked at: `network` is the one of the last update."""

    name = NumPy.name
    at_once: ClassVar[int] = 1

    def __init__(self, experiment: Experiment, batch: Batch | None = None) -> None:
        """Raises ParameterError for what can't be trained."""
        precision = NumPy().precision(experiment)
        self.experiment, self.training, self._precision = experiment, experiment.training, precision
        self.data = training_data(experiment, precision, batch)
        self.batches = Batches.of(experiment, self.data.rows)
        start = start_of(experiment, precision)
        self.initial: list[States] = [layer.states for layer in start.layers]
        self.weights = WeightVector(experiment.model, start)
        self.slots = {name: np.zeros_like(self.weights.vector) for name in self.training.slots}
        self.updates = 0
        self.bad: BadUpdate | None = None
        self._last: Checkpoint | None = None  # before the last update
        self._carried: Sequence[States] | None = None
        self._passes: dict[int, NetworkPass] = {}
        self.network = self._pass(len(self.batches.of_update(0)))
        self._kept: NetworkPass | None = None  # over what is kept for validation

    def advance(self, updates: int) -> list[UpdateRow]:
        rows: list[UpdateRow] = []
        while len(rows) < updates and self.bad is None:
            row = self.look()
            if row is not None:
                self._update(row)
                rows.append(row)  # also of an update that is taken back: it tells of the network before it
        return rows

    def look(self) -> UpdateRow | None:
        with np.errstate(all="ignore"):  # what overflows is seen here
            row = self._row(self.loss(), self.gradient())
            row |= self._of_network()
        bad = next((name for name in (LOSS, GRADIENT) if not isfinite(row[name])), None)
        if bad is not None:
            self._give_up(self.updates, bad.quantity)
            return None
        return row

    def loss(self) -> float:
        """The loss of the rows that the next update will see, before it."""
        data, rows = self.data, self.batches.of_update(self.updates)
        if self.training.fresh:
            data = fresh_data(self.experiment, self._precision, self.updates, len(rows))
        self.network = _filled(self._pass(len(rows)), data, rows)
        return self.network.forward(self.states)

    def validation_loss(self) -> float | None:
        """The loss of what is kept from training, as the weights are now; None where nothing is."""
        kept = self.data.validation
        if kept is None:
            return None
        if self._kept is None:
            self._kept = _filled(self._new_pass(kept.rows), kept, range(kept.rows))
        return self._kept.forward(self.initial)

    def gradient(self) -> Array:
        """Of every weight, as one vector, before clipping; of the loss that was asked for last."""
        return self.network.backward()

    def pass_by(self, updates: int) -> None:
        """Go through the rows of so many updates that are not made, for the states that they end with."""
        for _ in range(updates):
            self.loss()
            self._go_on()

    def weights_now(self) -> dict[Name, Array]:
        return self.weights.copies()

    def gradient_now(self) -> dict[Name, Array]:
        self.loss()
        return self.weights.copies(self.gradient())

    def _row(self, loss: float, gradient: Array) -> UpdateRow:
        parts = self.weights.parts_of(gradient)
        row = {LOSS: loss, GRADIENT: norm(gradient)}
        row |= {gradient_of(name): norm(part) for name, part in parts.items()}
        clip(self.training, gradient, parts.values())
        row |= {CLIPPED: norm(gradient), CHANGE: nan}
        return row | {change_of(name): nan for name in parts}

    def _of_network(self) -> UpdateRow:
        """What is recorded of the network itself: its validation loss, and the units that do not learn."""
        loss = self.validation_loss()
        row = {} if loss is None else {VALIDATION: loss}
        for index, layer in enumerate(self.network.layers):
            row[dead_in(index)], row[saturated_in(index)] = units_shares(layer.cell, layer.h)
        return row

    def _update(self, row: UpdateRow) -> None:
        """Make the update that `network` has the clipped gradient of."""
        self._last = self.checkpoint()
        weights = self.weights.vector
        with np.errstate(all="ignore"):
            self.training.update(weights, self.network.gradient, self.slots, self.updates + 1)
            change = weights - self._last.weights
        self._go_on()
        if not np.isfinite(weights).all():
            self._give_up(self.updates, self._first_not_finite())
            return
        row[CHANGE] = norm(change)
        row |= {change_of(name): norm(part) for name, part in self.weights.parts_of(change).items()}

    def _go_on(self) -> None:
        """Stand before the next update; a stateful model with the states that this one's row ended with."""
        self.updates += 1
        is_going_on = self.experiment.model.stateful and not self.batches.begins_epoch(self.updates)
        self._carried = self.network.last_states() if is_going_on else None

    def _first_not_finite(self) -> str:
        return next(title(name) for name, part in self.weights.parts.items() if not np.isfinite(part).all())

    def _give_up(self, updates: int, what: str) -> None:
        """Go back to the last update that is good."""
        if self._last is not None:
            self.go_back_to(self._last)
        self.bad = BadUpdate(updates, what)

    def checkpoint(self) -> Checkpoint:
        slots = {name: read_only(slot.copy()) for name, slot in self.slots.items()}
        carried = None if self._carried is None else tuple(self._carried)
        return Checkpoint(self.updates, read_only(self.weights.vector.copy()), slots, carried)

    def go_back_to(self, checkpoint: Checkpoint) -> None:
        self.bad = None
        self.weights.vector[...] = checkpoint.weights
        for name, slot in self.slots.items():
            slot[...] = checkpoint.slots.get(name, 0)
        self.updates, self._carried = checkpoint.updates, checkpoint.carried

    @property
    def states(self) -> Sequence[States]:
        """The states of each layer with which the rows of the next update begin."""
        return self.initial if self._carried is None else self._carried

    def _pass(self, rows: int) -> NetworkPass:
        if rows not in self._passes:
            self._passes[rows] = self._new_pass(rows)
        return self._passes[rows]

    def _new_pass(self, rows: int) -> NetworkPass:
        shape = self.data.steps, rows, self.data.x.shape[2]
        model, loss = self.experiment.model, LOSSES[self.training.loss]
        return NetworkPass(model, self.weights, loss, shape, self.training.truncate)


def _filled(network: NetworkPass, data: TrainingData, rows: Sequence[int]) -> NetworkPass:
    for array, table in ((network.x, data.x), (network.target, data.target)):
        np.take(table, rows, axis=1, out=array)
    np.take(data.counts, rows, axis=1, out=network.counts)
    return network
