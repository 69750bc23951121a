"""What lies in a plane of numbers: the picture, lines of equal height, paths, marks and an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from engine.array import Array
from engine.landscape.plane import PlanePlace
from gui.look.theme import TICKS, Theme
from gui.plane.contour import contour
from gui.plane.frame import HeightFrame, PlaneFrame, PlanePicture
from gui.plane.ridges import paint_ridges
from gui.plane.surface import coloured

ARROW = 42  # px that the arrow is long
POINT = 4  # px
LINES_OF = 128  # rows and columns of heights that lines are drawn of, at most


@dataclass(frozen=True, eq=False)
class PlanePath:
    """A line through the plane. places: (n, 2). is_front: whether it is the one that is looked at."""

    places: Array
    colour: QColor
    is_front: bool = False


@dataclass(frozen=True)
class PlaneMark:
    """A place with a name."""

    place: PlanePlace
    label: str


@dataclass(frozen=True, eq=False)
class PlaneContent:
    """What lies on the picture.

    here: where the network stands. cursor: what is pointed at, with `downhill` the direction in which the
    numbers fall fastest there. picked: what was clicked.
    """

    paths: Sequence[PlanePath] = ()
    marks: Sequence[PlaneMark] = ()
    here: PlanePlace | None = None
    cursor: PlanePlace | None = None
    downhill: PlanePlace | None = None
    picked: PlanePlace | None = None


@dataclass(eq=False)
class _Drawn:
    """A picture as Qt draws it, in the units of rows and columns."""

    image: QImage
    lines: QPainterPath = field(default_factory=QPainterPath)


class PlanePainter:
    """Keeps the picture as Qt draws it, from when it is painted first for as long as it is the same."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn: _Drawn | None = None

    def forget(self) -> None:
        """There are other numbers, or other colours."""
        self._drawn = None

    def paint(
        self, painter: QPainter, frame: PlaneFrame, picture: PlanePicture, content: PlaneContent
    ) -> None:
        """Paint everything inside of the axes."""
        self._frame = frame
        painter.save()
        painter.setClipRect(frame.area)
        if isinstance(frame, HeightFrame):
            paint_ridges(painter, self._theme, frame)
        else:
            self._drawn = self._drawn or self._draw(picture)
            self._paint_picture(painter, picture, self._drawn)
        for path in sorted(content.paths, key=lambda one: one.is_front):
            self._paint_path(painter, path)
        for mark in content.marks:
            self._paint_mark(painter, mark)
        self._paint_places(painter, content)
        painter.restore()

    def _draw(self, picture: PlanePicture) -> _Drawn:
        colours = self._theme.colours
        ends = [
            np.array(QColor(name).getRgb()[:3], float)
            for name in (colours.card, colours.accent, colours.text)
        ]
        low, high, hole = ends
        rgb = np.ascontiguousarray(coloured(picture.surface, (low, high), hole, picture.look)[::-1])
        rows, columns, _ = rgb.shape
        image = QImage(rgb.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()
        found = _Drawn(image)
        stride = max(1, rows // LINES_OF)
        heights = picture.surface.heights[::stride, ::stride]
        if min(heights.shape) > 1:
            pieces = [contour(heights, level) for level in picture.surface.levels()]
            ends_of = np.concatenate(pieces).reshape(-1, 2) * stride
            found.lines = pg.arrayToQPath(ends_of[:, 0], ends_of[:, 1], connect="pairs")
        return found

    def _paint_picture(self, painter: QPainter, picture: PlanePicture, drawn: _Drawn) -> None:
        (left, right), (low, high) = picture.spans
        begin, end = self._frame.position_of((left, high)), self._frame.position_of((right, low))
        rows, columns = picture.surface.heights.shape
        wide = (end.x() - begin.x()) / max(columns - 1, 1)
        high_px = (end.y() - begin.y()) / max(rows - 1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = QRectF(begin, end).adjusted(-wide / 2, -high_px / 2, wide / 2, high_px / 2)
        painter.drawImage(target, drawn.image)
        colour = self._theme.colour("text")
        colour.setAlphaF(0.38)
        pen = QPen(colour, self._theme.scale)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.save()
        painter.setTransform(QTransform(wide, 0, 0, -high_px, begin.x(), end.y()), combine=True)
        painter.drawPath(drawn.lines)
        painter.restore()

    def _paint_path(self, painter: QPainter, path: PlanePath) -> None:
        points = [
            self._frame.position_of((float(a), float(b))) for a, b in path.places if np.isfinite([a, b]).all()
        ]
        px = self._theme.px
        halo = self._theme.colour("card")
        halo.setAlphaF(0.8)
        for colour, width in (
            (halo, 5.0 if path.is_front else 3.5),
            (path.colour, 2.5 if path.is_front else 1.5),
        ):
            pen = QPen(colour, width * self._theme.scale)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(path.colour)
        for point in points[:1]:
            painter.drawRect(QRectF(point.x() - px(3), point.y() - px(3), px(6), px(6)))
        for point in points[-1:]:
            painter.drawEllipse(point, px(POINT), px(POINT))

    def _paint_mark(self, painter: QPainter, mark: PlaneMark) -> None:
        """A cross with its name beside it."""
        px, at = self._theme.px, self._frame.position_of(mark.place)
        painter.setFont(self._theme.font(TICKS))
        width = painter.fontMetrics().horizontalAdvance(mark.label)
        is_left = at.x() + px(12) + width > self._frame.area.right()
        text = QPointF(at.x() - px(8) - width if is_left else at.x() + px(8), at.y() - px(6))
        for colour, extra in ((self._theme.colour("card"), 3), (self._theme.colour("text"), 0)):
            painter.setPen(QPen(colour, px(2) + extra))
            for turn in (1, -1):
                arm = QPointF(px(5), turn * px(5))
                painter.drawLine(at - arm, at + arm)
            outline = QPainterPath()
            outline.addText(text, self._theme.font(TICKS), mark.label)
            if extra:
                painter.strokePath(outline, QPen(colour, px(3)))
            else:
                painter.fillPath(outline, colour)

    def _paint_places(self, painter: QPainter, content: PlaneContent) -> None:
        px, theme = self._theme.px, self._theme
        if content.cursor is not None and content.downhill is not None:
            self._paint_arrow(painter, content.cursor, content.downhill)
        if content.here is not None:
            at = self._frame.position_of(content.here)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((theme.colour("card"), 5), (theme.colour("text"), 2)):
                painter.setPen(QPen(colour, px(width)))
                painter.drawEllipse(at, px(6), px(6))
        if content.picked is not None:
            at = self._frame.position_of(content.picked)
            painter.setPen(QPen(theme.colour("card"), px(2)))
            painter.setBrush(theme.colour("text"))
            painter.drawEllipse(at, px(POINT + 1), px(POINT + 1))

    def _paint_arrow(self, painter: QPainter, place: PlanePlace, downhill: PlanePlace) -> None:
        """Where the numbers fall fastest: the step that gradient descent takes, of one length."""
        area, (first, second) = self._frame.ground, self._frame.spans
        along = np.array(
            [
                downhill[0] / (first[1] - first[0]) * area.width(),
                -downhill[1] / (second[1] - second[0]) * area.height(),
            ]
        )
        length = float(np.hypot(*along))
        if not np.isfinite(length) or length == 0:
            return
        along *= self._theme.px(ARROW) / length
        at = self._frame.position_of(place)
        tip, side = at + QPointF(*along), QPointF(-along[1], along[0]) * 0.14
        back = at + QPointF(*(along * 0.72))
        head = QPolygonF([tip, back + side, back - side])
        for colour, width in ((self._theme.colour("card"), 5), (self._theme.colour("error"), 2)):
            painter.setPen(QPen(colour, width * self._theme.scale))
            painter.setBrush(colour)
            painter.drawLine(at, tip)
            painter.drawPolygon(head)
