"""What must not happen while hands are on the window: exceptions, Qt's warnings, long pauses, growth."""

import re
import sys
import threading
import time
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from PyQt6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler

from gui.shell.crash_dialog import CrashReporter
from tests.soak.sampler import Sampler

TICK_MS = 5  # between two looks at the clock
SCHEDULE = Path("/proc/thread-self/schedstat")
STACK = 8  # frames before a message of Qt's
PLATFORM = re.compile("This plugin does not support (propagateSizeHints|raise|grabbing the (keyboard|mouse))")
"""What Qt says of its platform without a screen, whatever the program does."""


@dataclass(frozen=True)
class Longest:
    """Seconds of one turn of the event loop. pause: all but what the thread waited for a processor.

    work: of a processor. On a machine that keeps no such account a pause is longer where it is busy.
    """

    pause: float = 0.0
    work: float = 0.0

    def with_one(self, pause: float, work: float) -> "Longest":
        """The longer of each."""
        return Longest(max(self.pause, pause), max(self.work, work))

    def __str__(self) -> str:
        """Both of them."""
        pause, work = self.pause * 1000, self.work * 1000
        return f"longest pause of the event loop {pause:.0f} ms, longest work in one {work:.0f} ms"


def waited() -> float:
    """Seconds that this thread could have worked, while others had the processors; 0 where nobody counts."""
    try:
        return int(SCHEDULE.read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


class Watch(CrashReporter):
    """Collects troubles in place of the crash dialog, and measures pauses of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[str] = []
        self._longest = Longest()
        self.sampler: Sampler | None = None
        self._last_turn: tuple[float, float] | None = None
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._take_turn)

    def look_closely(self) -> None:
        """Find out where long turns spend their time."""
        self.sampler = Sampler()

    def places(self) -> str:
        """Where the longest turn since this was asked last has spent its time."""
        return "" if self.sampler is None else self.sampler.take_longest()

    def begin(self) -> None:
        """Watch from now on, in place of whoever watched before."""
        messages = qInstallMessageHandler(self._take_message)
        self._bearing = np.errstate(all="ignore")  # as the program has it
        self._bearing.__enter__()
        self._before = sys.excepthook, threading.excepthook, warnings.showwarning, messages
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(args.exc_type, args.exc_value, args.exc_traceback)
        warnings.showwarning = self._take_warning
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        if self.sampler is not None:
            self.sampler.end()
        self._bearing.__exit__(None, None, None)
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
            self.troubles.append("".join([*traceback.format_stack()[-STACK:-1], f"Qt: {text}"]))

    def _take_turn(self) -> None:
        now, worked = time.monotonic() - waited(), time.thread_time()
        if self.sampler is not None:
            self.sampler.begin_turn()
        if self._last_turn is not None:
            self._longest = self._longest.with_one(now - self._last_turn[0], worked - self._last_turn[1])
        self._last_turn = now, worked
