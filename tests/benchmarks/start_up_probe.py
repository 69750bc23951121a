"""Start the program as its command does, and print when what was there: seconds since the process began."""

import json
import os
import sys
import time

with open("/proc/self/stat") as stat, open("/proc/uptime") as uptime:
    TICKS = float(stat.read().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    BEGAN = time.perf_counter() - (float(uptime.read().split()[0]) - TICKS)

import gui.shell.opening
from engine.thread.own_process.program import start_program
from gui.shell.opening import OpeningCard, begin

TICK_MS = 2
moments: dict[str, float] = {}


def note(what: str) -> None:
    """Take the time of a first occurrence."""
    moments.setdefault(what, time.perf_counter() - BEGAN)


class Card(OpeningCard):
    """The card, which tells when it is painted."""

    def paintEvent(self, event: object) -> None:
        """Note the first paint of all."""
        super().paintEvent(event)
        note("card")


gui.shell.opening.OpeningCard = Card  # type: ignore[misc]
ENGINE = start_program()
BEGUN = begin()

import gui.app  # noqa: E402 - it is imported after the card is painted, as by the command


class Probe(gui.app.MainWindow):
    """The window, with a ticking timer that notices when it stalls."""

    def __init__(self, *arguments: object) -> None:
        from PyQt6.QtCore import QTimer

        super().__init__(*arguments)
        self._last = 0.0
        self._stall = 0.0
        client = self.context.client
        client.finished.connect(lambda: QTimer.singleShot(0, lambda: note("usable")))
        client.keras_changed.connect(self._end_when_loaded)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)

    def paintEvent(self, event: object) -> None:
        """Note the first paint, and begin to watch for stalls."""
        super().paintEvent(event)
        note("shown")

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last:
            self._stall = max(self._stall, now - self._last)
        self._last = now

    def _end_when_loaded(self) -> None:
        if self.context.client.keras == "loading":
            self._ticker.start()
        if self.context.client.keras in ("ready", "missing"):
            note("keras")
            self._tick()
            print(json.dumps({**moments, "stall": self._stall}))
            self.close()


if __name__ == "__main__":
    from PyQt6.QtCore import QStandardPaths

    QStandardPaths.setTestModeEnabled(True)
    gui.app.MainWindow = Probe  # type: ignore[misc]
    sys.exit(gui.app.open_window(None, None, BEGUN, ENGINE))
