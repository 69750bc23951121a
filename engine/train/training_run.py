"""One training, update by update: recorded, and back at any update, bit for bit."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from engine.array import read_only
from engine.implementations.numpy import NumPy
from engine.run.trace import Block
from engine.sequences.base import Batch
from engine.train.checkpoints import AT_HAND
from engine.train.keras_trainer import KerasTrainer
from engine.train.plan import TrainingEnding, TrainingJob, TrainingPlan
from engine.train.trainer import LOSS, Checkpoint, NumPyTrainer, Trainer, UpdateRow

CALL = 0.04  # seconds; a stop is heard between two calls
MakeTrainer = Callable[[TrainingJob, Batch | None], Trainer]


def numpy_trainer(job: TrainingJob, batch: Batch | None) -> Trainer:
    """NumPy's. Raises ParameterError."""
    return NumPyTrainer(job.experiment, batch)


def keras_trainer(job: TrainingJob, batch: Batch | None) -> Trainer:
    """Keras'. TensorFlow must be loaded. Raises ParameterError."""
    return KerasTrainer(job.experiment, batch)


TRAINERS: dict[str, MakeTrainer] = {NumPy.name: numpy_trainer}
"""Those that need nothing that loads late, by implementation."""


class TrainingRun:
    """Makes a job's updates. `plan` is fixed at the beginning; `ending` is None until it has ended.

    Row k of what it gives, counted over all calls, is the network after k updates: one `UpdateRow`.
    """

    def __init__(
        self,
        job: TrainingJob,
        make_trainers: Mapping[str, MakeTrainer] = TRAINERS,
        batch: Batch | None = None,
    ) -> None:
        """batch: of the sequence, where it is generated already. Raises ParameterError."""
        branch, self._make, self._batch = job.branch, make_trainers, batch
        goes_on = branch is not None and branch.is_same
        self.plan = TrainingPlan(job, branch.plan.checkpoints) if branch and goes_on else TrainingPlan(job)
        self.trainer = self._new_trainer()
        self.checkpoints = self.plan.checkpoints
        if branch and goes_on:
            self._go_on(branch.updates)
        else:
            self._begin(job.begin)
        self._again: Trainer | None = None
        self._at_once = 1
        self.ending: TrainingEnding | None = None

    def _begin(self, begin: Checkpoint | None) -> None:
        if begin is not None:
            self.trainer.go_back_to(begin)
        self.checkpoints.add(self.trainer.checkpoint())
        self.checkpoints.made = self.trainer.updates

    def _go_on(self, updates: int) -> None:
        """The updates that follow the last checkpoint are made once more."""
        begin = self.checkpoints.before(updates)
        self.trainer.go_back_to(begin)
        self.trainer.advance(updates - begin.updates)

    def advance(self, rows: int) -> Block:
        """Give at most so many rows; none once the training has ended."""
        found: list[UpdateRow] = []
        while self.ending is None and len(found) < rows:
            found += self._some(rows - len(found))
            self.checkpoints.made = self.trainer.updates
        if found and self.checkpoints.last_bytes <= AT_HAND:
            self.checkpoints.note(self.trainer.checkpoint())
        return _block(found)

    def at(self, updates: int) -> Checkpoint:
        """The weights after so many updates, bit for bit. Raises LookupError for what is not made."""
        if updates > self.trainer.updates:
            raise LookupError(f"update {updates} is not made yet")
        if self._again is None:
            self._again = self._new_trainer()
        self._again.go_back_to(self.checkpoints.before(updates))
        self._again.advance(updates - self._again.updates)
        return self._again.checkpoint()

    def go_on_from(self, checkpoint: Checkpoint) -> None:
        """Begin at an update of an earlier training, before the first row is given."""
        job = self.plan.job
        self.plan = TrainingPlan(replace(job, updates=checkpoint.updates + job.updates, begin=checkpoint))
        self.checkpoints = self.plan.checkpoints
        self.trainer.go_back_to(checkpoint)
        self.checkpoints.add(checkpoint)
        self.checkpoints.made = checkpoint.updates

    def _new_trainer(self) -> Trainer:
        job = self.plan.job
        return self._make[job.implementation](job, self._batch)

    def _some(self, rows: int) -> list[UpdateRow]:
        """The next rows, up to where a checkpoint is due."""
        trainer, job = self.trainer, self.plan.job
        left = job.updates - trainer.updates
        if left <= 0:
            last = trainer.look()
            self._end("complete" if trainer.bad is None else "diverged")
            return [] if last is None else [last]
        begun, first = time.perf_counter(), trainer.updates
        found = trainer.advance(min(rows, left, self._at_once))
        self._measure(time.perf_counter() - begun, len(found))
        if trainer.bad is not None:
            self._end("diverged")
        goal = job.until_loss
        if goal is not None:
            reached = [at for at, row in enumerate(found) if row[LOSS] < goal]
            if reached:
                return self._back_to_goal(found[: reached[0] + 1], first + reached[0])
        return found

    def _measure(self, seconds: float, updates: int) -> None:
        """Keep a checkpoint where it is due, and let no call take longer than a stop may wait."""
        if self.trainer.bad is None and self.checkpoints.is_due(seconds):
            self.checkpoints.add(self.trainer.checkpoint())
        fitting = int(CALL * updates / seconds) if seconds else self.trainer.at_once
        self._at_once = max(1, min(fitting, self.trainer.at_once))

    def _back_to_goal(self, found: list[UpdateRow], updates: int) -> list[UpdateRow]:
        """The updates that follow the goal are taken back."""
        self.trainer.go_back_to(self.at(updates))
        self._end("reached")
        return found

    def _end(self, kind: str) -> None:
        bad = self.trainer.bad
        if kind == "diverged" and bad is not None:
            self.ending = TrainingEnding("diverged", bad.updates, self.plan.job.implementation, bad.what)
        elif kind == "reached":
            self.ending = TrainingEnding("reached", self.trainer.updates)
        else:
            self.ending = TrainingEnding("complete", self.trainer.updates)


def _block(rows: list[UpdateRow]) -> Block:
    """Rows as tables, (rows, 1) each."""
    if not rows:
        return Block(0)
    table = np.array([list(row.values()) for row in rows])
    return Block(len(rows), {name: read_only(table[:, at : at + 1]) for at, name in enumerate(rows[0])})
