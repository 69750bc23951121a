"""A small picture of a watch over time."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPainterPath, QPen

from engine.array import Array
from engine.expression.summary import Summary

COLUMNS = 96  # more would not be seen


class Sparkline:
    """The outline of a summary as a path, made once and drawn as often as the playhead moves."""

    def __init__(self, summary: Summary) -> None:
        self.steps = summary.steps
        low, high = _reduced(*summary.outline)
        x = (np.arange(len(low)) + 0.5) / max(1, len(low)) if summary.width > 1 else _spread(len(low))
        self._path = _path(x, *_scaled(low, high))

    def paint(self, painter: QPainter, rect: QRectF, colour: QColor, width: float) -> None:
        """Draw the outline into a rectangle."""
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setCosmetic(True)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.translate(rect.topLeft())
        painter.scale(rect.width(), rect.height())
        painter.drawPath(self._path)
        painter.restore()

    def x_of(self, t: int, rect: QRectF) -> float:
        """The place of step t in a rectangle, from left to right."""
        return rect.left() + rect.width() * (t / (self.steps - 1) if self.steps > 1 else 0.5)

    def t_at(self, x: float, rect: QRectF) -> int:
        """The step nearest to a place."""
        share = (x - rect.left()) / max(1.0, rect.width())
        return round(min(max(share, 0.0), 1.0) * max(0, self.steps - 1))


def _spread(count: int) -> Array:
    return np.linspace(0, 1, count) if count > 1 else np.full(count, 0.5)


def _reduced(low: Array, high: Array) -> tuple[Array, Array]:
    """The values of at most COLUMNS columns: the smallest and the largest of each."""
    if len(low) <= COLUMNS:
        return low, high
    starts = np.arange(COLUMNS) * len(low) // COLUMNS
    return np.fmin.reduceat(low, starts), np.fmax.reduceat(high, starts)


def _scaled(low: Array, high: Array) -> tuple[Array, Array]:
    """The values from 0 at the top to 1 at the bottom; what never changes runs through the middle."""
    if np.isnan(low).all():
        return low, high
    bottom, top = np.nanmin(low), np.nanmax(high)
    with np.errstate(over="ignore"):
        size = top / 2 - bottom / 2  # halves, as the whole may lie beyond float64
    if size == 0:
        return np.where(np.isnan(low), np.nan, 0.5), np.where(np.isnan(high), np.nan, 0.5)
    return 0.5 - (low / 2 - (top / 4 + bottom / 4)) / size, 0.5 - (high / 2 - (top / 4 + bottom / 4)) / size


def _path(x: Array, low: Array, high: Array) -> QPainterPath:
    """A line through the values, up and down where a column holds several; gaps where there are none."""
    path, is_down = QPainterPath(), False
    for place, bottom, top in zip(x.tolist(), low.tolist(), high.tolist(), strict=True):
        if bottom != bottom:
            is_down = False
            continue
        ends = [top, top] if top == bottom else [top, bottom]  # a lone value is a dot
        for y in ends:
            if is_down:
                path.lineTo(QPointF(place, y))
            else:
                path.moveTo(QPointF(place, y))
                is_down = True
    return path
