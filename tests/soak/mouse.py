"""Hands with a mouse: they click, drag, turn the wheel and ask for menus, wherever they happen to be."""

from PyQt6.QtCore import QPoint, QPointF, Qt, QTimer
from PyQt6.QtGui import QContextMenuEvent, QWheelEvent, QWindow
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QMenuBar, QWidget
from PyQt6.sip import isdeleted

from tests.soak.touch import Touch, described, one_of

LEFT = Qt.MouseButton.LeftButton
FREE = Qt.KeyboardModifier.NoModifier
HELD = (
    FREE,
    FREE,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOVES = 4  # of one drag
FARTHEST = 90  # px of one move
NOTCH = 120
PATIENCE_MS = 400  # for a drag


class Mouse(Touch):
    """A mouse on one window; its events come in where a mouse's do."""

    _pulled: QWindow | None = None  # where the button is down

    def click(self, a: int, b: int) -> None:
        """Click somewhere."""
        for _, handle, place in self._somewhere(a, b):
            QTest.mouseClick(handle, LEFT, HELD[b % len(HELD)], place)

    def double_click(self, a: int, b: int) -> None:
        """Click twice."""
        for _, handle, place in self._somewhere(a, b):
            QTest.mouseDClick(handle, LEFT, FREE, place)

    def pull(self, a: int, b: int) -> None:
        """Drag from somewhere to somewhere else in the window."""
        for _, handle, place in self._somewhere(a, b):
            held, self._pulled = HELD[b % len(HELD)], handle
            QTimer.singleShot(PATIENCE_MS, self._let_go)
            QTest.mousePress(handle, LEFT, held, place)
            for move in range(1, MOVES + 1):
                if isdeleted(handle):
                    break
                place += QPoint(a % FARTHEST - FARTHEST // 2, b % FARTHEST - FARTHEST // 2) / move
                QTest.mouseMove(handle, _inside(handle, place))
            self._pulled = None
            if not isdeleted(handle):
                QTest.mouseRelease(handle, LEFT, held, _inside(handle, place))

    def _let_go(self) -> None:
        """What is dragged to be dropped, as a row of a list, waits for it in a loop of its own."""
        if self._pulled is not None and not isdeleted(self._pulled):
            QTest.mouseRelease(self._pulled, LEFT, FREE, QPoint(1, 1))

    def hover(self, a: int, b: int) -> None:
        """Point somewhere."""
        for _, handle, place in self._somewhere(a, b):
            QTest.mouseMove(handle, place)

    def turn_wheel(self, a: int, b: int) -> None:
        """Turn the wheel somewhere."""
        for widget, _, place in self._somewhere(a, b):
            where, turn = (
                QPointF(widget.mapFrom(widget.window(), place)),
                QPoint(0, NOTCH * (1 if b % 2 else -1)),
            )
            on_screen, phase = widget.mapToGlobal(where), Qt.ScrollPhase.NoScrollPhase
            none = Qt.MouseButton.NoButton
            event = QWheelEvent(where, on_screen, QPoint(), turn, none, HELD[b % len(HELD)], phase, False)
            QApplication.sendEvent(widget, event)

    def ask_menu(self, a: int, b: int) -> None:
        """Ask for the menu of what is there."""
        for widget, _, place in self._somewhere(a, b):
            where, reason = widget.mapFrom(widget.window(), place), QContextMenuEvent.Reason.Mouse
            QApplication.sendEvent(widget, QContextMenuEvent(reason, where, widget.mapToGlobal(where)))

    def _somewhere(self, a: int, b: int) -> list[tuple[QWidget, QWindow, QPoint]]:
        """The widget at a place in one of the windows, that window, and the place in it; or none."""
        top = one_of(
            [one for one in QApplication.topLevelWidgets() if one.isVisible()] or [self.window], a // 7
        )
        place = QPoint(a * 7 % max(1, top.width()), b * 11 % max(1, top.height()))
        widget, handle = top.childAt(place) or top, top.windowHandle()
        if handle is None or isinstance(widget, QMenuBar):  # whose entries `menu` chooses
            return []
        self.touched = f"{described(widget)} in {type(top).__name__}"
        return [(widget, handle, _inside(handle, place))]


def _inside(handle: QWindow, place: QPoint) -> QPoint:
    """The nearest place in a window."""
    return QPoint(min(max(place.x(), 0), handle.width() - 1), min(max(place.y(), 0), handle.height() - 1))
