"""A plane of numbers as heights: its lines one behind the other, each hiding what is behind it."""

import numpy as np
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QLinearGradient, QPainter, QPen, QPolygonF

from gui.look.theme import Theme
from gui.plane.frame import HeightFrame

LINES = 56  # that are drawn
POINTS = 160  # of each


def paint_ridges(painter: QPainter, theme: Theme, frame: HeightFrame) -> None:
    """Paint from the back to the front, in colours from the lowest number's to the highest one's."""
    surface, (across, along) = frame.picture.surface, frame.picture.spans
    shares = np.nan_to_num(surface.shares, nan=1.0)
    rows, columns = shares.shape
    firsts = np.linspace(*across, columns)
    edge = theme.colour("text")
    edge.setAlphaF(0.5)
    pen = QPen(edge, theme.scale)
    every = max(1, columns // POINTS)
    for row in np.unique(np.linspace(0, rows - 1, LINES).round().astype(int))[::-1]:
        second = along[0] + (along[1] - along[0]) * row / max(rows - 1, 1)
        ground = frame.ground_of((float(firsts[0]), second))
        end = frame.ground_of((float(firsts[-1]), second))
        places = np.linspace(ground.x(), end.x(), columns)[::every]
        heights = ground.y() - frame.most * shares[row, ::every]
        top = [QPointF(float(x), float(y)) for x, y in zip(places, heights, strict=True)]
        fill = QLinearGradient(QPointF(0, ground.y()), QPointF(0, ground.y() - frame.most))
        fill.setColorAt(0, theme.colour("card"))
        fill.setColorAt(1, theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        below = frame.area.bottom()
        painter.drawPolygon(QPolygonF([*top, QPointF(top[-1].x(), below), QPointF(top[0].x(), below)]))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(top))
