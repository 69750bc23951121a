"""Many trainings, in a table: what changes from row to row, and seeds from column to column."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.laboratory.remedy import RemedyName, remedy_for, with_remedy
from engine.train.trainer import NumPyTrainer

SLICE = 25  # updates that are made before another row is given


@dataclass(frozen=True)
class Study:
    """rows, columns: what they are called. experiments: (rows, columns), on numbers as they are.

    updates: of each training. remedy: what is done to the numbers that networks are trained on.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    experiments: tuple[tuple[Experiment, ...], ...]
    updates: int
    remedy: RemedyName = "none"

    @property
    def cells(self) -> int:
        """How many trainings there are."""
        return len(self.rows) * len(self.columns)

    @property
    def slices(self) -> int:
        """In how many parts each of them is made."""
        return -(-self.updates // SLICE)

    def place(self, step: int) -> tuple[int, int]:
        """The row and column that a step belongs to: the first seed of every row comes first."""
        column, row = divmod(step // self.slices, len(self.rows))
        return row, column

    def trained(self, row: int, column: int) -> Experiment:
        """What is trained in a cell. Raises ParameterError where the remedy does not suit the numbers."""
        return with_remedy(self.experiments[row][column], self.remedy)


@dataclass(frozen=True)
class StudyStep:
    """loss: the mean squared error in the sequence's own units, infinite where training diverged.

    updates: those that are good.
    """

    loss: float
    updates: int


def steps_of(study: Study, row: int, column: int) -> Iterator[StudyStep]:
    """Make the training of a cell of the study's table, slice by slice. Raises ParameterError."""
    experiment = study.trained(row, column)
    remedy = remedy_for(study.experiments[row][column], study.remedy)
    if experiment.training.loss != "mse":
        raise ParameterError("training.loss", f"must be mse to be compared, got {experiment.training.loss}")
    trainer = NumPyTrainer(experiment)
    for part in range(study.slices):
        wanted = min((part + 1) * SLICE, study.updates)
        trainer.advance(wanted - trainer.updates)
        with np.errstate(all="ignore"):
            trainer.loss()
            error = remedy.original(trainer.network.y[:, 0, 0]) - remedy.numbers[1:]
            loss = float(np.mean(error**2)) if trainer.bad is None else np.inf
        yield StudyStep(loss if np.isfinite(loss) else np.inf, trainer.updates)
