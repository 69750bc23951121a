"""Do long work of the window in portions, so that it goes on drawing."""

import time
from collections.abc import Callable, Iterable

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

PORTION = 0.004  # seconds of work at a time
REST_MS = 8  # between two portions

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
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.work)

    def work(self) -> None:
        """Do a portion now; what is left follows by itself."""
        self._timer.stop()
        end = time.monotonic() + PORTION
        left = list(self._pieces())
        while left:
            left = [piece for piece in left if piece()]
            if left and time.monotonic() > end:
                self._timer.start()
                break
        self.worked.emit()
