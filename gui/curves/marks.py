"""The line and the symbols of one curve, which draw themselves in pixels where they are saved."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QPainter, QPainterPath, QPen
from pyqtgraph.functions import arrayToQPath, transformCoordinates

from engine.array import Array


class CurveLine(pg.PlotCurveItem):
    """A line on a view. On the screen pyqtgraph draws it, with a pen that does not grow with the axes.

    A saved drawing has all its numbers written out, an SVG with six digits: data coordinates would fall
    on each other, and a pen that does not grow is 50 px thick to readers that know no such pen.
    """

    def boundingRect(self) -> QRectF:
        """What its view shows: to measure its numbers would take longer than to cut them off."""
        return _area_of(self)

    def paint(self, p: QPainter, opt: object, widget: object) -> None:
        """Paint as pyqtgraph does, but a saved drawing in its own pixels, without what is out of sight."""
        if self._exportOpts is False or self.xData is None or not len(self.xData):
            super().paint(p, opt, widget)
            return
        points = transformCoordinates(p.transform(), np.stack([self.xData, self.yData])).T
        area = p.transform().mapRect(self.viewRect())
        connect = self.opts["connect"]
        joined = np.ones(len(points), bool) if isinstance(connect, str) else connect.astype(bool)
        with in_pixels(p):
            p.setPen(_plain(self.opts["pen"], self.getViewWidget().devicePixelRatioF()))
            p.drawPath(visible_path(points, joined, area))


class Symbols(pg.ScatterPlotItem):
    """Round symbols on a view, which keep their size whatever the axes."""

    def boundingRect(self) -> QRectF:
        """What its view shows: to measure its numbers would take longer than to cut them off."""
        return _area_of(self)

    def paint(self, p: QPainter, *args: object) -> None:
        """Paint as pyqtgraph does, but a saved drawing in its own pixels, as circles."""
        if self._exportOpts is False:
            super().paint(p, *args)
            return
        points = transformCoordinates(p.transform(), np.stack([self.data["x"], self.data["y"]])).T
        area = p.transform().mapRect(self.viewRect()).adjusted(-1, -1, 1, 1)  # one on the edge is whole
        radius = self.opts["size"] / 2
        with in_pixels(p):
            p.setPen(_plain(self.opts["pen"], self.getViewWidget().devicePixelRatioF()))
            p.setBrush(self.opts["brush"])
            for x, y in points.tolist():
                if area.contains(x, y):
                    p.drawEllipse(QPointF(x, y), radius, radius)


@contextmanager
def in_pixels(painter: QPainter) -> Iterator[None]:
    """While it lasts, a painter draws smoothly in pixels of the picture, whatever the axes."""
    painter.save()
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield
    painter.restore()


def _area_of(item: pg.GraphicsObject) -> QRectF:
    """What the view of an item shows; nothing where it has none."""
    view = item.getViewBox()
    return QRectF() if view is None else view.viewRect()


def _plain(pen: QPen, pixel_ratio: float) -> QPen:
    """A pen of the screen, measured in its pixels, as one that grows with the picture."""
    plain = QPen(pen)
    plain.setCosmetic(False)
    plain.setWidthF(pen.widthF() / pixel_ratio)
    return plain


def visible_path(points: Array, joined: Array, area: QRectF) -> QPainterPath:
    """What is within an area of a line through points, (n, 2); joined: (n,), whether it goes on from each.

    Cut by number (Liang and Barsky 1984), since an SVG of Qt's has no clipping.
    """
    starts, steps = points[:-1], np.diff(points, axis=0)
    low, high = np.array([area.left(), area.top()]), np.array([area.right(), area.bottom()])
    with np.errstate(divide="ignore", invalid="ignore"):
        ways = np.stack([(low - starts) / steps, (high - starts) / steps])  # shares of a step, to each edge
    never = np.where((low <= starts) & (starts <= high), 0.0, 2.0)  # of what runs along the edges
    is_still = steps == 0
    enter = np.where(is_still, never, ways.min(axis=0)).max(axis=1).clip(0)
    leave = np.where(is_still, 1.0, ways.max(axis=0)).min(axis=1).clip(max=1)
    seen = np.flatnonzero(joined[:-1] & (enter <= leave))
    return _path(starts[seen], steps[seen], enter[seen], leave[seen], np.diff(seen) == 1)


def _path(starts: Array, steps: Array, enter: Array, leave: Array, are_next: Array) -> QPainterPath:
    """Pieces of a line, (n, 2) each, as one path; it is broken where one does not begin at another's end.

    enter, leave: (n,), shares of each step. are_next: (n - 1,), whether a piece is of the next step.
    """
    ends = np.stack([starts + enter[:, None] * steps, starts + leave[:, None] * steps], axis=1)
    goes_on = are_next & (leave[:-1] == 1) & (enter[1:] == 0)
    kept, connect = np.ones((2, len(ends), 2), dtype=bool)
    kept[1:, 0] = ~goes_on
    connect[:, 1] = np.append(goes_on, np.zeros(len(ends) - len(goes_on), dtype=bool))
    corners = ends[kept]
    path: QPainterPath = arrayToQPath(
        corners[:, 0], corners[:, 1], connect=connect[kept].astype(np.int32), finiteCheck=False
    )
    return path
