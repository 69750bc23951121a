"""What a model is trained on: the rows of its sequence, and in which order updates take them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.array import DTYPES, Array, read_only
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.losses.every import LOSSES
from engine.run.simulate import counting
from engine.sequences.base import Batch

LEAST_STEPS = 2  # of a single step nothing comes back through time


@dataclass(frozen=True, eq=False)
class TrainingData:
    """Every row that is whole, its steps first. counts: the steps that count, but for those kept for testing.

    x: (steps, rows, features). target: (steps, rows, outputs), 0 where no step counts. counts: (steps, rows).
    """

    x: Array
    target: Array
    counts: Array
    kept: tuple[int, ...]
    """Which rows of the sequence these are."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return int(self.x.shape[1])

    def place_of(self, row: int) -> int:
        """Where a row of the sequence stands. Raises ParameterError for one without a step that counts."""
        if row not in self.kept:
            raise ParameterError("row", f"{row} has no step that counts")
        return self.kept.index(row)

    @property
    def steps(self) -> int:
        """How many steps each row has."""
        return len(self.x)


def training_data(experiment: Experiment, precision: str, batch: Batch | None = None) -> TrainingData:
    """The rows to train on, checked. Raises ParameterError."""
    check_trainable(experiment, precision)
    sequence = experiment.sequence
    batch = sequence.generate() if batch is None else batch
    counts = counting(experiment.model, batch.mask)
    if sequence.test_mask is not None:
        counts = counts & ~sequence.test_mask[: len(counts)]
    kept = counts.any(axis=1)
    if not kept.any():
        raise ParameterError("sequence", "has no step that counts, so there is nothing to train on")
    dtype = DTYPES[precision]
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
    model, sequence = experiment.model, experiment.sequence
    if precision == "exact":
        raise ParameterError("precision.numpy", "must be float64 or float32 for training, got 'exact'")
    if sequence.steps < LEAST_STEPS:
        raise ParameterError(
            "sequence", f"must have at least {LEAST_STEPS} steps for training, got {sequence.steps}"
        )
    if not experiment.has_error:
        sizes = f"the network has {model.outputs} outputs, the targets have {sequence.outputs}"
        raise ParameterError("model.readout", f"must fit the targets for training: {sizes}")
    if model.stateful and experiment.training.batch_size > 1:
        raise ParameterError(
            "training.batch_size", "must be 0 or 1 where a stateful model's rows go on from one another"
        )


@dataclass(frozen=True)
class Batches:
    """Which rows each update sees; known of any update without going through those before it."""

    rows: int
    size: int
    is_shuffled: bool
    seed: int

    @classmethod
    def of(cls, experiment: Experiment, rows: int) -> "Batches":
        """As the experiment says; rows of a stateful model come one by one, in their order."""
        training, is_stateful = experiment.training, experiment.model.stateful
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
