"""The surface of a plot: axes, the playhead, and what the mouse and the keys do on it."""

from collections.abc import Callable

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRect, Qt, pyqtSignal
from PyQt6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PyQt6.QtWidgets import QLabel

from gui.look.properties import present, with_properties
from gui.look.theme import TICKS, Theme
from gui.plots.axis import TimeAxis, ValueAxis
from gui.plots.playhead_line import MARK, PlayheadLine
from gui.plots.zoom import Span, moved, zoomed
from gui.state.walk import Walk

NOTCH = 120  # Qt's angle of one notch of a wheel
ZOOM = 1.25  # times nearer with one notch
PIXELS_PER_ZOOM = 60  # of a drag that zooms as much as one notch
DIM = 0.4  # opacity of a picture that is about to be replaced
NEAR = 5  # px around the playhead within which it can be grabbed; a drag that is shorter is a click


class Canvas(pg.GraphicsView):
    """Shows a range of time and of heights, and emits which other range the user wants.

    Signals:
        pointed(object): the mouse is over (t, height), as floats; None when it has left.
        scrubbed(object): the mouse was pressed at, or dragged to, t, a float.
        time_asked(object), height_asked(object): the range that the user wants, (low, high).
        fit_asked(): the user wants to see everything.
        menu_asked(object): the user wants the menu, at a global QPoint.
        keyed(object): a Qt.Key that moves the playhead: left, right, home, end.
        resized(): the area of the curves changed its size.
    """

    pointed = pyqtSignal(object)
    scrubbed = pyqtSignal(object)
    time_asked = pyqtSignal(object)
    height_asked = pyqtSignal(object)
    fit_asked = pyqtSignal()
    menu_asked = pyqtSignal(object)
    keyed = pyqtSignal(object)
    resized = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False)  # resizeEvent comes before __init__ ends
        super().__init__()
        self._theme = theme
        # Whoever changes the scene calls paint_later: left to itself, each view is painted along with the
        # others, and once more when its own scene has noticed that it has changed.
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setObjectName("canvas")
        # It is filled with the card's colour: nothing behind it has to be painted before.
        present(self.viewport()).setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.time_name = self.tr("time step t")
        """What the axis below counts; shown from the next `restyle` on."""
        self.time: Span = (0.0, 1.0)
        self.height_span: Span = (0.0, 1.0)
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
        self.view.disableAutoRange()
        self.view.sigResized.connect(self.resized)
        self.playhead = PlayheadLine(theme)
        self.view.addItem(self.playhead, ignoreBounds=True)
        self._place()
        self.playhead.sigPositionChanged.connect(self._make_way)
        self.playhead.visibleChanged.connect(self._make_way)
        self.empty = with_properties(QLabel, self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty.setProperty("role", "quiet")
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.empty.hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    def paint_later(self) -> None:
        """Have everything painted when Qt comes to it."""
        viewport = self.viewport()
        if viewport is not None:
            viewport.update()

    def move_playhead(self, t: int) -> None:
        """Show the playhead at step t; only where it was and where it is now is painted again."""
        before = self._playhead_strip()
        self.playhead.setValue(t)
        viewport = self.viewport()
        if viewport is not None:
            viewport.update(before)
            viewport.update(self._playhead_strip())

    def _playhead_strip(self) -> QRect:
        half = self._theme.px(MARK)
        return QRect(round(self.position_of(self.playhead.value(), 0).x()) - half, 0, 2 * half, self.height())

    def set_time(self, low: float, high: float) -> None:
        """Show these steps."""
        if (low, high) != self.time:
            self.time = (low, high)
            self.view.setXRange(low, high, padding=0)
            self._make_way()

    def _make_way(self) -> None:
        """Keep what the axis tells clear of the playhead."""
        first, last = self.time
        share = (self.playhead.value() - first) / (last - first) if self.playhead.isVisible() else None
        if self.value_axis.make_way(share):
            self.paint_later()

    def set_heights(self, low: float, high: float) -> None:
        """Show these heights."""
        if (low, high) != self.height_span:
            self.height_span = (low, high)
            self.view.setYRange(low, high, padding=0)

    def show_text(self, text: str) -> None:
        """Say what would fill the plot, instead of drawing it; "" draws it."""
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        was_visible = self.centralWidget.isVisible()
        self.centralWidget.setVisible(not text)
        if not text and not was_visible:
            for axis in (self.time_axis, self.value_axis):
                axis.restyle()  # one that is told its size while it is hidden takes none

    def dim(self, is_dim: bool) -> None:
        """Show the picture weakly, as one of numbers that are no more."""
        self.centralWidget.setOpacity(DIM if is_dim else 1.0)

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        px = self._theme.px
        self.setBackground(self._theme.colours.card)
        self.centralWidget.layout.setContentsMargins(0, px(8), px(8), 0)
        for axis in (self.time_axis, self.value_axis):
            axis.restyle()
        self.playhead.restyle()
        self.corner.setText(
            self.time_name, color=self._theme.colours.quiet, size=f"{px(TICKS)}px", justify="left"
        )

    def _place(self) -> None:
        layout = pg.GraphicsLayout()
        layout.setSpacing(0)
        self.setCentralItem(layout)
        self.time_axis, self.value_axis = TimeAxis(self._theme), ValueAxis(self._theme)
        layout.addItem(self.value_axis, 0, 0)
        layout.addItem(self.view, 0, 1)
        layout.addItem(self.time_axis, 1, 1)
        self.corner = layout.addLabel("", 1, 0)
        self.time_axis.linkToView(self.view)
        self.value_axis.linkToView(self.view)

    # ── from the screen to time and height ─────────────────────────────────────────────────────

    def place_of(self, position: QPointF) -> tuple[float, float]:
        """Time and height at a position in the widget."""
        area = self.view.sceneBoundingRect()
        across = (position.x() - area.left()) / max(area.width(), 1.0)
        up = (area.bottom() - position.y()) / max(area.height(), 1.0)
        if self.view.yInverted():
            up = 1 - up
        (first, last), (low, high) = self.time, self.height_span
        return first + across * (last - first), low + up * (high - low)

    def position_of(self, t: float, height: float) -> QPointF:
        """Where on the widget a time and a height are."""
        area = self.view.sceneBoundingRect()
        (first, last), (low, high) = self.time, self.height_span
        up = (height - low) / (high - low)
        if self.view.yInverted():
            up = 1 - up
        return QPointF(
            area.left() + (t - first) / (last - first) * area.width(), area.bottom() - up * area.height()
        )

    def _is_over_values(self, position: QPointF) -> bool:
        return bool(position.x() < self.view.sceneBoundingRect().left())

    # ── mouse: pyqtgraph's own handling is left aside, so that hovering costs nothing ───────────

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        """Left takes the playhead or moves what is zoomed, right zooms the values, middle moves all."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        start, self._before = ev.position(), float(self.playhead.value())
        match ev.button():
            case Qt.MouseButton.LeftButton if self._is_over_values(start):
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
        if has_shift or self._is_over_values(ev.position()):
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
        if any(self.may_pan) and not self._is_over_values(position):
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

    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        """Keep the empty text in the middle."""
        super().resizeEvent(ev)
        if ev is not None and hasattr(self, "empty"):  # pyqtgraph calls this while it is being built
            self.empty.setGeometry(self.rect())


def walk_by_key(walk: Walk, key: Qt.Key) -> None:
    """Move the run's playhead as a key wants it that a canvas has told by `keyed`."""
    moves = {
        Qt.Key.Key_Left: walk.step_back,
        Qt.Key.Key_Right: walk.step,
        Qt.Key.Key_Home: walk.first,
        Qt.Key.Key_End: walk.last,
    }
    moves[key]()
