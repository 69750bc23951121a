"""The axes of a plane of numbers: values and names below and at the left."""

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPen

from gui.curves.scale import Scale
from gui.curves.ticks import Room, Ticks, value_ticks
from gui.look.theme import TICKS, Theme
from gui.plane.frame import PlaneFrame

LEFT, BOTTOM, TOP, RIGHT = 58, 34, 8, 10  # px beside the picture: values, steps and names of the axes


class PlaneAxes:
    """Paints the frame around a plane, the values along it, and the names of its two axes.

    names: of the axis below, and of that at the left.
    """

    def __init__(self, theme: Theme, frame: PlaneFrame, names: tuple[str, str]) -> None:
        self._theme, self._frame, self._names = theme, frame, names

    def paint(self, painter: QPainter, has_focus: bool) -> None:
        """Paint frame, values and names."""
        theme, area, px = self._theme, self._frame.area, self._theme.px
        painter.setPen(QPen(theme.colour("accent" if has_focus else "line"), px(2) if has_focus else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        painter.setFont(theme.font(TICKS))
        painter.setPen(theme.colour("quiet"))
        metrics = painter.fontMetrics()
        high = metrics.height()
        for tick in self._ticks(0).ticks:
            x = self._frame.ground_of((tick.height, self._frame.spans[1][0])).x()
            width = metrics.horizontalAdvance(tick.text)
            left = min(max(x - width / 2, 0), area.right() + px(RIGHT) - width)
            painter.drawText(QPointF(left, area.bottom() + metrics.ascent() + px(2)), tick.text)
        for tick in self._ticks(1).ticks:
            y = self._frame.ground_of((self._frame.spans[0][0], tick.height)).y()
            place = QRectF(0, y - high / 2, area.left() - px(5), high)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.text)
        painter.setPen(theme.colour("text"))
        below = QRectF(area.left(), area.bottom() + high + px(1), area.width(), high)
        elided = metrics.elidedText(self._names[0], Qt.TextElideMode.ElideMiddle, round(area.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, elided)
        painter.save()
        painter.translate(metrics.ascent(), area.center().y())
        painter.rotate(-90)
        elided = metrics.elidedText(self._names[1], Qt.TextElideMode.ElideMiddle, round(area.height()))
        painter.drawText(
            QRectF(-area.height() / 2, -metrics.ascent(), area.height(), high),
            Qt.AlignmentFlag.AlignCenter,
            elided,
        )
        painter.restore()

    def _ticks(self, axis: int) -> Ticks:
        metrics, px, area = QFontMetrics(self._theme.font(TICKS)), self._theme.px, self._frame.area
        is_across = axis == 0
        return value_ticks(
            Scale(),
            *self._frame.spans[axis],
            Room(
                length=area.width() if is_across else area.height(),
                extent=metrics.horizontalAdvance if is_across else lambda text: px(TICKS),
                fits=lambda text: is_across or metrics.horizontalAdvance(text) <= px(LEFT - 16),
                tells=lambda text: not text,
                apart=px(64 if is_across else 28),
                nearest=px(8 if is_across else 1),
                overhang=(px(8), px(8)),
            ),
        )
