"""Work that tells how much of a gradient is left, by how many steps it has gone back."""

from dataclasses import dataclass

import numpy as np

from engine.array import read_only
from engine.run.name import Name
from engine.run.plan import Axis
from engine.run.trace import Block
from engine.train.lengths import lengths, steps_of
from engine.work.equipment import Equipment
from engine.work.worked_out import LayerJob, UndividedSteps, WorkedOut


class LengthsJob(LayerJob):
    """Of which network, row and layer, beside fresh networks of the cells that are compared."""


@dataclass(frozen=True)
class LengthsPlan(UndividedSteps):
    """A row for each number of steps gone back, from 0 on."""

    job: LengthsJob

    @property
    def axis(self) -> Axis:
        """Steps back."""
        return Axis("steps back", steps_of(self.job.experiment))


class LengthsWork(WorkedOut):
    """Gives a table a curve, by its name: own, product, radius, SimpleRNN, … All is worked out at first."""

    takes = LengthsJob

    def __init__(self, job: LengthsJob, equipment: Equipment) -> None:
        job.check()
        self.plan = LengthsPlan(job)
        batch = equipment.batch_of(job.experiment.sequence)
        with np.errstate(all="ignore"):  # what explodes is seen
            found = lengths(job.experiment, job.row, job.layer, batch)
        tables = {Name(name): read_only(values[:, np.newaxis]) for name, values in found.items()}
        self._found = Block(self.plan.axis.steps, tables)
