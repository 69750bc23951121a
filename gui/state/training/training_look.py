"""Which training is looked at, at which update, and the network as it was there."""

from weakref import WeakSet

from PyQt6.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal

from engine.errors import ExplorerError
from engine.tasks.every import floors_of
from engine.tasks.floor import Floor
from engine.thread.host import WorkerHost
from engine.train.trained import with_trained
from engine.train.trainer import LOSS
from gui.look.properties import with_properties
from gui.state.background import Background
from gui.state.document import Document
from gui.state.training.taking import Taking
from gui.state.training.trained_network import TrainedNetwork
from gui.state.training.training_record import TrainingRecord
from gui.state.transport import Transport

LOOK_MS = 20  # between two looks at a network that is being trained, where the last one is computed
LATE_MS = 500  # after which the next one is asked for, whatever has become of the last


class TrainingLook(QObject):
    """Has the network shown as it was after any update of the training that is looked at.

    current: that training, or None. update: which is looked at. is_following: whether it is the newest one.
    until_loss: the training rests at the first loss below that. floors: losses to beat, once worked out.

    Signals:
        changed(): another training is looked at, or it goes on or rests, or other losses have to be beaten.
        moved(): another update is looked at, without any news of the training.
        shown_changed(): the network is shown after another update, or as the experiment has it.
        failed(object): an ExplorerError to show.
        told(str): a sentence about what happened.
    """

    changed = pyqtSignal()
    moved = pyqtSignal()
    shown_changed = pyqtSignal()
    failed = pyqtSignal(object)
    told = pyqtSignal(str)

    def __init__(self, host: WorkerHost, document: Document, transport: Transport) -> None:
        super().__init__()
        self._document, self._transport = document, transport
        self.network = TrainedNetwork(host, document, transport)
        self.network.changed.connect(self.shown_changed)
        self.network.failed.connect(self.failed)
        self.current: TrainingRecord | None = None
        self.update, self.is_following = 0, True
        self._takings = WeakSet[Taking]()  # those of trainings that are there
        document.changed.connect(self._follow_takings)
        self._awaited: int | None = None  # an update to look at once it is made
        self.until_loss: float | None = None
        self.floors: tuple[Floor, ...] = ()
        self._finding = Background("floors", self)
        self._finding.done.connect(self._take_floors)
        self._finding.failed.connect(self._take_no_floors)
        self._pace = with_properties(QTimer, self, singleShot=True, interval=LOOK_MS)
        self._pace.timeout.connect(self._look_on)
        self._looked = QElapsedTimer()
        self._looked.start()

    @property
    def is_going(self) -> bool:
        """Whether the training that is looked at makes updates."""
        return self.current is not None and self.current.is_going

    @property
    def loss(self) -> float | None:
        """The loss at the update that is looked at."""
        return None if self.current is None else self.current.at(LOSS, self.update)

    def look_at(self, record: TrainingRecord | None) -> None:
        """Look at another training, at its newest update."""
        self.current, self._awaited = record, None
        self.update, self.is_following = 0 if record is None else record.last, True
        self._find_floors()
        if record is None:
            self.network.turn_away()
        else:
            self.network.turn_to(record)
            self._look_later()
        self.changed.emit()
        self.moved.emit()

    def go_to(self, update: int) -> None:
        """Look at an update, and stay there; where other weights were edited meanwhile, in their place."""
        if self.current is not None:
            self.network.turn_to(self.current)
            self._go_to(update)

    def _go_to(self, update: int) -> None:
        if self.current is None:
            return
        self.is_following, self._awaited = False, None
        self.update = max(self.current.begin, min(update, self.current.last))
        self.moved.emit()
        self._look()

    def go_to_newest(self) -> None:
        """Look at the newest update, and follow it."""
        if self.current is not None:
            self.go_to(self.current.last)
            self.is_following = True

    @property
    def is_shown(self) -> bool:
        """Whether everything shows a trained network in place of the experiment's."""
        return self.network.weights is not None

    @property
    def may_be_shown(self) -> bool:
        """Whether the experiment has the network and the sequence of the training that is looked at."""
        return self.current is not None and self.network.fits(self.current)

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is the update that is looked at."""
        return not self._pace.isActive() and self.network.shown == (self.current, self.update)

    def take(self) -> None:
        """Give the experiment the weights that are shown, as one undo step."""
        document, before = self._document, self._document.experiment
        if self.network.weights is None:
            return
        document.edit(with_trained(before, self.network.weights))
        if self.current is not None:
            taken = (one for one in self._takings if one.after is document.experiment)  # nothing has changed
            taking = next(taken, None) or Taking(before, document.experiment)
            self._takings.add(taking)
            self.current.note_taken(self.current.last, taking)

    def set_goal(self, loss: float | None) -> None:
        """Rest at the first loss below this one; None goes on."""
        self.until_loss = loss

    def close(self) -> bool:
        """End all threads. False where one did not end in time."""
        self._pace.stop()
        self._finding.stop()
        return self.network.close()

    # ── what comes ─────────────────────────────────────────────────────────────────────────────

    def _follow(self, record: TrainingRecord) -> None:
        """Look at the newest update of a training, where that is wanted."""
        if self.is_following:
            self.update = record.at_hand
            self._look_later()

    def _follow_takings(self) -> None:
        for taking in self._takings:
            taking.follow(self._document.experiment)

    def _stop_at_goal(self, record: TrainingRecord) -> None:
        """Rest at the first loss below the one that is wanted, and look at that update."""
        losses = record.values(LOSS)
        if self.until_loss is None or losses is None or not record.is_going:
            return
        below = (losses < self.until_loss).nonzero()[0]
        if len(below):
            record.rest()
            self._go_to(record.begin + int(below[0]))
            self.told.emit(
                self.tr("The loss is below {:g} at update {}.").format(self.until_loss, self.update)
            )

    def _look_at_awaited(self, record: TrainingRecord) -> None:
        if self._awaited is not None and record.last >= self._awaited:
            self._go_to(self._awaited)

    def _look_later(self) -> None:
        if not self._pace.isActive():
            self._pace.start()

    def _look_on(self) -> None:
        if self._transport.is_behind and self._looked.elapsed() < LATE_MS:
            self._pace.start()
            return
        self._look()
        self._looked.start()
        if self.is_going and self.is_following:
            self._pace.start()

    def _look(self) -> None:
        if self.current is not None:
            self.network.look(self.current, self.update)

    # ── what has to be beaten ──────────────────────────────────────────────────────────────────

    def _find_floors(self) -> None:
        """On a thread of their own: a sequence has to be drawn for those that are measured on it."""
        experiment = self._document.experiment if self.current is None else self.current.job.experiment
        self._take_floors(())
        self._finding.start(lambda *_: floors_of(experiment.sequence, experiment.training.loss))

    def _take_floors(self, floors: tuple[Floor, ...]) -> None:
        if floors != self.floors:
            self.floors = floors
            self.changed.emit()

    def _take_no_floors(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):  # else the run of the sequence tells it
            raise error
