"""Work that goes through a network backwards: what each number of each step does to the loss."""

from dataclasses import dataclass

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.gradient.recorded_gradient import BackwardStart
from engine.run.operation import Operation, operations
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.train.flow import gradient_flow, with_weights
from engine.work.base import Work
from engine.work.equipment import Equipment


@dataclass(frozen=True)
class GradientJob:
    """Of which network, and which row. The loss is the mean over all rows, as in a full batch.

    has_weights: whether what each step adds to each weight is given, too.
    """

    experiment: Experiment
    row: int = 0
    has_weights: bool = True


@dataclass(frozen=True)
class GradientPlan:
    """A gradient for every time step, forwards in time as all tables are."""

    job: GradientJob
    start: BackwardStart

    @property
    def axis(self) -> Axis:
        """Time."""
        return Axis("t", self.job.experiment.sequence.steps)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Those of a step, which the backward pass goes through the other way round."""
        return operations(self.job.experiment.model)


class GradientWork(Work):
    """Gives what the forward pass made, grad.h, grad.a, … of each layer, and what steps add to weights."""

    takes = GradientJob

    def __init__(self, job: GradientJob, equipment: Equipment) -> None:
        rows = job.experiment.sequence.rows
        if not 0 <= job.row < rows:
            raise ParameterError("row", f"must be from 0 to {rows - 1}, got {job.row}")
        record = gradient_flow(job.experiment, job.row, equipment.batch_of(job.experiment.sequence))
        self.plan = GradientPlan(job, record.start)
        self._flow = with_weights(record) if job.has_weights else Block(record.steps, record.tables)
        self._given = 0

    @property
    def ending(self) -> Ending | None:
        """Complete after the last step."""
        return Ending("complete") if self._given == self._flow.steps else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the next steps. All are computed before, as the gradient of the first needs the last."""
        found = self._flow.part(self._given, min(self._given + steps, self._flow.steps))
        self._given += found.steps
        return found
