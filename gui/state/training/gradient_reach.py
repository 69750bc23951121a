"""How far back the loss of each step of the shown network reaches, worked out beside the window."""

from PyQt6.QtCore import QObject, pyqtSignal

from engine.array import Array
from engine.thread.host import WorkerHost
from engine.work.reach import LOSS_STEP, REACH, ReachJob
from gui.state.selection import Selection
from gui.state.training.gradient_refusal import gradient_refusal
from gui.state.training.side_work import SideWork
from gui.state.transport import Transport


class GradientReach(QObject):
    """‖∂L_t/∂h_k‖ for every loss L_t and every earlier hidden state h_k of the layer that is looked at.

    Signals:
        changed(): other numbers are there, or a reason why there are none.
    """

    changed = pyqtSignal()

    def __init__(self, host: WorkerHost, transport: Transport, selection: Selection) -> None:
        super().__init__()
        self._transport, self._selection = transport, selection
        self.steps: Array | None = None
        """The t of each L_t, (losses,); None while nothing is worked out."""
        self.norms: Array | None = None
        """‖∂L_t/∂h_k‖, (losses, steps)."""
        self.problem = ""
        self._work = SideWork(host, self._job, lambda: gradient_refusal(transport))
        self._work.changed.connect(self._take)

    @property
    def layer(self) -> int:
        """The layer of h_k."""
        return self._selection.layer

    def want(self) -> None:
        """Have the norms worked out for the network that is shown, once nothing changes any more."""
        self._work.want()

    def close(self) -> bool:
        """End the thread. False where it did not end in time."""
        return self._work.close()

    def _job(self) -> ReachJob:
        return ReachJob(self._transport.job.experiment, self._selection.row, self.layer)

    def _take(self) -> None:
        """All rows are there, or none."""
        trace, self.problem = self._work.trace, self._work.problem
        self.steps = None if trace is None else trace[LOSS_STEP][:, 0]
        self.norms = None if trace is None else trace[REACH]
        self.changed.emit()
