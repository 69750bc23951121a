"""The job and the plan of a training."""

from dataclasses import dataclass, field

from engine.experiment import Experiment
from engine.implementations.numpy import NumPy
from engine.run.operation import Operation
from engine.run.plan import Axis, Ending
from engine.train.checkpoints import Checkpoints
from engine.train.trainer import Checkpoint

AXIS = "updates"


@dataclass(frozen=True)
class TrainingJob:
    """What to train, and how long.

    updates: the most there are to be, counted from the beginning of the training, also where `begin` is an
    update of another one. until_loss: ends at the first loss below it. branch: where it comes from, whose
    checkpoint becomes `begin`.
    """

    experiment: Experiment
    updates: int
    implementation: str = NumPy.name
    until_loss: float | None = None
    begin: Checkpoint | None = None
    branch: "TrainingBranch | None" = field(default=None, compare=False)

    @property
    def first(self) -> int:
        """How many updates were made before."""
        return 0 if self.begin is None else self.begin.updates

    @property
    def implementations(self) -> tuple[str, ...]:
        """Who computes: its own, and that of the training whose updates are made again to go on from."""
        return self.implementation, *(() if self.branch is None else self.branch.plan.job.implementations)


@dataclass(frozen=True)
class TrainingPlan:
    """What is known of a training before its first update.

    Row k of its axis is the network after k updates from where it begins, so there is one row more than
    updates: its loss, and the gradient that the next update takes.
    """

    job: TrainingJob
    checkpoints: Checkpoints = field(default_factory=Checkpoints, compare=False)

    @property
    def axis(self) -> Axis:
        """The updates made, from where it begins."""
        return Axis(AXIS, max(self.job.updates - self.job.first, 0) + 1)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """An update is all of a piece."""
        return ()


@dataclass(frozen=True, eq=False)
class TrainingBranch:
    """The training from which another one goes on, and after how many of its updates.

    is_same: whether it is the training itself that goes on, since its trainer is gone: with its checkpoints,
    giving the rows that follow.
    """

    plan: TrainingPlan
    updates: int
    is_same: bool = False


@dataclass(frozen=True)
class TrainingEnding(Ending):
    """How a training ended: complete, reached (the loss that was asked for), or diverged.

    t: the last update that is good; of one that diverged, the first that is not. quantity: of that, the first
    weight that is not finite, "0.kernel", or "loss", or "gradient".
    """

    def sentence(self) -> str:
        """What to tell the user; empty when all went as planned."""
        match self.kind:
            case "diverged" if self.t:
                last = f"update {self.t - 1} is the last good one"
                if self.t == 1:
                    last = "there is no good one but the beginning"
                return f"Training ends at update {self.t}: {self.quantity} is not finite there; {last}."
            case "diverged":
                return f"There is nothing to train: {self.quantity} is not finite before the first update."
            case "reached":
                return f"Training ends at update {self.t}: the loss is below what was asked for."
            case _:
                return ""
