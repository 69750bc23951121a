"""Hands that come from outside: xdotool moves the mouse and presses the keys of a real display."""

import os
import subprocess
import traceback
from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, QPoint, QRect, QTimer
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import gui.app
from gui.look.properties import present
from gui.shell.main_window import MainWindow
from tests.end_to_end.hands import Hands

PATIENCE_MS = 60_000
LATE_MS = 100  # for what the server of the display sends, where nobody knows that it comes
REST_MS = 20  # for what the window does then
LOOK_MS = 25  # between two looks whether something has happened
STILL = 6  # looks in which what stays where it is has not moved
NAMES = {
    "PgDown": "Next",
    "PgUp": "Prior",
    "Backspace": "BackSpace",
    "Ctrl": "ctrl",
    "Alt": "alt",
    "Shift": "shift",
}  # of Qt as xdotool has them


class Patience:
    """Waits as pytest's robot does, without pytest."""

    def wait(self, ms: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def waitUntil(self, is_so: Any) -> None:
        """Let the window live until something is so."""
        clock = QElapsedTimer()
        clock.start()
        while not is_so():
            assert not clock.hasExpired(PATIENCE_MS), "it took too long"
            self.wait(LOOK_MS)


class Arrivals(QObject):
    """Notes what keyboard and mouse have sent."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.seen: set[QEvent.Type] = set()
        application.installEventFilter(self)
        application.aboutToQuit.connect(lambda: application.removeEventFilter(self))  # Python ends before Qt

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Only look."""
        if event is not None and event.spontaneous():
            self.seen.add(event.type())
        return False


class OutsideHands(Hands):
    """The same by xdotool: the display's server makes the events, and the window manager hands them out."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        self._arrivals = Arrivals(present(QApplication.instance()))

    def key(self, keys: str) -> None:
        """Press a key, once the window manager hands keys to what is on top."""
        on_top = QApplication.activeModalWidget() or self.window
        self.qtbot.waitUntil(on_top.isActiveWindow)
        parts = [part.lower() if len(part) == 1 else NAMES.get(part, part) for part in keys.split("+")]
        self._do(QEvent.Type.KeyRelease, "key", "+".join(parts))

    def type(self, text: str) -> None:
        """Type a text."""
        self._do(QEvent.Type.KeyRelease, "type", "--delay", "2", "--", text)

    def stay(self, widget: QWidget) -> None:
        """Wait until a widget stays where it is, as after its panel has come to the front."""
        seen: list[QRect] = []

        def is_still() -> bool:
            seen.append(QRect(widget.mapToGlobal(QPoint()), widget.size()))
            return len(seen) > STILL and all(one == seen[-1] for one in seen[-STILL:])

        self.qtbot.waitUntil(is_still)

    def see(self, widget: QWidget, place: QPoint | None = None) -> QPoint:
        """A place that is in sight, once the widget stays where it is."""
        self.stay(widget)
        return super().see(widget, place)

    def move(self, widget: QWidget, place: QPoint) -> None:
        """Have the mouse somewhere."""
        where = widget.mapToGlobal(place)
        self._do(QEvent.Type.MouseMove, "mousemove", str(where.x()), str(where.y()))

    def press(self, widget: QWidget, place: QPoint) -> None:
        """Press the left button there."""
        self.move(widget, place)
        self._do(QEvent.Type.MouseButtonPress, "mousedown", "1")

    def release(self, widget: QWidget, place: QPoint) -> None:
        """Let the left button go there."""
        self.move(widget, place)
        self._do(QEvent.Type.MouseButtonRelease, "mouseup", "1")

    def double_click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click twice."""
        self.move(widget, self.see(widget, place))
        self._do(QEvent.Type.MouseButtonDblClick, "click", "--repeat", "2", "1")

    def turn_wheel(self, widget: QWidget, place: QPoint, notches: int) -> None:
        """Turn the wheel there."""
        self.move(widget, place)
        self._do(QEvent.Type.Wheel, "click", "4" if notches > 0 else "5")

    def rest(self) -> None:
        """Let the window take what has come."""
        self.qtbot.wait(REST_MS)

    def _do(self, last: QEvent.Type, *words: str) -> None:
        """Have something done, and wait for the last that comes of it; a mouse that stays tells nothing."""
        self._arrivals.seen.clear()
        subprocess.run(["xdotool", *words], check=True, capture_output=True)
        clock = QElapsedTimer()
        clock.start()
        while last not in self._arrivals.seen and not clock.hasExpired(LATE_MS):
            self.qtbot.wait(1)
        self.rest()


def run_with_hands(do: Callable[[OutsideHands], None]) -> int:
    """Start the program as its command does, and do something with it; then it ends."""

    def begin(window: MainWindow) -> None:
        try:
            hands = OutsideHands(window, Patience())  # type: ignore[arg-type]
            hands.qtbot.waitUntil(window.isActiveWindow)
            do(hands)
        except BaseException:
            traceback.print_exc()
            os._exit(1)  # whatever dialog waits
        window.document.open(window.document.experiment, None)  # nothing to ask about
        window.close()

    # The last act of the program's start before its event loop begins this.
    start: Any = lambda window: QTimer.singleShot(0, lambda: begin(window))  # noqa: E731
    gui.app.offer_left_over = start
    return gui.app.open_window(None)
