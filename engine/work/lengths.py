"""Work that tells how much of a gradient is left, by how many steps it has gone back."""

from dataclasses import dataclass

import numpy as np

from engine.array import read_only
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.name import Name
from engine.run.operation import Operation
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.train.lengths import lengths, steps_of
from engine.work.base import Work
from engine.work.equipment import Equipment


@dataclass(frozen=True)
class LengthsJob:
    """Of which network, row and layer, beside fresh networks of the cells that are compared."""

    experiment: Experiment
    row: int = 0
    layer: int = 0


@dataclass(frozen=True)
class LengthsPlan:
    """A row for each number of steps gone back, from 0 on."""

    job: LengthsJob

    @property
    def axis(self) -> Axis:
        """Steps back."""
        return Axis("steps back", steps_of(self.job.experiment))

    @property
    def operations(self) -> tuple[Operation, ...]:
        """It is all of a piece."""
        return ()


class LengthsWork(Work):
    """Gives a table a curve, by its name: own, product, radius, SimpleRNN, … All is worked out at first."""

    takes = LengthsJob

    def __init__(self, job: LengthsJob, equipment: Equipment) -> None:
        layers = len(job.experiment.model.layers)
        if not 0 <= job.layer < layers:
            raise ParameterError("layer", f"must be from 0 to {layers - 1}, got {job.layer}")
        self.plan = LengthsPlan(job)
        batch = equipment.batch_of(job.experiment.sequence)
        with np.errstate(all="ignore"):  # what explodes is seen
            found = lengths(job.experiment, job.row, job.layer, batch)
        tables = {Name(name): read_only(values[:, np.newaxis]) for name, values in found.items()}
        self._found = Block(self.plan.axis.steps, tables)
        self._given = 0

    @property
    def ending(self) -> Ending | None:
        """Complete after the last length."""
        return Ending("complete") if self._given == self._found.steps else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the next rows."""
        found = self._found.part(self._given, min(self._given + steps, self._found.steps))
        self._given += found.steps
        return found
