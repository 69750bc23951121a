"""What must not happen while hands are on the window: exceptions, Qt's warnings, long pauses, growth."""

import re
import sys
import threading
import time
import traceback
import warnings
from dataclasses import dataclass
from types import TracebackType

from PyQt6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler

from gui.shell.crash_dialog import CrashReporter

TICK_MS = 5  # between two looks at the clock
PLATFORM = re.compile("This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)")
"""What Qt says of its platform without a screen, whatever the program does."""


@dataclass(frozen=True)
class Longest:
    """pause: seconds between two turns of the event loop; work: seconds of a processor that went into one."""

    pause: float = 0.0
    work: float = 0.0

    def with_one(self, pause: float, work: float) -> "Longest":
        """The longer of each."""
        return Longest(max(self.pause, pause), max(self.work, work))

    def __str__(self) -> str:
        """On a busy machine a pause is longer than the work in it."""
        pause, work = self.pause * 1000, self.work * 1000
        return f"longest pause of the event loop {pause:.0f} ms, longest work in one {work:.0f} ms"


class Watch(CrashReporter):
    """Collects troubles in place of the crash dialog, and measures pauses of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[str] = []
        self._longest = Longest()
        self._last_turn: tuple[float, float] | None = None
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._take_turn)

    def begin(self) -> None:
        """Watch from now on, in place of whoever watched before."""
        messages = qInstallMessageHandler(self._take_message)
        self._before = sys.excepthook, threading.excepthook, warnings.showwarning, messages
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)
        warnings.showwarning = self._take_warning
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        sys.excepthook, threading.excepthook, warnings.showwarning, messages = self._before
        qInstallMessageHandler(messages)

    def take_longest(self) -> "Longest":
        """The longest pause and work since this was asked last."""
        longest, self._longest = self._longest, Longest()
        return longest

    def show_crash(self, error: BaseException) -> None:
        """Note what would open the crash dialog."""
        self.troubles.append("".join(traceback.format_exception(error)))

    def _take(
        self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            raise KeyboardInterrupt
        self.troubles.append("".join(traceback.format_exception(kind, error, where)))

    def _take_warning(self, message: Warning | str, kind: type[Warning], file: str, *_: object) -> None:
        self.troubles.append(f"{file}: {kind.__name__}: {message}")

    def _take_message(self, kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
        is_harmless = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not is_harmless and not PLATFORM.search(text or ""):
            self.troubles.append(f"Qt: {text}")

    def _take_turn(self) -> None:
        now, worked = time.monotonic(), time.thread_time()
        if self._last_turn is not None:
            self._longest = self._longest.with_one(now - self._last_turn[0], worked - self._last_turn[1])
        self._last_turn = now, worked
