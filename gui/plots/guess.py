"""A point on a plot that is dragged to where somebody expects a value that is not computed yet."""

import math

import numpy as np
from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QWidget

from engine.array import Array
from engine.lesson.guess import rounded
from engine.notation.number_text import number
from engine.run.measures import as_float64
from gui.curves.scale import Scale
from gui.curves.view import PlotView
from gui.curves.zoom import Span
from gui.look.properties import with_properties
from gui.look.theme import TICKS

HEIGHT = 24  # px
POINT = 7  # px from the middle of the diamond to its corners
GAP = 12  # px from the middle of the diamond to the label
INSIDE = 6  # px left and right of the label's text
EDGE = 10  # px from the upper or lower edge within which a drag asks for more room
GROW_MS = 50  # between two times that the range grows while a drag rests at the edge
GROWTH = 0.02  # each time, of the range that was shown when the drag began: never faster than a hand
HEADROOM = 1.6  # times what the curves span, kept free on the side of 0 where the curve has ended
BELOW = 0.25  # the same, beyond the other end
ROOM = 0.08  # of the range, kept between the point and the edge
FARTHEST = 50.0  # times the range of the curves: a point beyond is drawn there
COARSE = 10  # what Shift does to a step of the arrow keys
DONE_ALPHA = 0.55  # of a point that is answered


class Guess(QWidget):
    """A point at one t of a plot, which the mouse or the arrow keys move up and down.

    It knows where it is put and nothing of what will be computed. Before it is moved it stands where the
    curve ended, and says "?". Beyond the curves there is room for what may come. Among whole numbers it
    snaps to whole ones. Escape and the other keys are left to the plot. `freeze` keeps it as a mark.

    Signals:
        moved(object): its value is another, by mouse or keys.
        given(object): Enter or a double click gives the value as the answer.
    """

    moved = pyqtSignal(object)
    given = pyqtSignal(object)

    def __init__(self, plot: PlotView, t: int, label: str, start: float, *, is_whole: bool) -> None:
        """label: what is asked, as "y". start: the value where it stands at first. is_whole: it snaps."""
        super().__init__(plot.canvas)
        self._plot, self._canvas, self._theme = plot, plot.canvas, plot.context.theme
        self.t, self.label = t, label
        self.value = self._start = start
        self.is_whole = is_whole
        self.is_moved = False
        self.is_done = False
        self._room: Span | None = None  # heights that a drag has asked for
        self._grip: float | None = None  # px from the pointer to the middle, while it is dragged
        self._pace = 0.0  # heights by which the range grows each time
        self._grow = with_properties(QTimer, self, interval=GROW_MS)
        self._grow.timeout.connect(self._ask_for_room)
        self._pull = 0  # +1 or -1 while a drag rests at the upper or lower edge
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setToolTip(
            self.tr(
                "Drag to where you expect {} at t = {}; Up and Down move it, with Shift farther; "
                "Enter gives it as the answer."
            ).format(label, t)
        )
        self._describe()
        self.show()

    # ── what others ask of it ──────────────────────────────────────────────────────────────────

    def put(self, value: float) -> None:
        """Move it to a value that was typed elsewhere; this is not told."""
        if math.isfinite(value) and (value != self.value or not self.is_moved):
            self.value, self.is_moved = value, True
            self._describe()
            self._plot.refresh()

    def freeze(self) -> None:
        """Stay as a mark of what was answered."""
        self.is_done = True
        self._grow.stop()
        self._grip = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setToolTip("")
        self.setVisible(self.is_moved)
        self._describe()

    def widened(self, heights: Span, scale: Scale) -> Span:
        """The range that shows it, too, and what a drag has asked for. heights: what shows the curves."""
        low, high = heights if self.is_done else self._with_headroom(heights, scale)
        farthest = FARTHEST * (high - low)
        if self._room is not None:
            low, high = min(low, self._room[0]), max(high, self._room[1])
        room = 0.0 if self._grip is not None else ROOM * (high - low)  # added to each time, it would run away
        height = scale.height(self.value)
        low = min(low, max(height - room, heights[0] - farthest))
        return low, max(high, min(height + room, heights[1] + farthest))

    def _with_headroom(self, heights: Span, scale: Scale) -> Span:
        """Room for the next value, told by nothing but the curves."""
        low, high = map(scale.value, heights)
        span = max(high - low, abs(low), abs(high))
        above, below = (HEADROOM, BELOW) if self._start >= 0 else (BELOW, HEADROOM)
        return min(heights[0], scale.height(low - below * span)), max(
            heights[1], scale.height(high + above * span)
        )

    def place(self) -> None:
        """Stand where the plot draws its t and value now."""
        area = self._canvas.view.sceneBoundingRect()
        center = self._canvas.position_of(self.t, self._plot.scale_drawn.height(self.value))
        x = min(max(center.x(), area.left()), area.right())
        y = min(max(center.y(), area.top()), area.bottom())
        size, reach = self.sizeHint(), self._reach
        left = x - (size.width() - reach if x + size.width() - reach > area.right() else reach)
        top = min(max(y - size.height() / 2, 0.0), self._canvas.height() - size.height())
        corner = QPoint(round(left), round(top))
        self._center = QPointF(x - corner.x(), y - corner.y())
        self.setGeometry(QRect(corner, size))
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        """The diamond with its focus ring, and the label beside it."""
        self.setFont(self._theme.mono(TICKS))
        width = self.fontMetrics().horizontalAdvance(self.text)
        px = self._theme.px
        return QSize(self._reach + px(GAP + 2 * INSIDE) + width, px(HEIGHT))

    @property
    def text(self) -> str:
        """What stands beside the point."""
        return f"{self.label} = {number(self.value)}" if self.is_moved else f"{self.label} = ?"

    # ── mouse ──────────────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take hold of it."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().y() - self._center.y()
            self._room = low, high = self._canvas.height_span  # nothing shrinks under the hand
            self._pace = GROWTH * (high - low)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow the pointer up and down; at an edge of the plot the range grows."""
        if event is None or self._grip is None:
            return
        area = self._canvas.view.sceneBoundingRect()
        y = self.mapToParent(event.position()).y() - self._grip
        edge = self._theme.px(EDGE)
        self._pull = 1 if y < area.top() + edge else -1 if y > area.bottom() - edge else 0
        if self._pull and not self._grow.isActive():
            self._grow.start()
        elif not self._pull:
            self._grow.stop()
        self._move_to(min(max(y, area.top()), area.bottom()))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Let go."""
        self._grip = None
        self._grow.stop()

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Give the value as the answer."""
        if event is not None and event.button() == Qt.MouseButton.LeftButton and self.is_moved:
            self.given.emit(self.value)

    def _move_to(self, y: float) -> None:
        """Take the value at a place on the canvas, as round as the pixels there are far apart."""
        scale = self._plot.scale_drawn
        height, above = (self._canvas.place_of(QPointF(0, place))[1] for place in (y, y - 1))
        self._take(rounded(scale.value(height), scale.value(above) - scale.value(height)))

    def _ask_for_room(self) -> None:
        """Show more above or below, and go on with the point at the edge."""
        low, high = self._canvas.height_span
        self._room = (low, high + self._pace) if self._pull > 0 else (low - self._pace, high)
        self._plot.refresh()
        area = self._canvas.view.sceneBoundingRect()
        self._move_to(area.top() if self._pull > 0 else area.bottom())

    # ── keys ───────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Up and Down move it, Enter gives it; all else is the plot's."""
        assert event is not None
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                direction = 1 if event.key() == Qt.Key.Key_Up else -1
                self._step(direction * (COARSE if is_shifted else 1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.is_moved:
                self.given.emit(self.value)
            case _:
                event.ignore()

    def _step(self, steps: int) -> None:
        """Move by some steps of about two pixels, wherever on the scale; of whole numbers, one is one."""
        if self.is_whole and abs(steps) == 1:
            self._take(self.value + steps)
            return
        size = self._round_step()
        self._take(rounded(self.value + steps * size, size / 2))

    def _round_step(self) -> float:
        """About two pixels where the point stands, as a round number."""
        scale, (low, high) = self._plot.scale_drawn, self._canvas.height_span
        pixel = (high - low) / max(self._canvas.view.height(), 1.0)
        height = scale.height(self.value)
        step = scale.value(height + 2 * pixel) - scale.value(height)
        return rounded(step, step) or step

    def _take(self, value: float) -> None:
        value = float(round(value)) if self.is_whole and math.isfinite(value) else value
        if math.isfinite(value) and (value != self.value or not self.is_moved):
            self.value, self.is_moved = value, True
            self._describe()
            self._plot.refresh()
            self.moved.emit(value)

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Your answer for {} at t = {}").format(self.label, self.t))
        self.setAccessibleDescription(number(self.value) if self.is_moved else self.tr("not answered yet"))

    @property
    def _reach(self) -> int:
        """How far the middle of the diamond is from the edge of the widget, px."""
        return self._theme.px(POINT + 4)

    @property
    def _colour(self) -> QColor:
        """A violet that no curve of a run has."""
        colour = QColor(self._theme.colours.units[4])
        colour.setAlphaF(DONE_ALPHA if self.is_done else 1.0)
        return colour

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """A diamond, a ring around it with the focus, and the label on a card of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_label(painter)
        px, center = self._theme.px, self._center
        painter.setPen(QPen(self._theme.colour("card"), px(1.5)))
        painter.setBrush(self._colour)
        painter.drawPolygon(_diamond(center, px(POINT)))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colour, px(1.5)))
            painter.drawPolygon(_diamond(center, px(POINT + 3)))

    def _paint_label(self, painter: QPainter) -> None:
        px = self._theme.px
        left = self._center.x() + px(GAP) if self._center.x() < self.width() / 2 else 1.0
        box = QRectF(left, 2, self.width() - self._reach - px(GAP) - 2, self.height() - 4)
        painter.setPen(QPen(self._colour, 1))
        painter.setBrush(self._theme.colour("card"))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.setPen(self._theme.colour("quiet" if self.is_done else "text"))
        painter.setFont(self._theme.mono(TICKS))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()


def column_of(table: Array | None, index: int) -> Array:
    """One column of what is recorded, (steps,); none of it where nothing is."""
    return np.empty(0) if table is None else as_float64(table[:, index])


def start_of(values: Array) -> float:
    """Where a point stands at first: at the last finite value, or at 0."""
    finite = values[np.isfinite(values)]
    return float(finite[-1]) if len(finite) else 0.0


def are_whole(values: Array) -> bool:
    """Whether there are values, and all that are finite are whole."""
    finite = values[np.isfinite(values)]
    return len(finite) > 0 and bool((finite == np.round(finite)).all())


def _diamond(center: QPointF, reach: float) -> QPolygonF:
    corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    return QPolygonF([center + QPointF(x, y) for x, y in corners])
