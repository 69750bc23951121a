"""One training: its job, its engine thread, and what was recorded of it."""

from collections.abc import Mapping
from dataclasses import replace

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.array import Array
from engine.gradient.weight_shapes import weight_shapes
from engine.implementations.every import implementation
from engine.run.name import Name
from engine.run.trace import Block, Trace
from engine.thread.host import WorkerHost
from engine.train.kept_training import KeptTraining, kept_training
from engine.train.plan import TrainingBranch, TrainingEnding, TrainingJob, TrainingPlan
from engine.train.trainer import LOSS
from gui.look.properties import with_properties
from gui.state.engine_channel import EngineChannel
from gui.state.training.taking import Taking

QUIET_MS = 1000  # without a word, after which nobody looks for news of a training that rests


class TrainingRecord(QObject):
    """Row k of its trace is the network after k updates, counted from `begin`.

    place: among all trainings, for its colour. base: the training that it goes on from, if any. It makes its
    first row at once, and then what is asked.

    Signals:
        began(): the plan is there.
        advanced(): there are more rows.
        changed(): it goes on, rests, or has ended.
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
    """

    began = pyqtSignal()
    advanced = pyqtSignal()
    changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(
        self,
        host: WorkerHost,
        name: str,
        place: int,
        job: TrainingJob,
        parent: QObject,
        kept: KeptTraining | None = None,
    ) -> None:
        """kept: the training as a session kept it; then it rests where it was."""
        super().__init__(parent)
        self.name, self.place, self.job = name, place, job
        self.base: TrainingRecord | None = None
        self.plan: TrainingPlan | None = None
        self.trace = Trace()
        self.ending: TrainingEnding | None = None
        self.has_failed = False
        self._kept = 0  # the last update that a file holds
        self._takings: list[tuple[Taking, int]] = []  # with the last update that the experiment has so
        self._goal = 1  # rows that are asked for; None is as many as there are to be
        self._is_free = False
        self._has_started = False
        self._channel = EngineChannel(host, self._job_again)
        self._quiet = with_properties(QTimer, self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._channel.rest)
        for signal, take in (
            (self._channel.began, self._take_plan),
            (self._channel.block_came, self._take_block),
            (self._channel.blocks_ended, self._take_rows),
            (self._channel.ended, self._take_ending),
            (self._channel.failed, self._take_failure),
            (self._channel.keras_loaded, self._start),
        ):
            signal.connect(take)
        self._is_asleep = kept is not None  # the engine is to hear of it once it goes on
        if kept is None:
            self._begin()
        else:
            self._bring_back(kept)

    # ── what is there ──────────────────────────────────────────────────────────────────────────

    @property
    def begin(self) -> int:
        """How many updates were made before its first row."""
        return self.job.first

    @property
    def last(self) -> int:
        """The last update of which the loss is known."""
        return self.begin + max(self.trace.steps, 1) - 1

    @property
    def wanted(self) -> int:
        """The last update that is made or has been asked for."""
        return self.begin + max(self._goal, self.trace.steps) - 1

    @property
    def at_hand(self) -> int:
        """The last update whose weights are there; of a training that rests, the last of all."""
        if self.plan is None or not self.is_going:
            return self.last
        there = [one.updates for one in self.plan.checkpoints.newest if one.updates <= self.last]
        return max(there, default=self.last)

    @property
    def unkept(self) -> int:
        """How many updates it has made that neither the experiment nor a file holds anything of."""
        taken = [update for taking, update in self._takings if not taking.is_undone]
        return max(0, self.last - max(self.begin, self._kept, *taken))

    def to_keep(self, most_bytes: int) -> KeptTraining | None:
        """What a session keeps of it; None before its first row, or where so many bytes are too few."""
        if self.plan is None or self.has_failed:
            return None
        return kept_training(self.name, self.plan, self.trace, self.ending, most_bytes)

    def weights_at(self, update: int) -> Mapping[Name, Array] | None:
        """The weights after an update; None where they have to be worked out again."""
        kept = None if self.plan is None else self.plan.checkpoints.at(update)
        if kept is None:
            return None
        return weight_shapes(self.job.experiment).parts_of(kept.weights)

    @property
    def is_going(self) -> bool:
        """Whether the training makes updates, or is about to."""
        return not self.is_over and (self._is_free or self.trace.steps < self._goal)

    @property
    def is_over(self) -> bool:
        """Whether no update can follow."""
        return self.ending is not None or self.has_failed

    def values(self, name: Name) -> Array | None:
        """A recorded quantity of each update, (rows,); None where it is not there."""
        table = self.trace.get(name)
        return None if table is None else table[:, 0]

    def at(self, name: Name, update: int) -> float | None:
        """A recorded quantity after so many updates; None where it is not there."""
        values, row = self.values(name), update - self.begin
        return float(values[row]) if values is not None and 0 <= row < len(values) else None

    @property
    def loss(self) -> float | None:
        """The last loss."""
        return self.at(LOSS, self.last)

    # ── what is asked ──────────────────────────────────────────────────────────────────────────

    def go(self) -> None:
        """Make updates until it is told to rest."""
        self._is_free = True
        self._listen()
        self._channel.set_delay(0.0)
        self.changed.emit()

    def rest(self) -> None:
        """Make no more updates than are on their way."""
        self._is_free, self._goal = False, self.trace.steps
        self._channel.set_delay(None)
        self._quiet.start()
        self.changed.emit()

    def make(self, updates: int) -> None:
        """Make some more updates, and rest then."""
        self._goal = max(self._goal, self.trace.steps) + updates
        has_started = self._has_started
        self._listen()
        if has_started:
            self._channel.advance(updates)
        self.changed.emit()

    def note_kept(self, update: int) -> None:
        """Remember that a file has what came of its updates up to this one, and of its base."""
        self._kept = max(self._kept, update)
        if self.base is not None:
            self.base.note_kept(min(update, self.begin))

    def note_taken(self, update: int, taking: Taking) -> None:
        """Remember that the experiment has what came of its updates up to this one, and of its base."""
        self._takings.append((taking, update))
        if self.base is not None:
            self.base.note_taken(min(update, self.begin), taking)

    def close(self) -> bool:
        """End its thread. False where it did not end in time."""
        self._quiet.stop()
        return self._channel.close()

    def _listen(self) -> None:
        self._quiet.stop()
        self._channel.listen()
        if self._is_asleep:
            self._is_asleep = False
            self._begin()

    # ── what comes ─────────────────────────────────────────────────────────────────────────────

    def _begin(self) -> None:
        """Have the engine begin; load TensorFlow before, where it is wanted."""
        if any(implementation(name).needs_tensorflow for name in self.job.implementations):
            self._channel.load_keras()
        else:
            self._start()

    def _bring_back(self, kept: KeptTraining) -> None:
        """Rest where it was; the engine hears of it once it goes on."""
        self.plan, self.ending = kept.plan, kept.ending
        self.trace.append(kept.rows)
        self._goal = self.trace.steps
        self._quiet.start()

    def _start(self) -> None:
        """Begin, or go on where it was, with what was asked while TensorFlow was being loaded."""
        self._has_started = True
        self._channel.set_delay(0.0 if self._is_free else None)
        again = self._job_again()
        if again is None:
            self._channel.start(self.job, at_once=1)
        else:
            self._channel.go_on(again)
        missing = self._goal - max(self.trace.steps, 1)
        if missing > 0:
            self._channel.advance(missing)

    def _job_again(self) -> TrainingJob | None:
        """What goes on with it where its rows end; None where there are none."""
        rows = self.trace.steps
        if self.plan is None or not rows:
            return None
        return replace(self.job, branch=TrainingBranch(self.plan, self.begin + rows, is_same=True))

    def _take_plan(self, plan: TrainingPlan) -> None:
        self.plan, self.job = plan, plan.job
        self.began.emit()

    def _take_block(self, block: Block) -> None:
        self.trace.append(block)

    def _take_rows(self) -> None:
        self.advanced.emit()
        if not self.is_going:
            self._quiet.start()
            self.changed.emit()

    def _take_ending(self, ending: TrainingEnding) -> None:
        self.ending = ending
        self._quiet.start()
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        """Where something is made, it stays, and may go on again."""
        if self.trace.steps:
            self._is_asleep, self._has_started = True, False
        else:
            self.has_failed = True
        self.rest()
        self.failed.emit(error)
