"""What must not happen while hands are on the window: exceptions, Qt's warnings, long pauses, growth."""

import re
import sys
import threading
import time
import traceback
from types import TracebackType

from PyQt6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler

from gui.shell.crash_dialog import CrashReporter

TICK_MS = 5  # between two looks at the clock
PLATFORM = re.compile("This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)")
"""What Qt says of its platform without a screen, whatever the program does."""


class Watch(CrashReporter):
    """Collects troubles in place of the crash dialog, and measures pauses of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[str] = []
        self.longest_pause = 0.0  # seconds between two turns of the event loop
        self.longest_work = 0.0  # seconds of a processor that the window's thread took between them
        self._last_turn: tuple[float, float] | None = None
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._take_turn)

    def begin(self) -> None:
        """Watch from now on, in place of whoever watched before."""
        self._before = sys.excepthook, threading.excepthook, qInstallMessageHandler(self._take_message)
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        sys.excepthook, threading.excepthook, messages = self._before
        qInstallMessageHandler(messages)

    def show_crash(self, error: BaseException) -> None:
        """Note what would open the crash dialog."""
        self.troubles.append("".join(traceback.format_exception(error)))

    def _take(
        self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise KeyboardInterrupt
        self.troubles.append("".join(traceback.format_exception(kind, error, where)))

    def _take_message(self, kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
        is_harmless = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not is_harmless and not PLATFORM.search(text or ""):
            self.troubles.append(f"Qt: {text}")

    def _take_turn(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        if self._last_turn is not None:
            self.longest_pause = max(self.longest_pause, now - self._last_turn[0])
            self.longest_work = max(self.longest_work, worked - self._last_turn[1])
        self._last_turn = now, worked
