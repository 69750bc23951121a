"""What the mouse and the keys do on a plot: they scrub, zoom, move the picture and ask for the menu."""

from collections.abc import Callable

from PyQt6.QtCore import QPointF, Qt, pyqtSignal
from PyQt6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent

from gui.curves.drawing_area import DrawingArea
from gui.curves.playhead_line import MARK
from gui.curves.zoom import moved, zoomed
from gui.look.theme import Theme
from gui.state.walk import Walk

NOTCH = 120  # Qt's angle of one notch of a wheel
ZOOM = 1.25  # times nearer with one notch
PIXELS_PER_ZOOM = 60  # of a drag that zooms as much as one notch
NEAR = 5  # px around the playhead within which it can be grabbed; a drag that is shorter is a click


class Canvas(DrawingArea):
    """Emits which other range of time and of heights the user wants; it changes none by itself.

    Signals:
        pointed(object): the mouse is over (t, height), as floats; None when it has left.
        scrubbed(object): the mouse was pressed at, or dragged to, t, a float.
        time_asked(object), height_asked(object): the range that the user wants, (low, high).
        fit_asked(): the user wants to see everything.
        menu_asked(object): the user wants the menu, at a global QPoint.
        keyed(object): a Qt.Key that moves the playhead: left, right, home, end.
    """

    pointed = pyqtSignal(object)
    scrubbed = pyqtSignal(object)
    time_asked = pyqtSignal(object)
    height_asked = pyqtSignal(object)
    fit_asked = pyqtSignal()
    menu_asked = pyqtSignal(object)
    keyed = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.may_pan = (False, False)
        """Whether a drag moves the picture in time, and in height: where it is zoomed. Else it scrubs."""
        self._drag: Callable[[QPointF], None] | None = None
        self._click: Callable[[], None] | None = None
        self._before = 0.0  # where the playhead was before the last click
        self.take_key: Callable[[QKeyEvent], bool] | None = None
        """What a plot does with a key of its own; returns whether it was one."""
        self.end_key: Callable[[], None] | None = None
        """Called when a key is up again."""
        self._is_menu_due = False
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    # ── mouse: pyqtgraph's own handling is left aside, so that hovering costs nothing ───────────

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        """Left takes the playhead or moves what is zoomed, right zooms the values, middle moves all."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        start, self._before = ev.position(), float(self.playhead.value())
        match ev.button():
            case Qt.MouseButton.LeftButton if self.is_over_values(start):
                self._drag = self._pan_values(start)
            case Qt.MouseButton.LeftButton if any(self.may_pan) and not self._is_near_playhead(start):
                self._click = lambda: self.scrubbed.emit(self.place_of(start)[0])
                self._drag = self._pan_by_hand(start)
            case Qt.MouseButton.LeftButton:
                self._drag = lambda position: self.scrubbed.emit(self.place_of(position)[0])
                self._drag(start)
            case Qt.MouseButton.RightButton:
                self._is_menu_due = True
                self._drag = self._zoom_values_from(start)
            case Qt.MouseButton.MiddleButton:
                self._drag = self._pan(start)
        ev.accept()

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Go on with a drag, and tell where the mouse is."""
        if self._drag is not None:
            self._drag(ev.position())
        self.viewport().setCursor(self._cursor(ev.position()))
        self.pointed.emit(self.place_of(ev.position()))

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        """End a drag; a click moves the playhead, a right click that moved nothing opens the menu."""
        click, self._click, self._drag = self._click, None, None
        if click is not None:
            click()
        if ev.button() == Qt.MouseButton.RightButton and self._is_menu_due:
            self.menu_asked.emit(ev.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        """Fit the axes; the playhead is where it was before the first of the clicks."""
        if ev.button() == Qt.MouseButton.LeftButton:
            if self.playhead.isVisible():
                self.scrubbed.emit(self._before)
            self.fit_asked.emit()

    def leaveEvent(self, ev: object) -> None:
        """Tell that the mouse points nowhere."""
        self.pointed.emit(None)

    def contextMenuEvent(self, ev: QContextMenuEvent | None) -> None:
        """The menu key opens the menu; the mouse's right button is seen to above."""
        if ev is not None and ev.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self.mapToGlobal(self.rect().center()))

    def wheelEvent(self, ev: QWheelEvent) -> None:
        """The wheel zooms time, with Shift or over the value axis the values; sideways it moves time."""
        angle = ev.angleDelta()
        t, height = self.place_of(ev.position())
        has_shift = bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if has_shift or self.is_over_values(ev.position()):
            self.height_asked.emit(
                zoomed(self.height_span, height, ZOOM ** ((angle.y() or angle.x()) / NOTCH))
            )
        elif abs(angle.x()) > abs(angle.y()):
            self.time_asked.emit(moved(self.time, -0.1 * angle.x() / NOTCH))
        else:
            self.time_asked.emit(zoomed(self.time, t, ZOOM ** (angle.y() / NOTCH)))
        ev.accept()

    def _is_near_playhead(self, position: QPointF) -> bool:
        """Whether the mouse would take the playhead: at its line, or at the triangle on top."""
        top = float(self.view.sceneBoundingRect().top())
        reach = self._theme.px(MARK) if position.y() < top + 2 * self._theme.px(MARK) else NEAR
        distance = abs(self.position_of(self.playhead.value(), 0).x() - position.x())
        return bool(self.playhead.isVisible() and distance < reach)

    def _cursor(self, position: QPointF) -> Qt.CursorShape:
        """What a drag from here does."""
        if self._click is None and self._is_near_playhead(position):
            return Qt.CursorShape.SizeHorCursor
        if any(self.may_pan) and not self.is_over_values(position):
            is_panning = self._drag is not None
            return Qt.CursorShape.ClosedHandCursor if is_panning else Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.ArrowCursor

    def _pan_by_hand(self, start: QPointF) -> Callable[[QPointF], None]:
        """Move what is zoomed, once the mouse has left the place of a click."""
        pan_time, pan_values = self._pan_time(start), self._pan_values(start)
        in_time, in_height = self.may_pan

        def pan(position: QPointF) -> None:
            if (position - start).manhattanLength() > NEAR or self._click is None:
                self._click = None
                if in_time:
                    pan_time(position)
                if in_height:
                    pan_values(position)

        return pan

    def _pan_time(self, start: QPointF) -> Callable[[QPointF], None]:
        span, width = self.time, self.view.width()
        return lambda position: self.time_asked.emit(moved(span, (start.x() - position.x()) / width))

    def _pan_values(self, start: QPointF) -> Callable[[QPointF], None]:
        span, height = self.height_span, self.view.height()
        sign = -1 if self.view.yInverted() else 1
        return lambda position: self.height_asked.emit(
            moved(span, sign * (position.y() - start.y()) / height)
        )

    def _pan(self, start: QPointF) -> Callable[[QPointF], None]:
        pan_time, pan_values = self._pan_time(start), self._pan_values(start)

        def pan(position: QPointF) -> None:
            pan_time(position)
            pan_values(position)

        return pan

    def _zoom_values_from(self, start: QPointF) -> Callable[[QPointF], None]:
        span, center = self.height_span, self.place_of(start)[1]

        def zoom(position: QPointF) -> None:
            distance = start.y() - position.y()
            if abs(distance) > NEAR or not self._is_menu_due:
                self._is_menu_due = False
                self.height_asked.emit(zoomed(span, center, ZOOM ** (distance / PIXELS_PER_ZOOM)))

        return zoom

    # ── keys ───────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Left, Right, Home and End move the playhead, + and − zoom time around it, A fits the axes.

        Others, such as Up and Down, a plot may take for itself.
        """
        key = Qt.Key(ev.key())
        with_modifier = ev.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        zooms = {Qt.Key.Key_Plus: ZOOM, Qt.Key.Key_Equal: ZOOM, Qt.Key.Key_Minus: 1 / ZOOM}
        if self.take_key is not None and self.take_key(ev):
            ev.accept()
        elif with_modifier:
            ev.ignore()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.keyed.emit(key)
        elif key in zooms:
            self.time_asked.emit(zoomed(self.time, self.playhead.value(), zooms[key]))
        elif key == Qt.Key.Key_A:
            self.fit_asked.emit()
        else:
            ev.ignore()

    def keyReleaseEvent(self, ev: QKeyEvent) -> None:
        """A key held down is one gesture."""
        if self.end_key is not None and not ev.isAutoRepeat():
            self.end_key()
        ev.ignore()


def walk_by_key(walk: Walk, key: Qt.Key) -> None:
    """Move the run's playhead as a key wants it that a canvas has told by `keyed`."""
    moves = {
        Qt.Key.Key_Left: walk.step_back,
        Qt.Key.Key_Right: walk.step,
        Qt.Key.Key_Home: walk.first,
        Qt.Key.Key_End: walk.last,
    }
    moves[key]()
