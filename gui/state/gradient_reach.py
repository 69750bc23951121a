"""How far back the loss of each step of the shown network reaches, worked out beside the window."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.array import Array
from engine.errors import ExplorerError
from engine.run.trace import Block, Trace
from engine.train.reach import MOST_LOSSES
from engine.work.reach import LOSS_STEP, REACH, ReachJob
from gui.look.properties import with_properties
from gui.state.engine_channel import EngineChannel
from gui.state.selection import Selection
from gui.state.transport import Transport

REST_MS = 150  # after the last change: a dragged slider changes the network at every move


class GradientReach(QObject):
    """Asks its own engine thread, of a burst of wishes only the last one.

    Signals:
        changed(): other numbers are there, or a reason why there are none.
    """

    changed = pyqtSignal()

    def __init__(self, transport: Transport, selection: Selection) -> None:
        super().__init__()
        self._transport, self._selection = transport, selection
        self.steps: Array | None = None
        """The steps whose losses are handed back, (losses,)."""
        self.norms: Array | None = None
        """‖∂L_t/∂h_k‖, (losses, steps)."""
        self.problem = ""
        self._asked: ReachJob | None = None
        self._trace = Trace()
        self._channel: EngineChannel | None = None
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    @property
    def layer(self) -> int:
        """The layer whose state it is about."""
        return self._selection.layer

    def want(self) -> None:
        """Have it worked out for the network that is shown, once nothing changes any more."""
        self._rest.start()

    def close(self) -> bool:
        """End the thread. False where it did not end in time."""
        self._rest.stop()
        return self._channel is None or self._channel.close()

    def _ask(self) -> None:
        job = ReachJob(self._transport.job.experiment, self._selection.row, self.layer)
        if job == self._asked:
            return
        if self._transport.barrier is not None:
            self._give_up(self.tr("Answer the question first: gradients would tell the numbers to come."))
            return
        self._asked = job
        if self._channel is None:
            self._channel = EngineChannel()
            self._channel.set_delay(None)
            self._channel.began.connect(self._begin)
            self._channel.block_came.connect(self._take_block)
            self._channel.ended.connect(self._take)
            self._channel.failed.connect(self._take_failure)
        self._channel.listen()
        self._channel.start(job, at_once=MOST_LOSSES)

    def _begin(self) -> None:
        self._trace = Trace()

    def _take_block(self, block: Block) -> None:
        self._trace.append(block)

    def _take(self) -> None:
        """All rows are there."""
        assert self._channel is not None
        self._channel.rest()
        self.steps, self.norms = self._trace[LOSS_STEP][:, 0], self._trace[REACH]
        self.problem = ""
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error  # a bug, for the crash dialog
        self._give_up(str(error))

    def _give_up(self, problem: str) -> None:
        self._asked, self.steps, self.norms = None, None, None
        self.problem = problem
        self.changed.emit()
