"""Arrows over the step table, from where a number comes from to the number that is pointed at."""

from collections.abc import Iterable

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from engine.run.name import Number
from gui.look.theme import Theme
from gui.state.highlight import Highlight

HEAD = 5  # px
BEND = 14  # px, how far an arrow between rows swings out


def paint_arrows(
    painter: QPainter, theme: Theme, highlight: Highlight, cells: Iterable[tuple[Number | None, QRectF]]
) -> None:
    """Paint an arrow from each source in sight. cells: each number in the viewport."""
    lit = [(highlight.level(number), number, area) for number, area in cells]
    targets = [area for level, _, area in lit if level == "pointed"]
    if not targets:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for source in {number: area for level, number, area in lit if level == "source"}.values():
        paint_arrow(painter, theme, source, targets[-1])


def paint_arrow(painter: QPainter, theme: Theme, source: QRectF, target: QRectF) -> None:
    """Paint an arc from the near side of one cell to that of another; in a column from right to right."""
    is_right, is_below = (target.center().x() > source.center().x(), target.left() == source.left())
    start = QPointF(source.right() - 3 if is_right or is_below else source.left() + 3, source.center().y())
    end = QPointF(target.left() + 6 if is_right else target.right() - 6, target.center().y())
    onwards = 1 if is_right else -1
    away = -onwards if is_below else onwards
    swing = max(theme.px(BEND), abs(end.x() - start.x()) / 2)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(away * swing, 0), end - QPointF(onwards * swing, 0), end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 1.4))
    painter.drawPath(path)
    head = theme.px(HEAD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    tip = end + QPointF(head * onwards * 0.4, 0)
    back = tip - QPointF(head * onwards, 0)
    painter.drawPolygon(QPolygonF([tip, back + QPointF(0, head / 2), back - QPointF(0, head / 2)]))
