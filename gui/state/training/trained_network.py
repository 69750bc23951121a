"""The network as a training had it after some update, shown in place of the experiment's."""

from collections.abc import Mapping

from PyQt6.QtCore import QObject, pyqtSignal

from engine.array import Array
from engine.experiment import Experiment
from engine.implementations.every import implementation
from engine.run.name import Name
from engine.run.trace import Block
from engine.thread.host import WorkerHost
from engine.train.trained import are_alike, may_take_weights, weights_of_rows
from engine.work.rewind import RewindJob
from gui.state.document import Document
from gui.state.engine_channel import EngineChannel
from gui.state.training.training_record import TrainingRecord
from gui.state.transport import Transport

NetworkLook = tuple[TrainingRecord, int]
"""A training, and after how many of its updates it is looked at."""


class TrainedNetwork(QObject):
    """Asks an engine thread of its own; of a burst of looks only the last one is answered.

    weights: those that are shown; None while the experiment's own are. shown: the look that was answered
    last.

    Signals:
        changed(): other weights are shown, or the experiment's own.
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
    """

    changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, host: WorkerHost, document: Document, transport: Transport) -> None:
        super().__init__()
        self._host = host
        self._document, self._transport = document, transport
        self.weights: Mapping[Name, Array] | None = None
        self.shown: NetworkLook | None = None
        self._wanted: NetworkLook | None = None
        self._of: Experiment | None = None  # in place of which it is shown, until that is another
        self._channel: EngineChannel | None = None
        self._has_keras = False
        document.changed.connect(self._follow)

    def turn_to(self, record: TrainingRecord) -> None:
        """Have a training shown in place of the experiment as it is now, where its weights alone differ."""
        self._of = self._document.experiment if self.fits(record) else record.job.experiment

    def look(self, record: TrainingRecord, update: int) -> None:
        """Have the weights after an update fetched and shown."""
        if (
            record.plan is None
            or not record.trace.steps
            or (self._wanted == (record, update) and self._is_asked and self._is_under_way)
        ):
            return
        self._wanted = record, update
        weights = record.weights_at(update)
        if weights is not None:
            self._take_weights(weights)
            return
        channel = self._channel or self._open()
        channel.listen()
        if self._is_asked:
            channel.start(RewindJob(record.plan, update), at_once=1)
        else:
            channel.load_keras()  # the look is asked for when it has come

    def leave(self) -> None:
        """Show the network as the experiment has it."""
        self._wanted = None
        self._show(None)

    def turn_away(self) -> None:
        """Show the network as the experiment has it, and hold no training, until one is turned to."""
        self._of = self.shown = None
        self.leave()

    def fits(self, record: TrainingRecord) -> bool:
        """Whether the experiment has the sequence and the network that was trained, but for its weights."""
        return are_alike(record.job.experiment, self._document.experiment)

    def close(self) -> bool:
        """End the thread. False where it did not end in time."""
        return self._channel is None or self._channel.close()

    @property
    def _is_under_way(self) -> bool:
        """Whether what is wanted is shown, or is being fetched."""
        return self.weights is not None or self.shown != self._wanted

    @property
    def _may_be_shown(self) -> bool:
        """Whether the experiment still has the network and the sequence in whose place one is shown."""
        return self._of is not None and may_take_weights(self._of, self._document.experiment)

    @property
    def _is_asked(self) -> bool:
        """Whether what is wanted can be asked for, or has been."""
        assert self._wanted is not None
        name = self._wanted[0].job.implementation
        return self._has_keras or not implementation(name).needs_tensorflow

    def _open(self) -> EngineChannel:
        self._channel = EngineChannel(self._host)
        self._channel.set_delay(None)
        self._channel.block_came.connect(self._take)
        self._channel.failed.connect(self.failed)
        self._channel.keras_loaded.connect(self._take_keras)
        return self._channel

    def _take_keras(self) -> None:
        self._has_keras = True
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.look(*wanted)

    def _take(self, block: Block) -> None:
        if self._wanted is None or self._channel is None:
            return
        self._channel.rest()
        self._answer(weights_of_rows(self._wanted[0].job.experiment, block))

    def _take_weights(self, weights: Mapping[Name, Array]) -> None:
        """Show what is at hand, whatever was asked for before."""
        if self._channel is not None:
            self._channel.drop()
            self._channel.rest()
        self._answer(weights)

    def _answer(self, weights: Mapping[Name, Array]) -> None:
        assert self._wanted is not None
        self.shown = self._wanted
        if self._may_be_shown:
            self._show(weights)

    def _show(self, weights: Mapping[Name, Array] | None) -> None:
        if weights is None and self.weights is None:
            return
        self.weights = weights
        self._transport.show_weights(weights)
        self.changed.emit()

    def _follow(self) -> None:
        """Show an experiment that was changed as it is."""
        if self._wanted is not None and not self._may_be_shown:
            self.leave()
