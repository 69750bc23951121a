"""Which recorded step is shown."""

from PyQt6.QtCore import QObject, pyqtSignal


class Playhead(QObject):
    """A position t within the recorded steps, 0 where none is recorded yet.

    It follows the end of a running trace while `is_following`.

    Signals:
        moved(): t is another now.
    """

    moved = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.t = 0
        self.steps = 0
        self.is_following = False

    @property
    def last(self) -> int:
        """The last recorded t."""
        return max(0, self.steps - 1)

    def move(self, t: int) -> None:
        """Show step t, or the nearest recorded one."""
        t = min(max(t, 0), self.last)
        if t != self.t:
            self.t = t
            self.moved.emit()

    def set_steps(self, steps: int) -> None:
        """Take note of how many steps are recorded now."""
        self.steps = steps
        if steps:  # an empty trace is about to be filled again: keep the place
            self.move(self.last if self.is_following else self.t)
