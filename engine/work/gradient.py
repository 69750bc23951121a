"""Work that goes through a network backwards: what each number of each step does to the loss."""

from dataclasses import dataclass

from engine.gradient.recorded_gradient import BackwardStart
from engine.run.operation import Operation, operations
from engine.run.plan import Axis
from engine.run.trace import Block
from engine.train.flow import gradient_flow, with_weights
from engine.work.equipment import Equipment
from engine.work.worked_out import RowJob, WorkedOut


@dataclass(frozen=True)
class GradientJob(RowJob):
    """The loss is the mean over all rows, as in a full batch.

    has_weights: whether what each step adds to each weight is given, too.
    """

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
        """The operations of a step, through which the backward pass goes the other way round."""
        return operations(self.job.experiment.model)


class GradientWork(WorkedOut):
    """Gives what the forward pass made, grad.h, grad.a, … of each layer, and what steps add to weights."""

    takes = GradientJob

    def __init__(self, job: GradientJob, equipment: Equipment) -> None:
        job.check()
        record = gradient_flow(job.experiment, job.row, equipment.batch_of(job.experiment.sequence))
        self.plan = GradientPlan(job, record.start)
        self._found = with_weights(record) if job.has_weights else Block(record.steps, record.tables)
