"""Work that brings the weights of any update of a training back, bit for bit."""

from dataclasses import dataclass

from engine.array import read_only
from engine.errors import ParameterError
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.train.plan import AXIS, TrainingPlan
from engine.work.base import Work
from engine.work.equipment import Equipment
from engine.work.worked_out import UndividedSteps


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


class RewindWork(Work):
    """Gives one row: each weight, (1, numbers). The few updates since a checkpoint are made anew."""

    takes = RewindJob

    def __init__(self, job: RewindJob, equipment: Equipment) -> None:
        self.plan = RewindPlan(job)
        self._ending: Ending | None = None
        first, made = job.training.job.first, job.training.checkpoints.made
        if not first <= job.updates <= made:
            raise ParameterError("updates", f"must be from {first} to {made}, got {job.updates}")
        self._begin = job.training.checkpoints.before(job.updates)
        self._trainer = equipment.trainer_again(job.training.job)

    @property
    def ending(self) -> Ending | None:
        """Complete after its one row."""
        return self._ending

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the weights."""
        if self._ending is not None or steps < 1:
            return Block(0)
        self._trainer.go_back_to(self._begin)
        self._trainer.advance(self.plan.job.updates - self._begin.updates)
        self._ending = Ending("complete")
        weights = self._trainer.weights_now()
        return Block(1, {name: read_only(array.reshape(1, -1)) for name, array in weights.items()})
