"""Trainings side by side: begun, branched, put aside, brought back and dropped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from PyQt6.QtCore import pyqtSignal

from engine.errors import ExplorerError, ParameterError
from engine.experiment import Experiment
from engine.implementations.every import names, title_of
from engine.optimizers.base import CLIPS
from engine.session import MOST_TRAININGS
from engine.thread.host import WorkerHost
from engine.train.kept_training import KeptTraining
from engine.train.plan import TrainingBranch, TrainingJob
from gui.state.document import Document
from gui.state.training.training_look import TrainingLook
from gui.state.training.training_record import TrainingRecord
from gui.state.transport import Transport

MOST_UPDATES = 1_000_000  # of one training


@dataclass(frozen=True, eq=False)
class _Aside:
    """Trainings of the user's own work during a lesson, and what of them was looked at."""

    records: tuple[TrainingRecord, ...] = ()
    current: TrainingRecord | None = None
    update: int = 0


class TrainingList(TrainingLook):
    """The trainings that there are. implementation: who trains next.

    Signals:
        advanced(): some training has more updates.
    """

    advanced = pyqtSignal()

    def __init__(self, host: WorkerHost, document: Document, transport: Transport) -> None:
        super().__init__(host, document, transport)
        self.host = host
        self.records: list[TrainingRecord] = []
        self._aside = _Aside()
        self._is_asked = False  # what training would tell
        self.implementation = names()[0]
        self._begun = 0  # trainings, for their names and colours
        document.opened.connect(self._follow_document)
        document.changed.connect(self.changed)

    def set_implementation(self, name: str) -> None:
        """Choose who trains next."""
        self.implementation = name
        self.changed.emit()

    @property
    def refusal(self) -> str:
        """Why there can be no training now; "" where there can."""
        if self._document.specimen is not None:
            return self.tr("A specimen of the zoo is not trained: what is wrong with it is not its weights.")
        if self._transport.barrier is not None or self._is_asked:
            return self.tr("Answer the question first: training would show the numbers to come.")
        return ""

    def hold(self, *, is_asked: bool) -> None:
        """Make no update while one is asked about."""
        self._is_asked = is_asked
        self.changed.emit()

    def begin(self) -> TrainingRecord | None:
        """Begin a training of the experiment as it is, beside those that are there; it rests at its start."""
        return self._add(TrainingJob(self._document.experiment, MOST_UPDATES, self.implementation))

    def begin_with(self, experiment: Experiment) -> TrainingRecord | None:
        """Begin a training of the experiment with other weights or settings than it has now."""
        return self._add(TrainingJob(experiment, MOST_UPDATES, self.implementation))

    def branch(self) -> TrainingRecord | None:
        """Go on from the update that is looked at, with the experiment's settings as they are now."""
        current = self.current
        if current is None or current.plan is None:
            return None
        job = TrainingJob(
            self._document.experiment,
            MOST_UPDATES,
            self.implementation,
            branch=TrainingBranch(current.plan, self.update),
        )
        record = self._add(job)
        if record is not None:
            record.base = current
        return record

    def drop(self, record: TrainingRecord) -> None:
        """Forget a training, one that was put aside too."""
        if record in self._aside.records:
            kept = tuple(one for one in self._aside.records if one is not record)
            self._aside = replace(self._aside, records=kept)
        else:
            self.records.remove(record)
        for other in (*self.records, *self._aside.records):
            if other.base is record:
                other.base = None  # which would keep all that was recorded of it
        record.close()
        record.deleteLater()
        if record is self.current:
            self.look_at(self.records[-1] if self.records else None)
        self.changed.emit()

    def drop_all(self) -> None:
        """Forget all trainings, as where another experiment is opened."""
        for record in list(self.records):
            self.drop(record)

    def put_aside(self) -> None:
        """Have all trainings rest, and begin with none, until `bring_back`."""
        self.rest()
        self._aside = _Aside(tuple(self.records), self.current, self.update)
        self.records.clear()
        self.look_at(None)

    def bring_back(self) -> None:
        """Drop what was begun since, and look at what was looked at before."""
        self.drop_all()
        aside, self._aside = self._aside, _Aside()
        self.records.extend(aside.records)
        if aside.current in aside.records:
            self.look_at(aside.current)
            self.go_to(aside.update)
        elif aside.records:
            self.look_at(aside.records[-1])

    def restore(
        self,
        kept: Sequence[KeptTraining],
        looked_at: int | None,
        update: int | None,
        *,
        is_shown: bool,
        is_in_file: bool,
    ) -> None:
        """Bring trainings of a session back, each at rest.

        looked_at: the place of that which is looked at; None is the last. update: after how many of its
        updates; None is the newest. is_shown: whether the network is shown so, not as the experiment has it.
        is_in_file: whether a file holds them, so that closing loses nothing.
        """
        for one in kept:
            record = self._record(one.plan.job, one.name, one)
            record.base = None if one.base is None else self.records[one.base]
            self.records.append(record)
            if is_in_file:
                record.note_kept(one.last)
        if kept:
            record = self.records[-1 if looked_at is None else looked_at]
            self.implementation = record.job.implementation  # else another would begin in its place
            self.look_at(record)
            if update is not None:
                self.go_to(update)
            if not is_shown:
                self.network.turn_away()
            self.advanced.emit()

    def rest(self) -> None:
        """Let all trainings rest."""
        for record in self.records:
            if record.is_going:
                record.rest()

    def close(self) -> bool:
        """End all threads. False where one did not end in time."""
        ended = [super().close()]
        ended += [record.close() for record in (*self.records, *self._aside.records)]
        return all(ended)

    def _add(self, job: TrainingJob) -> TrainingRecord | None:
        if self.refusal:
            self.failed.emit(ExplorerError(self.refusal))
            return None
        if len(self.records) >= MOST_TRAININGS:
            self.failed.emit(
                ParameterError(
                    "training", f"can be of at most {MOST_TRAININGS} networks at once; take one away first"
                )
            )
            return None
        record = self._record(job, self._own_name(job))
        self.records.append(record)
        self.look_at(record)
        return record

    def _record(self, job: TrainingJob, name: str, kept: KeptTraining | None = None) -> TrainingRecord:
        record = TrainingRecord(self.host, name, self._begun, job, self, kept)
        self._begun += 1
        record.began.connect(self.changed)
        record.changed.connect(lambda: self._take_change(record))
        record.advanced.connect(lambda: self._take_rows(record))
        record.failed.connect(lambda error: self._take_failure(record, error))
        return record

    def _own_name(self, job: TrainingJob) -> str:
        """Its name, with the number that tells it from equal ones."""
        name, taken = self._name(job), {record.name for record in self.records}
        numbered = chain([name], (f"{name} ({number})" for number in count(2)))
        return next(one for one in numbered if one not in taken)

    def _name(self, job: TrainingJob) -> str:
        """What a list calls a training: who trains what, and how."""
        layer, training = job.experiment.model.layers[-1], job.experiment.training
        name = f"{layer.cell} {layer.units} · {training.optimizer} {training.learning_rate:g}"
        for clip in CLIPS:
            if getattr(training, clip):
                name += f" · {clip} {getattr(training, clip):g}"
        if job.implementation != names()[0]:
            name += f" · {title_of(job.implementation)}"
        return name if job.branch is None else self.tr("{} · from update {}").format(name, job.branch.updates)

    # ── what comes ─────────────────────────────────────────────────────────────────────────────

    def _take_change(self, record: TrainingRecord) -> None:
        if record is self.current and record.ending is not None and record.ending.sentence():
            self.told.emit(record.ending.sentence())
        if record is self.current and self.update != record.at_hand:  # it rests where nothing was at hand
            self._follow(record)
        self.changed.emit()

    def _take_failure(self, record: TrainingRecord, error: Exception) -> None:
        self.failed.emit(error)
        if record.has_failed:
            self.drop(record)

    def _take_rows(self, record: TrainingRecord) -> None:
        if record is self.current:
            self._stop_at_goal(record)
            self._look_at_awaited(record)
            self._follow(record)
        self.advanced.emit()

    def _follow_document(self) -> None:
        """Forget all trainings where another experiment is opened, unless undo comes back to theirs."""
        if not self._document.may_undo:
            self.drop_all()
