"""Paints a picture of a step."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from engine.explain.box import HEAD, TAG, TAG_WIDTH, Box
from engine.run.name import Number
from gui.diagram.picture import LABEL as LISTED
from gui.diagram.picture import Arrow, NodeEntry, NodePicture, Picture
from gui.formulas.mathematics import plain as italic
from gui.formulas.mathematics import plain_font
from gui.look.theme import Theme
from gui.state.highlight import Level

RADIUS = 6  # px at 100 %, as everything here
SYMBOL = 12
VALUE = 12
SUBSCRIPT, LOWERED = 9, 3  # a subscript's size, and how far it stands below the line
WHICH = 6  # px of a digit of a number's index
LABEL = 10
LETTER = 6  # width of one on an arrow, about
THIN, THICK = 1.2, 3.4  # an arrow's width, by the size of what flows along it
HEAD_LENGTH = 6.0
FADED = 0.25  # opacity of arrows that lead to nothing that is pointed at
DOT = 1.8  # radius, where an arrow leaves a rail
INSET = 3  # beside a number in its node


@dataclass(frozen=True)
class DiagramLook:
    """What else decides how a picture looks. result: the role of an output's colour."""

    theme: Theme
    level: Callable[[Number | None], Level]
    result: str
    focus: QRectF | None = None
    is_pointing: bool = False


def paint(painter: QPainter, picture: Picture, look: DiagramLook) -> None:
    """Paint arrows, then nodes, then what stands on the arrows."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    largest = picture.largest
    if picture.now is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.theme.colour("selection"))
        painter.drawRoundedRect(rect_of(picture.now).adjusted(-5, -3, 5, 3), RADIUS, RADIUS)
    for arrow in picture.arrows:
        _paint_arrow(painter, arrow, picture, look, largest)
    for node in picture.nodes:
        _paint_node(painter, node, look)
    for arrow in picture.arrows:
        _paint_label(painter, arrow, look)
    if look.focus is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.theme.colour("text"), 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(look.focus, RADIUS - 2, RADIUS - 2)


def rect_of(box: Box) -> QRectF:
    """A box as a QRectF."""
    return QRectF(box.left, box.top, box.width, box.height)


def label_area(arrow: Arrow) -> QRectF:
    """Around what stands on an arrow."""
    x, y = arrow.middle
    if arrow.is_upright:
        return QRectF(x + 4, y - 7, LETTER * len(arrow.label), 14)
    if arrow.is_tagged:
        return QRectF(arrow.end[0], arrow.end[1] - TAG / 2, TAG_WIDTH, TAG)
    if arrow.is_listed:
        return QRectF(arrow.start[0] - LISTED, arrow.start[1] - 7, LISTED, 14)
    if arrow.edge.weight is not None:
        y = min(arrow.start[1], arrow.end[1])
    begin = max(arrow.start[0], arrow.bend)
    return QRectF(begin, y - (15 if arrow.label else 7), arrow.end[0] - begin, 14).normalized()


def _along(arrow: Arrow) -> QPointF:
    """The way that it points at its end, of length 1."""
    if arrow.is_upright:
        return QPointF(0, -1)
    return QPointF(-1 if arrow.is_leftward else 1, 0)


def way_of(arrow: Arrow, head: float = 0.0) -> QPainterPath:
    """An arrow's line, without its rail and head: level up to the gap before its end, and there in a bend."""
    end = QPointF(*arrow.end)
    neck = end - _along(arrow) * head
    start = QPointF(*arrow.start) if arrow.rail is None else QPointF(arrow.rail, arrow.end[1])
    path = QPainterPath(start)
    if not arrow.is_upright and not arrow.is_leftward and start.x() < arrow.bend < neck.x():
        start = QPointF(arrow.bend, start.y())
        path.lineTo(start)
    bend = (neck - start) / 2
    bend = QPointF(0, bend.y()) if arrow.is_upright else QPointF(bend.x(), 0)
    path.cubicTo(start + bend, neck - bend, neck)
    return path


# ── nodes ──────────────────────────────────────────────────────────────────────────────────────


def _paint_node(painter: QPainter, node: NodePicture, look: DiagramLook) -> None:
    theme, box = look.theme, rect_of(node.box)
    levels = [look.level(entry.number) for entry in node.entries]
    is_whole = len(node.entries) == 1
    painter.setBrush(theme.colour("selection" if is_whole and levels[0] else "field"))
    is_framed = node.state == "running" or (is_whole and levels[0] == "pointed")
    painter.setPen(QPen(theme.colour("accent"), 1.6) if is_framed else QPen(theme.colour("line"), 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(theme.colour("quiet"))
    head = QRectF(box.left() + 1, box.top() + 2, box.width() - 2, HEAD - 2)
    _draw_symbol(painter, head, node.symbol)
    for entry, level in zip(node.entries, levels, strict=True):
        _paint_entry(painter, node, entry, "" if is_whole else level, look)
    if node.more:
        rest = QRectF(box.left(), node.entries[-1].area.bottom, box.width(), box.bottom() - 17)
        rest.setHeight(15)
        painter.setPen(theme.colour("quiet"))
        _draw_text(painter, rest, "…", _font(theme.mono(), VALUE))


def _paint_entry(
    painter: QPainter, node: NodePicture, entry: NodeEntry, level: Level, look: DiagramLook
) -> None:
    theme, area = look.theme, rect_of(entry.area)
    if len(node.entries) == 1:
        area = QRectF(area.left(), area.top() + HEAD - 2, area.width(), area.height() - HEAD)
    if level:
        painter.setBrush(theme.colour("selection"))
        painter.setPen(QPen(theme.colour("accent"), 1) if level == "pointed" else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area.adjusted(2, 0, -2, -1), 3, 3)
    if entry.which:
        place = QRectF(area.left() + INSET, area.top(), WHICH * len(entry.which), area.height())
        painter.setPen(theme.colour("quiet"))
        _draw_text(painter, place, entry.which, _font(theme.font(), SUBSCRIPT))
        area = QRectF(place.right(), area.top(), area.right() - place.right(), area.height())
    painter.setPen(theme.colour(_value_role(node, look)))
    font = _font(theme.mono(), VALUE)
    font.setWeight(QFont.Weight.Bold)
    _draw_text(painter, area.adjusted(INSET, 0, -INSET, 0), entry.text, font)


def _value_role(node: NodePicture, look: DiagramLook) -> str:
    if node.state != "known":
        return "accent" if node.state == "running" else "quiet"
    return look.result if node.node.is_output else "text"


def _draw_text(painter: QPainter, area: QRectF, text: str, font: QFont) -> None:
    """Draw a text in the middle of an area, smaller where it would not fit."""
    painter.setFont(font)
    wanted = painter.fontMetrics().horizontalAdvance(text)
    if wanted > area.width():
        font = QFont(font)
        font.setPixelSize(max(6, math.floor(font.pixelSize() * area.width() / wanted)))
        painter.setFont(font)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def _draw_symbol(painter: QPainter, area: QRectF, symbol: str) -> None:
    """Draw a symbol in the middle of an area; what stands behind an underscore is a subscript."""
    parts = [part for part in re.split(r"(_\w)", symbol) if part]
    if len(parts) == 1:
        _draw_text(painter, area, italic(symbol), plain_font(SYMBOL))
        return
    fonts = [plain_font(SUBSCRIPT if part.startswith("_") else SYMBOL) for part in parts]
    texts = [italic(part.removeprefix("_")) for part in parts]
    widths = [QFontMetricsF(font).horizontalAdvance(text) for font, text in zip(fonts, texts, strict=True)]
    left = area.center().x() - sum(widths) / 2
    for part, text, font, width in zip(parts, texts, fonts, widths, strict=True):
        painter.setFont(font)
        low = LOWERED if part.startswith("_") else 0
        place = QRectF(left, area.top() + low, width, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
        left += width


def _font(font: QFont, size: int) -> QFont:
    """The face in the size of the picture, which is scaled as a whole."""
    font.setPixelSize(size)
    return font


# ── arrows ─────────────────────────────────────────────────────────────────────────────────────


def _paint_arrow(
    painter: QPainter, arrow: Arrow, picture: Picture, look: DiagramLook, largest: float
) -> None:
    colour, width = _tone(arrow, look.theme), _width(arrow, largest)
    if look.is_pointing and not _is_lit(arrow, picture, look):
        colour.setAlphaF(FADED)
    along = _along(arrow)
    end = QPointF(*arrow.end)
    neck = end - along * HEAD_LENGTH
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.DotLine if arrow.is_rest else Qt.PenStyle.SolidLine
    if arrow.rail is not None:
        _paint_rail(painter, arrow, look.theme.colour("input"))
    painter.setPen(QPen(colour, width, style, Qt.PenCapStyle.FlatCap))
    painter.drawPath(way_of(arrow, HEAD_LENGTH))
    half = HEAD_LENGTH / 2 + width / 3
    across = QPointF(-along.y(), along.x()) * half
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([end, neck + across, neck - across]))


def _paint_rail(painter: QPainter, arrow: Arrow, colour: QColor) -> None:
    """The line from a number down or up to where one of its arrows begins, and a dot there."""
    assert arrow.rail is not None
    level = arrow.end[1]
    way = (QPointF(*arrow.start), QPointF(arrow.rail, arrow.start[1]), QPointF(arrow.rail, level))
    painter.setPen(QPen(colour, THIN))
    painter.drawPolyline(QPolygonF(way))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(way[2], DOT, DOT)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_label(painter: QPainter, arrow: Arrow, look: DiagramLook) -> None:
    if not arrow.label:
        return
    theme, area = look.theme, label_area(arrow)
    level = look.level(arrow.number) if arrow.has_number else ""
    font = _font(theme.font(), LABEL)
    painter.setFont(font)
    ground = painter.fontMetrics().boundingRect(arrow.label).width() + 4
    halo = QRectF(area.center().x() - ground / 2, area.top() + 1, ground, area.height() - 2)
    if level:
        painter.setBrush(theme.colour("selection"))
        painter.setPen(QPen(theme.colour("accent"), 1) if level == "pointed" else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(halo, 3, 3)
    painter.setPen(theme.colour(_label_role(arrow)))
    _draw_text(painter, area, arrow.label, font)


def _label_role(arrow: Arrow) -> str:
    """A number's colour by its sign; a zero, and what is no number, has none."""
    number = arrow.label.removeprefix("× ")
    if not arrow.has_number or number == "0":
        return "quiet"
    return "negative" if number.startswith("−") else "positive"


def _is_lit(arrow: Arrow, picture: Picture, look: DiagramLook) -> bool:
    """Whether an arrow leads from a source to the number that is pointed at, or carries it."""
    if arrow.edge.weight is not None and look.level(arrow.number) == "pointed":
        return True
    target = picture.node(arrow.edge.target)
    is_target = _is_pointed(target.entries, look)
    return is_target or (arrow.edge.flow is not None and look.level(arrow.number) == "pointed")


def _is_pointed(entries: Iterable[NodeEntry], look: DiagramLook) -> bool:
    return any(look.level(entry.number) == "pointed" for entry in entries)


def _tone(arrow: Arrow, theme: Theme) -> QColor:
    if not arrow.flow:  # nothing, or nothing yet
        return theme.colour("input")
    return theme.colour("negative" if arrow.flow < 0 else "positive")


def _width(arrow: Arrow, largest: float) -> float:
    if not arrow.flow or largest == 0:
        return THIN
    return THIN + (THICK - THIN) * min(1.0, abs(arrow.flow) / largest)
