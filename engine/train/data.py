"""What a model is trained on: the rows of its sequence, and in which order updates take them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.array import DTYPES, Array, read_only
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.losses.every import LOSSES
from engine.run.simulate import counting
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask
from engine.train.validation import kept_for_validation

LEAST_STEPS = 2  # of a single step nothing comes back through time


@dataclass(frozen=True, eq=False)
class TrainingData:
    """Every row that is whole, its steps first. counts: the steps that count and are not kept apart.

    x: (steps, rows, features). target: (steps, rows, outputs), 0 where no step counts. counts: (steps, rows).
    validation: what the validation loss is measured on; None where nothing is kept for it.
    """

    x: Array
    target: Array
    counts: Array
    kept: tuple[int, ...]
    """Which rows of the sequence these are."""
    validation: "TrainingData | None" = None

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.x.shape[1])

    def place_of(self, row: int) -> int:
        """Where a row of the sequence stands. Raises ParameterError for one that is not trained on."""
        if row in self.kept:
            return self.kept.index(row)
        if self.validation is not None and row in self.validation.kept:
            raise ParameterError("row", f"{row} is kept from training, for validation")
        raise ParameterError("row", f"{row} has no step that counts")

    @property
    def steps(self) -> int:
        """How many steps each row has."""
        return len(self.x)


def training_data(experiment: Experiment, precision: str, batch: Batch | None = None) -> TrainingData:
    """The rows to train on, checked. Raises ParameterError.

    Where each update draws its own, these are the experiment's examples, which are the validation, too.
    """
    check_trainable(experiment, precision)
    sequence, training = experiment.sequence, experiment.training
    batch = sequence.generate() if batch is None else batch
    counts = counting(experiment.model, batch.mask)
    if sequence.test_mask is not None:
        is_any = counts.any()
        counts = counts & ~sequence.test_mask[: len(counts)]
        if is_any and not counts.any():
            raise ParameterError("sequence.test_part", "must leave a step that counts to train on")
    if not counts.any():
        raise ParameterError("sequence", "has no step that counts, so there is nothing to train on")
    if training.fresh:
        found = _tables(experiment, precision, batch, counts)
        return replace(found, validation=found)
    held_out = kept_for_validation(counts, training.validation_split)
    found = _tables(experiment, precision, batch, counts & ~held_out)
    if not training.validation_split:
        return found
    return replace(found, validation=_tables(experiment, precision, batch, counts & held_out))


def fresh_data(experiment: Experiment, precision: str, update: int, rows: int) -> TrainingData:
    """The examples that one update of a task draws, so many; the same again for the same update, from 0."""
    task = experiment.sequence
    assert isinstance(task, LearningTask)
    batch = task.fresh(experiment.seed, update, rows)
    return _tables(experiment, precision, batch, counting(experiment.model, batch.mask))


def _tables(experiment: Experiment, precision: str, batch: Batch, counts: Array) -> TrainingData:
    """The rows where some step counts. counts: (rows, steps)."""
    kept, dtype = counts.any(axis=1), DTYPES[precision]
    with np.errstate(over="ignore"):
        x, target = (array[kept].astype(dtype).transpose(1, 0, 2) for array in (batch.inputs, batch.targets))
    counts = counts[kept].T
    LOSSES[experiment.training.loss].check(target[counts])
    target = np.where(counts[..., np.newaxis], target, 0)
    x, counts = np.ascontiguousarray(x), np.ascontiguousarray(counts)
    rows = tuple(np.flatnonzero(kept).tolist())
    return TrainingData(read_only(x), read_only(target), read_only(counts), rows)


def check_trainable(experiment: Experiment, precision: str) -> None:
    """Raise ParameterError for what can't be trained, whatever the numbers are."""
    model, sequence, training = experiment.model, experiment.sequence, experiment.training
    if precision == "exact":
        raise ParameterError("precision.numpy", "must be float64 or float32 for training, got 'exact'")
    if sequence.steps < LEAST_STEPS:
        raise ParameterError(
            "sequence", f"must have at least {LEAST_STEPS} steps for training, got {sequence.steps}"
        )
    if not experiment.has_error:
        has = "1 output" if model.outputs == 1 else f"{model.outputs} outputs"
        sizes = f"the network has {has}, the targets have {sequence.outputs}"
        raise ParameterError("model.readout", f"must fit the targets for training: {sizes}")
    if training.fresh and not isinstance(sequence, LearningTask):
        raise ParameterError("training.fresh", "must be off for this sequence: only tasks draw new examples")
    if model.stateful:
        _check_stateful(experiment)


def _check_stateful(experiment: Experiment) -> None:
    """Raise ParameterError for what rows that go on from one another forbid."""
    training, why = experiment.training, "where a stateful model's rows go on from one another"
    if training.batch_size > 1:
        raise ParameterError("training.batch_size", f"must be 0 or 1 {why}")
    if training.fresh:
        raise ParameterError("training.fresh", f"must be off {why}")
    if training.validation_split and experiment.sequence.rows > 1:
        raise ParameterError("training.validation_split", f"must be 0 {why}")


@dataclass(frozen=True)
class Batches:
    """Which rows each update sees; known of any update without going through those before it."""

    rows: int
    size: int
    is_shuffled: bool
    seed: int

    @classmethod
    def of(cls, experiment: Experiment, rows: int) -> "Batches":
        """As the experiment says; rows of a stateful model come one by one, in their order.

        Fresh examples are rows of their own update alone, each of which is an epoch.
        """
        training, is_stateful = experiment.training, experiment.model.stateful
        if training.fresh:
            size = training.batch_size or rows
            return cls(size, size, is_shuffled=False, seed=experiment.seed)
        size = 1 if is_stateful else min(training.batch_size or rows, rows)
        return cls(rows, size, training.shuffle and not is_stateful and size < rows, experiment.seed)

    @property
    def in_epoch(self) -> int:
        """How many updates an epoch has; the last may see fewer rows."""
        return -(-self.rows // self.size)

    def of_update(self, index: int) -> Sequence[int]:
        """The rows that update `index` sees, from 0."""
        epoch, place = divmod(index, self.in_epoch)
        order = np.arange(self.rows)
        if self.is_shuffled:
            order = np.random.default_rng((self.seed, epoch)).permutation(self.rows)
        found: list[int] = order[place * self.size : (place + 1) * self.size].tolist()
        return found

    def begins_epoch(self, index: int) -> bool:
        """Whether an update is the first of its epoch."""
        return index % self.in_epoch == 0
