"""The playhead as it is drawn on a plot."""

import pyqtgraph as pg
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QPainter, QPen, QPolygonF

from gui.look.theme import Theme

WIDTH = 1.5  # px
MARK = 11  # px that the triangle on top is wide, by which it is dragged


class PlayheadLine(pg.InfiniteLine):
    """A vertical line with a triangle on top. It is moved from outside; the canvas sees to the mouse."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, angle=90, movable=False)
        self._theme = theme
        self.setZValue(1000)

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        self._maxMarkerSize = self._theme.px(MARK)  # how far the bounding rectangle reaches sideways
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
        p.setPen(QPen(self._theme.colour("accent"), max(1, self._theme.px(WIDTH))))
        p.drawLine(top, bottom)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(self._theme.colour("accent"), 0))
        p.setBrush(self._theme.colour("accent"))
        p.drawPolygon(
            QPolygonF([top + QPointF(-half, 0), top + QPointF(half, 0), top + QPointF(0, half * 1.5)])
        )
