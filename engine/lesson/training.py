"""The network of a lesson as it is after some updates of its training, and its loss there."""

from dataclasses import dataclass
from functools import lru_cache

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.implementations.numpy import NumPy
from engine.lesson.change import Same
from engine.train.data import Batches, check_trainable
from engine.train.trained import with_trained
from engine.train.trainer import LOSS, NumPyTrainer
from engine.train.validation import rows_trained

MAX_UPDATES = 1000
MAX_TRAINING = 1_500_000  # of one training: see training_work
KEPT = 64  # trainings
UPDATE, STEP, NUMBERS = 300, 40, 100  # μs of an update, and of a step of it; numbers that take 1 μs


class TrainingDiverged(ParameterError):
    """A training of a lesson left the finite numbers before its last update."""


@dataclass(frozen=True, eq=False)
class Trained:
    """experiment: with the weights after the updates. loss: of the rows that the next update sees."""

    experiment: Experiment
    loss: float


def trained(experiment: Experiment, updates: int) -> Trained:
    """Train an experiment as its `training` says, by NumPy. Asked again, it is the same object.

    Raises TrainingDiverged, and ParameterError for what cannot be trained or is too much for a lesson.
    """
    check_training(experiment, updates)
    return _trained(Same(experiment), updates)


def training_work(experiment: Experiment, updates: int) -> int:
    """About how long a training takes, in microseconds of a slow machine."""
    rows = Batches.of(experiment, rows_trained(experiment)).size
    numbers = sum(rows * layer.units * len(layer.quantities) for layer in experiment.model.layers)
    step = STEP * len(experiment.model.layers) + numbers // NUMBERS
    return (updates + 1) * (UPDATE + experiment.sequence.steps * step)


def check_training(experiment: Experiment, updates: int) -> None:
    """Raise ParameterError for what cannot be trained, or would keep a reader waiting."""
    check_trainable(experiment, NumPy().precision(experiment))
    if not 0 <= updates <= MAX_UPDATES:
        raise ParameterError("", f"a lesson trains for at most {MAX_UPDATES} updates, got {updates}")
    if training_work(experiment, updates) > MAX_TRAINING:
        raise ParameterError("", f"{updates} updates of this network take too long for a lesson")


@lru_cache(KEPT)
def _trained(key: Same, updates: int) -> Trained:
    experiment = key.thing
    assert isinstance(experiment, Experiment)
    trainer = NumPyTrainer(experiment)
    trainer.advance(updates)
    row = trainer.look() if trainer.bad is None else None
    if row is None:
        last = trainer.updates
        raise TrainingDiverged("", f"the training leaves the finite numbers after update {last}")
    return Trained(with_trained(experiment, trainer.weights_now()) if updates else experiment, row[LOSS])
