"""When the window does its work: behind the plots, not too often, in portions, or once it is wanted."""

import time
from collections.abc import Callable, Iterable
from importlib import import_module

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtBoundSignal, pyqtSignal
from PyQt6.QtGui import QGuiApplication

from gui.look.properties import with_properties
from gui.state.stage import Stage

PAUSE_MS = 40  # between two looks at a running trace: nobody reads faster
PAINT_MS = 1  # Qt has painted by then; 0 would wait for the last event of a drag
PORTION = 0.004  # seconds of work at a time
REST_MS = 8  # between two portions


def connect_later(signal: pyqtBoundSignal, slot: Callable[[], None]) -> None:
    """Listen so that the plots, which listen at once, are painted before the slot gets to work."""
    signal.connect(slot, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg] # as PyQt6's stubs


class Throttle(QObject):
    """Calls `do` at once, then not before an interval is over; calls held back are made as one."""

    def __init__(self, parent: QObject, interval: int, do: Callable[[], None]) -> None:
        """interval: ms between two calls."""
        super().__init__(parent)
        self._do = do
        self._is_owed = False
        self._timer = with_properties(QTimer, self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self._pay)

    def call(self) -> None:
        """Call `do` now, or as soon as the interval is over."""
        if self._timer.isActive():
            self._is_owed = True
        else:
            self._timer.start()
            self._do()

    def call_now(self) -> None:
        """Call `do` now, whenever the last call was."""
        self._is_owed = False
        self._do()

    def _pay(self) -> None:
        if self._is_owed:
            self._is_owed = False
            self.call()


class StepListener(QObject):
    """Calls `refresh` when steps are recorded: at once when the user steps, every PAUSE_MS in a free run."""

    def __init__(self, parent: QObject, stage: Stage, refresh: Callable[[], None]) -> None:
        super().__init__(parent)
        self._stage = stage
        self._throttle = Throttle(self, PAUSE_MS, refresh)
        connect_later(stage.client.advanced, self._take_steps)
        connect_later(stage.client.finished, self._throttle.call_now)

    def _take_steps(self) -> None:
        if self._stage.transport.is_going:
            self._throttle.call()
        else:
            self._throttle.call_now()


class MoveListener(QObject):
    """Calls `refresh` when the playhead moves; while it is dragged, behind the plots and not too often."""

    def __init__(self, parent: QObject, stage: Stage, refresh: Callable[[], None]) -> None:
        super().__init__(parent)
        self._throttle = Throttle(self, PAUSE_MS, refresh)
        self._painted = with_properties(QTimer, self, singleShot=True, interval=PAINT_MS)
        self._painted.timeout.connect(self._throttle.call)
        stage.playhead.moved.connect(self._take_move)

    def _take_move(self) -> None:
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._throttle.call_now()
        elif not self._painted.isActive():
            self._painted.start()


class Follower(StepListener):
    """Calls `refresh` also when the playhead moves."""

    def __init__(self, parent: QObject, stage: Stage, refresh: Callable[[], None]) -> None:
        super().__init__(parent, stage, refresh)
        self._refresh = refresh
        MoveListener(self, stage, self._take_move)

    def _take_move(self) -> None:
        """Where the playhead follows a run, the run's steps are what is looked at."""
        if not (self._stage.transport.is_going and self._stage.playhead.is_following):
            self._refresh()


Pieces = Iterable[Callable[[], bool]]
"""Each does a little, and returns whether it did anything."""


class Portions(QObject):
    """Goes round some pieces of work until each says that nothing is left to do.

    Signals:
        worked(): a portion is done.
    """

    worked = pyqtSignal()

    def __init__(self, parent: QObject, pieces: Callable[[], Pieces]) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self._timer = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.work)

    def work(self) -> None:
        """Work for one portion of time now; the timer continues with what is left."""
        self._timer.stop()
        end = time.monotonic() + PORTION
        left = list(self._pieces())
        while left:
            left = [piece for piece in left if piece()]
            if left and time.monotonic() > end:
                self._timer.start()
                break
        self.worked.emit()


def late(module: str, name: str, *arguments: object) -> Callable[[], object]:
    """Calls a module's function with these arguments; its module is imported by the first call."""
    return lambda: getattr(import_module(module), name)(*arguments)
