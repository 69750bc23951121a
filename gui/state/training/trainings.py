"""Trainings that go on, alone or together, and what else is asked of the network that is trained."""

from collections.abc import Callable
from functools import partial

from engine.experiment import Experiment
from engine.thread.host import WorkerHost
from engine.train.data import Batches
from engine.train.trained import without_weights
from engine.train.validation import rows_trained
from engine.work.jacobian import JacobianJob
from engine.work.lengths import LengthsJob
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.training.backward_pass import BackwardPass
from gui.state.training.gradient_reach import GradientReach
from gui.state.training.gradient_refusal import gradient_refusal
from gui.state.training.side_work import SideWork
from gui.state.training.training_list import TrainingList
from gui.state.training.training_record import TrainingRecord
from gui.state.transport import Transport


class Trainings(TrainingList):
    """Has trainings go on. reach, jacobians, lengths, backward: gradients of the network that is shown."""

    def __init__(
        self,
        host: WorkerHost,
        document: Document,
        transport: Transport,
        selection: Selection,
        backward: BackwardPass,
    ) -> None:
        super().__init__(host, document, transport)
        self.reach = GradientReach(host, transport, selection)
        self.backward = backward
        refusal = partial(gradient_refusal, transport)
        self.jacobians = SideWork(
            host,
            lambda: JacobianJob(transport.job.experiment, selection.row, selection.layer),
            refusal,
        )
        self.lengths = SideWork(
            host,
            lambda: LengthsJob(transport.job.experiment, selection.row, selection.layer),
            refusal,
        )
        self._along: list[Callable[[], bool]] = []

    @property
    def is_fresh(self) -> bool:
        """Whether the training that is looked at is one of the experiment as it is now."""
        current = self.current
        if current is None or current.has_failed:
            return False
        if current.job.branch is not None and not self.is_shown:  # its weights are none of the experiment
            return False
        trained, now = _unnamed(current.job.experiment), _unnamed(self._document.experiment)
        if self.is_shown:
            trained, now = without_weights(trained), without_weights(now)
        return current.job.implementation == self.implementation and trained == now

    def ready(self) -> TrainingRecord | None:
        """The training that goes on: the one looked at, or a new one where the experiment has changed."""
        current = self.current
        if current is not None and self.is_fresh and not current.is_over:
            return current
        return self.begin()

    def toggle(self) -> None:
        """Let the training that is looked at go on, or rest."""
        if self.is_going:
            self.rest()
            return
        record = self.ready()
        if record is not None:
            self.is_following = True
            record.go()

    def race(self) -> None:
        """Let all trainings go on that are not over."""
        self.is_following = True
        for record in self.records:
            if not record.is_over:
                record.go()

    def make(self, updates: int) -> None:
        """Make some more updates of the training that goes on, from its newest one on."""
        record = self.ready()
        if record is not None:
            self.is_following, self._awaited = True, None
            record.make(updates)

    def train_to(self, update: int) -> None:
        """Look at the network after so many updates, as soon as they are made."""
        record = self.ready()
        if record is None:
            return
        missing = update - record.wanted
        if missing > 0:
            self.make(missing)
        self._awaited = update
        self._look_at_awaited(record)

    @property
    def epoch(self) -> int:
        """How many updates an epoch of the experiment has."""
        experiment = self._document.experiment
        return Batches.of(experiment, rows_trained(experiment)).in_epoch

    def close(self) -> bool:
        """End all threads. False where one did not end in time."""
        ended = [super().close()]
        ended += [self.reach.close(), self.backward.close()]
        ended += [self.jacobians.close(), self.lengths.close()]
        ended += [close() for close in self._along]
        return all(ended)

    def end_along(self, close: Callable[[], bool]) -> None:
        """Have threads end with these. close: tells whether they did in time."""
        self._along.append(close)


def _unnamed(experiment: Experiment) -> Experiment:
    return experiment.replace(name="", description="", jit_compile="auto")
