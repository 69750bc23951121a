"""Work beside the run, on an engine thread of its own: of a burst of wishes only the last one is done."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.errors import ExplorerError
from engine.run.trace import Block, Trace
from engine.thread.host import WorkerHost
from gui.language.translation import told
from gui.look.properties import with_properties
from gui.state.engine_channel import EngineChannel

REST_MS = 150  # after the last change: a dragged slider changes the network at every move
AT_ONCE = 1_000_000  # steps: all of them


class SideWork(QObject):
    """trace: what the last job gave, once all of it is there; None where it gave nothing. plan: of that job.

    problem: why there is nothing.

    Signals:
        changed(): other numbers are there, or a reason why there are none.
    """

    changed = pyqtSignal()

    def __init__(self, host: WorkerHost, wish: Callable[[], object], refusal: Callable[[], str]) -> None:
        """host: where the engine is. wish: the job that is wanted now. refusal: why there can be none now;
        "" where there can.
        """
        super().__init__()
        self._host, self._wish, self._refusal = host, wish, refusal
        self.trace: Trace | None = None
        self.plan: Any = None
        self.problem = ""
        self._asked: object = None
        self._coming, self._plan = Trace(), None
        self._channel: EngineChannel | None = None
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    def want(self) -> None:
        """Have the work done for what is shown, once nothing changes any more."""
        self._rest.start()

    def close(self) -> bool:
        """End the thread. False where it did not end in time."""
        self._rest.stop()
        return self._channel is None or self._channel.close()

    def _ask(self) -> None:
        job, refusal = self._wish(), self._refusal()
        if refusal:  # also of what is there already, as where a question has come up since
            self._give_up(refusal)
            return
        if job == self._asked:
            return
        self._asked = job
        if self._channel is None:
            self._channel = EngineChannel(self._host)
            self._channel.set_delay(None)
            self._channel.began.connect(self._begin)
            self._channel.block_came.connect(self._take_block)
            self._channel.ended.connect(self._take)
            self._channel.failed.connect(self._take_failure)
        self._channel.listen()
        self._channel.start(job, at_once=AT_ONCE)

    def _begin(self, plan: Any) -> None:
        self._coming, self._plan = Trace(), plan

    def _take_block(self, block: Block) -> None:
        self._coming.append(block)

    def _take(self) -> None:
        assert self._channel is not None
        self._channel.rest()
        self.trace, self.plan, self.problem = self._coming, self._plan, ""
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error  # a bug, for the crash dialog
        self._give_up(told(error))

    def _give_up(self, problem: str) -> None:
        if self._asked is not None and self._channel is not None:
            self._channel.drop()  # what is still coming is not wanted
        self._asked, self.trace, self.plan = None, None, None
        self.problem = problem
        self.changed.emit()
