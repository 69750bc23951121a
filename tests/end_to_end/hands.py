"""Keys and mouse on the real window: each event goes in where a keyboard's and a mouse's do."""

from collections.abc import Callable

from PyQt6.QtCore import QAbstractEventDispatcher, QElapsedTimer, QEventLoop, QPoint, QPointF, Qt, QTimer
from PyQt6.QtGui import QKeySequence, QWheelEvent, QWindow
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QScrollArea, QTabBar, QWidget
from PyQt6.sip import isdeleted
from pytestqt.qtbot import QtBot

from gui.look.properties import present
from gui.shell.main_window import MainWindow
from tests.access import described

ALL_EVENTS = QEventLoop.ProcessEventsFlag.AllEvents
LEFT, NOTCH = Qt.MouseButton.LeftButton, 120
MOST_TABS = 150  # presses of Tab from one control to another
MOST_NOTCHES = 80  # of the wheel from one end of a column to the other
REST_MS = 10  # for what comes from elsewhere
BREATH_MS = 2  # until what is done after the next picture is due
LONGEST_MS = 100  # of what is due, as an animation always has something
DRAG_STEPS = 6


class Hands:
    """What is done with the window, and what is reached how: by Tab, or by pointing at what is seen."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.tabs: list[tuple[int, str]] = []
        """How often Tab was pressed to reach a control."""

    # ── how the events come: of a keyboard and a mouse that Qt plays ───────────────────────────

    def key(self, keys: str) -> None:
        """Press a key, as "Tab" or "Alt+Up", in whatever window has the keys."""
        pressed = QKeySequence(keys)[0]
        QTest.keyClick(_handle(_on_top(self.window)), pressed.key(), pressed.keyboardModifiers())
        self.rest()

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        for letter in text:
            QTest.keyClick(_handle(_on_top(self.window)), letter)
        self.rest()

    def move(self, widget: QWidget, place: QPoint) -> None:
        """Have the mouse somewhere."""
        QTest.mouseMove(*_where(widget, place))

    def press(self, widget: QWidget, place: QPoint) -> None:
        """Press the left button there."""
        handle, where = _where(widget, place)
        QTest.mousePress(handle, LEFT, pos=where)

    def release(self, widget: QWidget, place: QPoint) -> None:
        """Let the left button go there."""
        handle, where = _where(widget, place)
        QTest.mouseRelease(handle, LEFT, pos=where)

    def turn_wheel(self, widget: QWidget, place: QPoint, notches: int) -> None:
        """Turn the wheel there; up is more."""
        where, turn = QPointF(place), QPoint(0, notches * NOTCH)
        nothing, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        buttons = Qt.MouseButton.NoButton
        on_screen = widget.mapToGlobal(where)
        event = QWheelEvent(where, on_screen, QPoint(), turn, buttons, nothing, phase, False)
        QApplication.sendEvent(widget, event)

    def rest(self) -> None:
        """Let the window do all that is due: lay itself out, and show what shows itself then."""
        self.qtbot.wait(BREATH_MS)
        clock, dispatcher = QElapsedTimer(), present(QAbstractEventDispatcher.instance())
        clock.start()
        while dispatcher.processEvents(ALL_EVENTS) and not clock.hasExpired(LONGEST_MS):
            pass

    # ── by keys ────────────────────────────────────────────────────────────────────────────────

    def reach(self, *wanted: QWidget) -> QWidget:
        """Go by Tab to one of some controls, which must be in sight then."""
        for count in range(MOST_TABS):
            focused = QApplication.focusWidget()
            if focused in wanted:
                assert focused is not None
                assert not focused.visibleRegion().isEmpty(), f"out of sight: {described(focused)}"
                self.tabs.append((count, described(focused)))
                return focused
            self.key("Tab")
        raise AssertionError(f"Tab does not lead to {described(wanted[0])}")

    def write(self, field: QWidget, text: str) -> None:
        """Go to a field by Tab, and type another text into it."""
        self.reach(field)
        self.key("Ctrl+A")
        self.type(text)

    # ── by mouse ───────────────────────────────────────────────────────────────────────────────

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click on something: in its middle, or at a place of it."""
        place = self.see(widget, place)
        self.press(widget, place)
        self.release(widget, place)
        self.rest()

    def double_click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click twice."""
        handle, where = _where(widget, self.see(widget, place))
        QTest.mouseDClick(handle, LEFT, pos=where)
        self.rest()

    def drag(self, widget: QWidget, place: QPoint, target: QWidget, there: QPoint) -> None:
        """Drag from a place of something to a place of something else."""
        begin, end = self.see(widget, place), widget.mapFromGlobal(target.mapToGlobal(there))
        self.press(widget, begin)
        for step in range(1, DRAG_STEPS + 1):
            self.move(widget, begin + (end - begin) * step / DRAG_STEPS)
        self.rest()
        self.release(widget, widget.mapFromGlobal(target.mapToGlobal(there)))
        self.rest()

    def see(self, widget: QWidget, place: QPoint | None = None) -> QPoint:
        """Turn the wheel until a place of something is in sight. Returns the place."""
        self.rest()  # what has just changed is laid out
        place = widget.rect().center() if place is None else place
        for _ in range(MOST_NOTCHES):
            if widget.visibleRegion().contains(place):
                top = widget.window()
                found = top.childAt(widget.mapTo(top, place))
                is_free = found in (None, widget) or widget.isAncestorOf(found)
                assert is_free, f"{described(found or top)} is before {described(widget)}"
                return place
            self._turn_towards(widget, place)
        raise AssertionError(f"not to be seen: {described(widget)}")

    def _turn_towards(self, widget: QWidget, place: QPoint) -> None:
        around = _scroll_area_of(widget)
        viewport = around.viewport() if around is not None else None
        assert viewport is not None, f"hidden, and nothing scrolls it into sight: {described(widget)}"
        is_below = widget.mapTo(viewport, place).y() > viewport.height() / 2
        self.turn_wheel(viewport, QPoint(1, viewport.height() // 2), -1 if is_below else 1)
        self.rest()


def tab_of(window: QWidget, title: str) -> tuple[QTabBar, int]:
    """The tab that leads to a panel: its bar, and its place there."""
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    found = ((bar, place) for bar in bars for place in range(bar.count()) if bar.tabText(place) == title)
    return next(found)


def in_dialog(
    hands: Hands, kind: type[QDialog], do: Callable[[QDialog], None], opening: Callable[[], None]
) -> None:
    """Open a dialog, which waits for its end, and do something in it meanwhile."""
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and not seen:
            seen.append(dialog)
            timer.stop()
            try:
                do(dialog)
            finally:
                if not isdeleted(dialog):
                    dialog.close()  # where it could not be done

    timer = QTimer(interval=REST_MS)
    timer.timeout.connect(look)
    timer.start()
    opening()
    hands.qtbot.waitUntil(lambda: bool(seen))
    hands.qtbot.waitUntil(lambda: bool(seen) and (isdeleted(seen[0]) or not seen[0].isVisible()))
    hands.window.activateWindow()  # as window managers do


def _on_top(window: QWidget) -> QWidget:
    """Where keys go."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or window


def _handle(widget: QWidget) -> QWindow:
    handle = widget.window().windowHandle()
    assert handle is not None
    return handle


def _where(widget: QWidget, place: QPoint) -> tuple[QWindow, QPoint]:
    return _handle(widget), widget.mapTo(widget.window(), place)


def _scroll_area_of(widget: QWidget) -> QAbstractScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
