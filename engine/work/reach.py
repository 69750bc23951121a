"""Work that tells how far back the loss of each step reaches."""

from dataclasses import dataclass

import numpy as np

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
    """A row for each step whose loss counts, evenly fewer where there are very many."""

    job: ReachJob

    @property
    def axis(self) -> Axis:
        """The losses of single steps."""
        return Axis("losses", self.job.experiment.sequence.steps)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """It is all of a piece."""
        return ()


class ReachWork(Work):
    """Gives all rows at once."""

    takes = ReachJob

    def __init__(self, job: ReachJob, equipment: Equipment) -> None:
        self.plan = ReachPlan(job)
        self._batch = equipment.batch_of(job.experiment.sequence)
        self._ending: Ending | None = None

    @property
    def ending(self) -> Ending | None:
        """Complete after its block."""
        return self._ending

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Go through the network backwards once for each loss."""
        if self._ending is not None or steps < 1:
            return Block(0)
        job = self.plan.job
        at, gradients = gradients_of_losses(job.experiment, job.row, job.layer, self._batch)
        self._ending = Ending("complete")
        norms = np.linalg.norm(gradients, axis=2)
        return Block(len(at), {LOSS_STEP: at[:, np.newaxis], REACH: norms})
