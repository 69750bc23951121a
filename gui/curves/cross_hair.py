"""The cross-hair: a line at one step of a plot, and a box that reads all curves there."""

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from gui.curves.canvas import Canvas
from gui.curves.curve import paint_sample
from gui.curves.reading import CurveReading
from gui.look.theme import QUIET, TICKS, Theme

SAMPLE = (18, 10)  # px
PAD, GAP, AWAY = 6, 6, 14  # px: inside the box; between its columns; from the line


class HairLine(QWidget):
    """The vertical line; all that is painted anew as it moves is itself."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint it in the colour of the axes' labels, weakly."""
        painter = QPainter(self)
        painter.setOpacity(0.5)
        painter.fillRect(self.rect(), self._theme.colour("quiet"))


class CrossHair(QWidget):
    """The box; it goes when the mouse or the focus leaves the canvas."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        super().__init__(canvas)
        self._canvas, self._theme = canvas, theme
        self._line = HairLine(canvas, theme)
        self.title = ""
        self.rows: Sequence[CurveReading] = ()
        self.is_by_keys = False
        """Whether it stands at the playhead, which keys move, and not under the mouse."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.installEventFilter(self)
        self.hide()

    @property
    def most(self) -> int:
        """The rows for which there is room."""
        height = self._canvas.view.height() - 2 * self._theme.px(PAD)
        return max(2, int(height // self._row_height) - 1)

    def read(self, t: int, y: float, title: str, rows: Sequence[CurveReading], *, is_by_keys: bool) -> None:
        """Stand at step t, at a height in px of the canvas, with these rows under a title."""
        if not rows:
            self.leave()
            return
        self.title, self.rows, self.is_by_keys = title, rows, is_by_keys
        area = self._canvas.view.sceneBoundingRect()
        x = self._canvas.position_of(t, 0).x()
        self._line.setGeometry(round(x), round(area.top()), 1, round(area.height()))
        self._line.setVisible(area.left() <= x <= area.right() and not is_by_keys)
        self.setGeometry(self._place(x, y, area))
        self.show()
        self.update()

    def leave(self) -> None:
        """Be seen no more."""
        self.hide()
        self._line.hide()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Go with the focus, where keys brought it."""
        if event is not None and event.type() == QEvent.Type.FocusOut and self.is_by_keys:
            self.leave()
        return False

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the step, and a row a reading: sample, name, value."""
        painter, px, colour = QPainter(self), self._theme.px, self._theme.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("line"))
        painter.setBrush(colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
        inside = self.rect().adjusted(px(PAD), px(PAD), -px(PAD), -px(PAD))
        line = QRect(inside.left(), inside.top(), inside.width(), self._row_height)
        painter.setFont(self._theme.font(QUIET))
        painter.setPen(colour("quiet"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.title)
        for row in self.rows:
            line.translate(0, self._row_height)
            self._paint_row(painter, line, row)

    def _paint_row(self, painter: QPainter, line: QRect, row: CurveReading) -> None:
        px, middle = self._theme.px, Qt.AlignmentFlag.AlignVCenter
        wide, high = (px(length) for length in SAMPLE)
        if row.look is not None:
            sample = QRectF(line.left(), line.center().y() - high / 2, wide, high)
            paint_sample(painter, sample, row.look, self._theme)
        painter.setFont(self._theme.font(QUIET))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(line.adjusted(wide + px(GAP), 0, 0, 0), middle, row.label)
        painter.setFont(self._theme.mono(TICKS))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, row.text)

    @property
    def _row_height(self) -> int:
        return QFontMetrics(self._theme.font(QUIET)).height() + self._theme.px(2)

    def _place(self, x: float, y: float, area: QRectF) -> QRect:
        """Beside the line, where there is more room, and within the curves' area as far as it goes."""
        px = self._theme.px
        names, digits = QFontMetrics(self._theme.font(QUIET)), QFontMetrics(self._theme.mono(TICKS))
        beside = px(SAMPLE[0]) + 2 * px(GAP)
        labels = max(names.horizontalAdvance(row.label) for row in self.rows)
        numbers = max(digits.horizontalAdvance(row.text) for row in self.rows)
        width = max(names.horizontalAdvance(self.title), beside + labels + numbers + px(GAP)) + 2 * px(PAD)
        height = (len(self.rows) + 1) * self._row_height + 2 * px(PAD)
        is_right = x + px(AWAY) + width <= self._canvas.width()
        left = x + px(AWAY) if is_right else max(0.0, x - px(AWAY) - width)
        top = min(max(area.top(), y - height / 2), max(area.top(), area.bottom() - height))
        return QRect(round(left), round(top), width, height)
