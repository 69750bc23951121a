"""Which recorded step is shown, and how far into it."""

from PyQt6.QtCore import QObject, pyqtSignal


class Playhead(QObject):
    """The shown step t, 0 where none is recorded yet, and the shown operation inside it.

    A step consists of operations in the order they are computed (see engine/run/operation.py). `operation` is
    the next one to run: the operations before it have results, it and the later ones do not yet. None shows
    the step with all results. While `is_following`, the playhead moves to each new step at the end of the
    trace. Otherwise, where a trace is filled again and is still too short, it waits at its end for the step
    where it stood before, until it is moved or `settle` is called.

    Signals:
        moved(): t or operation changed.
    """

    moved = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.t = 0
        self.operation: int | None = None
        self._wanted: tuple[int, int | None] = (0, None)  # where it was put last
        self.steps = 0
        self.is_following = False

    @property
    def last(self) -> int:
        """The last recorded t."""
        return max(0, self.steps - 1)

    def move(self, t: int, operation: int | None = None) -> None:
        """Show step t, or the nearest recorded one; whole, or with an operation about to run."""
        self._wanted = min(max(t, 0), self.last), operation
        self._stand(*self._wanted)

    def settle(self) -> None:
        """Stay where it stands: the trace has come as far as it goes by itself."""
        self._wanted = self.t, self.operation

    def set_steps(self, steps: int) -> None:
        """Take note of how many steps are recorded now."""
        self.steps = steps
        if not steps:  # an empty trace is about to be filled again: keep the place
            return
        if self.is_following:
            self.move(self.last)
            return
        t, operation = self._wanted
        self._stand(*((t, operation) if t <= self.last else (self.last, None)))

    def _stand(self, t: int, operation: int | None) -> None:
        if (t, operation) != (self.t, self.operation):
            self.t, self.operation = t, operation
            self.moved.emit()
