"""Work that tells how far back the loss of each step reaches."""

from dataclasses import dataclass

import numpy as np

from engine.array import read_only
from engine.run.name import Name
from engine.run.plan import Axis
from engine.run.trace import Block
from engine.train.reach import gradients_of_losses
from engine.work.equipment import Equipment
from engine.work.worked_out import LayerJob, UndividedSteps, WorkedOut

LOSS_STEP, REACH = Name("loss_step"), Name("reach")
"""The step t whose loss is handed back, and ‖∂L_t/∂h_k‖ for every step k, a row each."""


class ReachJob(LayerJob):
    """Of which network, row and layer."""


@dataclass(frozen=True)
class ReachPlan(UndividedSteps):
    """A row for each step whose loss counts, evenly fewer where there are very many. losses: how many."""

    job: ReachJob
    losses: int

    @property
    def axis(self) -> Axis:
        """The losses of single steps."""
        return Axis("losses", self.losses)


class ReachWork(WorkedOut):
    """Gives LOSS_STEP and REACH. All is worked out at the beginning, one pass backwards for each loss."""

    takes = ReachJob

    def __init__(self, job: ReachJob, equipment: Equipment) -> None:
        job.check()
        batch = equipment.batch_of(job.experiment.sequence)
        steps, gradients = gradients_of_losses(job.experiment, job.row, job.layer, batch)
        tables = {LOSS_STEP: steps[:, np.newaxis], REACH: np.linalg.norm(gradients, axis=2)}
        self.plan = ReachPlan(job, len(steps))
        self._found = Block(len(steps), {name: read_only(table) for name, table in tables.items()})
