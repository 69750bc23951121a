"""The playhead as it is drawn on a plot."""

import pyqtgraph as pg
from PyQt6.QtCore import QLineF, QPointF
from PyQt6.QtGui import QPainter, QPen, QPolygonF

from gui.look.theme import Theme

WIDTH = 1.5  # px
MARK = 11  # px that the triangle on top is wide, by which it is dragged
RIM = 1  # px around it on a picture


class PlayheadLine(pg.InfiniteLine):
    """A vertical line with a triangle on top. It is moved from outside; the canvas sees to the mouse.

    is_on_picture: whether it has a rim, as colours behind it may be its own.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, angle=90, movable=False)
        self._theme = theme
        self.is_on_picture = False
        self.setZValue(1000)

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        self._maxMarkerSize = self._theme.px(MARK + 2 * RIM)  # px sideways that it is painted
        self.viewTransformChanged()
        self.prepareGeometryChange()

    def paint(self, p: QPainter, *args: object) -> None:
        """Paint line and triangle in pixels of the window, whatever the axes and the screen."""
        ends = [p.transform().map(QPointF(end, 0)) for end in self._endPoints]
        top, bottom = sorted(ends, key=QPointF.y)
        half = self._theme.px(MARK) / 2
        p.resetTransform()
        low, high = self.getViewBox().viewRange()[0]
        if low <= self.value() <= high:  # at the edge of the plot, half of the triangle is beyond it
            p.setClipping(False)
        mark = QPolygonF([top + QPointF(-half, 0), top + QPointF(half, 0), top + QPointF(0, half * 1.5)])
        if self.is_on_picture:
            self._draw(p, "card", QLineF(top, bottom), mark, 2 * self._theme.px(RIM))
        self._draw(p, "accent", QLineF(top, bottom), mark, 0)

    def _draw(self, p: QPainter, role: str, line: QLineF, mark: QPolygonF, wider: int) -> None:
        """Line and triangle in a colour. wider: px more than they are."""
        colour = self._theme.colour(role)
        p.setPen(QPen(colour, max(1, self._theme.px(WIDTH)) + wider))
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.drawLine(line)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(colour, wider))
        p.setBrush(colour)
        p.drawPolygon(mark)
