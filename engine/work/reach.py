"""Work that tells how far back the loss of each step reaches."""

from dataclasses import dataclass

import numpy as np

from engine.array import read_only
from engine.experiment import Experiment
from engine.run.name import Name
from engine.run.operation import Operation
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.train.reach import gradients_of_losses
from engine.work.base import Work
from engine.work.equipment import Equipment

LOSS_STEP, REACH = Name("loss_step"), Name("reach")
"""The step t whose loss is handed back, and ‖∂L_t/∂h_k‖ for every step k, a row each."""


@dataclass(frozen=True)
class ReachJob:
    """Of which network, row and layer."""

    experiment: Experiment
    row: int = 0
    layer: int = 0


@dataclass(frozen=True)
class ReachPlan:
    """A row for each step whose loss counts, evenly fewer where there are very many. losses: how many."""

    job: ReachJob
    losses: int

    @property
    def axis(self) -> Axis:
        """The losses of single steps."""
        return Axis("losses", self.losses)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """It is all of a piece."""
        return ()


class ReachWork(Work):
    """Gives LOSS_STEP and REACH. All is worked out at the beginning, one pass backwards for each loss."""

    takes = ReachJob

    def __init__(self, job: ReachJob, equipment: Equipment) -> None:
        batch = equipment.batch_of(job.experiment.sequence)
        steps, gradients = gradients_of_losses(job.experiment, job.row, job.layer, batch)
        tables = {LOSS_STEP: steps[:, np.newaxis], REACH: np.linalg.norm(gradients, axis=2)}
        self.plan = ReachPlan(job, len(steps))
        self._found = Block(len(steps), {name: read_only(table) for name, table in tables.items()})
        self._given = 0

    @property
    def ending(self) -> Ending | None:
        """Complete after the last loss."""
        return Ending("complete") if self._given == self._found.steps else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the next rows."""
        found = self._found.part(self._given, min(self._given + steps, self._found.steps))
        self._given += found.steps
        return found
