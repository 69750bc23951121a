"""Keep a panel at the playhead: at once where the user moves it, now and then where a run goes by itself."""

from collections.abc import Callable

from PyQt6.QtCore import QObject

from gui.state.context import Context
from gui.state.later import LATER
from gui.state.throttle import Throttle

PAUSE = 40  # ms between two looks at a running trace: nobody reads faster


class Follower(QObject):
    """Calls `refresh` when the playhead moves and when steps have been recorded; `refresh` may do nothing."""

    def __init__(self, parent: QObject, context: Context, refresh: Callable[[], None]) -> None:
        super().__init__(parent)
        self._context = context
        self._advance = Throttle(self, PAUSE, refresh)
        context.playhead.moved.connect(self._take_move)
        context.client.advanced.connect(self._take_steps, LATER)
        context.client.finished.connect(self._advance.call_now, LATER)

    def _take_move(self) -> None:
        """Where the playhead follows a run, the run's steps are what is looked at."""
        if not (self._context.transport.is_going and self._context.playhead.is_following):
            self._advance.call_now()

    def _take_steps(self) -> None:
        if self._context.transport.is_going:
            self._advance.call()
        else:
            self._advance.call_now()
