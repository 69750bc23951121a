"""The terminal or the system asks the program to end: Ctrl+C, SIGTERM, SIGHUP."""

import os
import signal
import sys
from functools import partial
from types import FrameType

from PyQt6.QtCore import QObject, QSocketNotifier, QTimer, pyqtSignal
from PyQt6.sip import voidptr

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # the last one is unknown to Windows


class EndRequest(QObject):
    """Hears what would otherwise end the program at once.

    Signals:
        heard(int): the number of the signal, told from the event loop.
    """

    heard = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
        for number in numbers:
            if signal.getsignal(number) != signal.SIG_IGN:  # as nohup wants it
                signal.signal(number, self._hear)
        if sys.platform != "win32":
            self._wake_up_for_signals()

    def _wake_up_for_signals(self) -> None:
        """Python hears a signal when it is next at work, and an idle window is not: a pipe wakes it up."""
        self._end, begin = os.pipe()
        os.set_blocking(self._end, False)
        os.set_blocking(begin, False)
        signal.set_wakeup_fd(begin, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(voidptr(self._end), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: os.read(self._end, 1024))

    def _hear(self, number: int, frame: FrameType | None) -> None:
        QTimer.singleShot(0, partial(self.heard.emit, number))
