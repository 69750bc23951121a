"""Do something at most so often, and never miss the last time."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer


class Throttle(QObject):
    """Calls `do` at once, then holds further calls back; the last of them is made when the time is over."""

    def __init__(self, parent: QObject, interval: int, do: Callable[[], None]) -> None:
        """interval: ms between two calls."""
        super().__init__(parent)
        self._do = do
        self._is_owed = False
        self._timer = QTimer(self, singleShot=True, interval=interval)
        self._timer.timeout.connect(self._pay)

    def call(self) -> None:
        """Do it now, or as soon as the time is over."""
        if self._timer.isActive():
            self._is_owed = True
        else:
            self._timer.start()
            self._do()

    def call_now(self) -> None:
        """Do it now in any case."""
        self._is_owed = False
        self._do()

    def _pay(self) -> None:
        if self._is_owed:
            self._is_owed = False
            self.call()
