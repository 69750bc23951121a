"""Work that brings the weights of any update of a training back, bit for bit."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.array import Array
from engine.errors import ParameterError
from engine.run.name import Name
from engine.run.plan import Axis
from engine.train.plan import AXIS, TrainingPlan
from engine.work.equipment import Equipment
from engine.work.worked_out import SingleRow, UndividedSteps


@dataclass(frozen=True, eq=False)
class RewindJob:
    """Which weights are wanted: those after so many updates of a training."""

    training: TrainingPlan
    updates: int


@dataclass(frozen=True)
class RewindPlan(UndividedSteps):
    """The plan of a run of one step, which gives the weights."""

    job: RewindJob

    @property
    def axis(self) -> Axis:
        """An axis of one update."""
        return Axis(AXIS, 1)


class RewindWork(SingleRow):
    """Gives one row: each weight, (1, numbers). The few updates since a checkpoint are made anew."""

    takes = RewindJob

    def __init__(self, job: RewindJob, equipment: Equipment) -> None:
        self.plan = RewindPlan(job)
        first, made = job.training.job.first, job.training.checkpoints.made
        if not first <= job.updates <= made:
            raise ParameterError("updates", f"must be from {first} to {made}, got {job.updates}")
        self._begin = job.training.checkpoints.before(job.updates)
        self._trainer = equipment.trainer_again(job.training.job)

    def _row(self) -> Mapping[Name, Array]:
        self._trainer.go_back_to(self._begin)
        self._trainer.advance(self.plan.job.updates - self._begin.updates)
        return self._trainer.weights_now()
