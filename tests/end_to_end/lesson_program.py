"""The program on a real display, where a lesson is played from outside; for test_lessons.py."""

import os
import subprocess
import sys
import traceback
from typing import Any

from PyQt6.QtCore import QElapsedTimer, QEventLoop, QPoint, QTimer
from PyQt6.QtWidgets import QApplication, QWidget

import gui.app
from gui.shell.main_window import MainWindow
from tests.end_to_end.by_keys import ByKeys
from tests.end_to_end.by_mouse import ByMouse
from tests.end_to_end.hands import Hands
from tests.end_to_end.lesson_player import Player
from tests.end_to_end.overview import open_by_keys

PATIENCE_MS = 20_000
REST_MS = 100  # for what comes from the server of the display
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
            self.wait(REST_MS // 4)


class OutsideHands(Hands):
    """The same by xdotool: the display's server makes the events, and the window manager hands them out."""

    def key(self, keys: str) -> None:
        """Press a key, once the window manager hands keys to what is on top."""
        on_top = QApplication.activeModalWidget() or self.window
        self.qtbot.waitUntil(on_top.isActiveWindow)
        parts = [part.lower() if len(part) == 1 else NAMES.get(part, part) for part in keys.split("+")]
        self._do("key", "+".join(parts))
        self.rest()

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "2", "--", text)
        self.rest()

    def move(self, widget: QWidget, place: QPoint) -> None:
        """Have the mouse somewhere."""
        where = widget.mapToGlobal(place)
        self._do("mousemove", str(where.x()), str(where.y()))
        self.rest()

    def press(self, widget: QWidget, place: QPoint) -> None:
        """Press the left button there."""
        self.move(widget, place)
        self._do("mousedown", "1")
        self.rest()

    def release(self, widget: QWidget, place: QPoint) -> None:
        """Let the left button go there."""
        self.move(widget, place)
        self._do("mouseup", "1")

    def double_click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click twice."""
        self.move(widget, self.see(widget, place))
        self._do("click", "--repeat", "2", "1")
        self.rest()

    def turn_wheel(self, widget: QWidget, place: QPoint, notches: int) -> None:
        """Turn the wheel there."""
        self.move(widget, place)
        self._do("click", "4" if notches > 0 else "5")

    def rest(self) -> None:
        """Let the window take what has come."""
        self.qtbot.wait(REST_MS)

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, capture_output=True)


def play(window: MainWindow, name: str) -> None:
    """Open the lesson from the overview, and play it with keys and mouse in turns."""
    try:
        hands = OutsideHands(window, Patience())  # type: ignore[arg-type]
        hands.qtbot.waitUntil(window.isActiveWindow)
        open_by_keys(hands, name)
        player = Player(hands, ByKeys(hands), ByMouse(hands))
        player.play()
        print(*player.answered, window.classroom.panel.end.heading.text(), sep="\n", flush=True)
        hands.click(window.classroom.panel.end.leave)
        assert window.context.lessons.lesson is None
    except BaseException:
        traceback.print_exc()
        os._exit(1)  # whatever dialog waits
    window.document.open(window.document.experiment, None)  # nothing to ask about
    window.close()


def main(name: str) -> int:
    """Start the program as its command does; its last act before the event loop begins ours."""
    begin: Any = lambda window: QTimer.singleShot(0, lambda: play(window, name))  # noqa: E731
    gui.app.offer_left_over = begin
    return gui.app.open_window(None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
