"""Paints an unrolled network: blocks of colours or circles with numbers, and the largest weights between."""

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPixmap, qRgb

from engine.array import Array
from engine.explain.network_edges import EdgeBundle
from engine.notation.number_text import fitting
from engine.run.name import Number
from gui.diagram.network_layout import CELL, NetworkLayout, UnitGroup
from gui.look.theme import Theme

USUAL, LETTERS = 4, 5  # of a number in a circle
LIGHT, DARK_LETTERS, LIGHT_LETTERS, DIM_LETTERS = 140, "#16181d", "#ffffff", 0.7
GRADES = 3  # colours that a circle takes for one
MIDDLE_OF = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
MIDDLE, HOLE = 127, 255  # indices of zero, and of what is no finite number
THIN, THICK, LEVELS = 0.7, 2.8, 4  # px of a line, by the size of its weight
NARROWEST = 0.5  # times these widths, in a picture that is zoomed out
FAINT = 0.16  # opacity of edges that do not belong to the unit under the mouse
MONO_WIDTH = 0.6  # of a letter of the fixed-width face, by its height
INSET = 0.06  # of a cell, around a circle


@dataclass(frozen=True, eq=False)
class EdgeSpot:
    """A drawn edge that the mouse can take hold of. path: in the layout, of the step at 0."""

    bundle: EdgeBundle
    source: int
    target: int
    path: QPainterPath

    @property
    def number(self) -> Number:
        """The weight on the edge, as a number that can be pointed at."""
        return self.bundle.number(self.source, self.target)

    @property
    def value(self) -> float:
        """The value of that weight."""
        return float(self.bundle.values[self.source, self.target])


@dataclass(frozen=True)
class EdgePath:
    """All edges of one sign and thickness: from their unit to their unit at step 0. is_recurrent: in time."""

    path: QPainterPath
    role: str
    width: float
    source: int
    is_recurrent: bool


@dataclass
class NetworkColours:
    """The colours of values, from full negative to full positive, in the theme's own."""

    theme: Theme
    table: list[int] = field(default_factory=list)
    letters: dict[tuple[int, float], QColor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ground, plus, minus = (self._rgb(role) for role in ("card", "positive", "negative"))
        shares = np.abs(np.arange(HOLE) - MIDDLE)[:, np.newaxis] / MIDDLE
        full = np.where(np.arange(HOLE)[:, np.newaxis] < MIDDLE, minus, plus)
        rows = np.rint(ground + shares * (full - ground)).astype(int)
        self.table = [qRgb(*row) for row in rows.tolist()] + [self.theme.colour("text").rgb()]

    @cached_property
    def ground(self) -> QColor:
        """What lies below everything."""
        return self.theme.colour("card")

    @cached_property
    def frames(self) -> dict[str, QPen]:
        """Around blocks."""
        return {role: QPen(self.theme.colour(role), 1) for role in ("input", "line")}

    @cached_property
    def colours(self) -> list[QColor]:
        """The colours of `table` as Qt paints with them."""
        return [QColor(rgb) for rgb in self.table]

    def indices(self, shares: Array) -> Array:
        """The index in `table` of each share of full colour, -1 to 1; NaN has an index of its own."""
        fine = np.isfinite(shares)
        return np.where(fine, np.rint(MIDDLE + MIDDLE * np.where(fine, shares, 0.0)), HOLE).astype(np.uint8)

    def dimmed(self, index: int, opacity: float) -> QColor:
        """A colour, so far from the card's as the opacity says."""
        if opacity >= 1:
            return self.colours[index]
        ground, full = self._rgb("card"), np.array(self.colours[index].getRgb()[:3], dtype=np.float64)
        return QColor(*np.rint(ground + opacity * (full - ground)).astype(int).tolist())

    def letters_on(self, index: int, opacity: float) -> QColor:
        """What letters are read best in on a colour."""
        if (index, opacity) not in self.letters:
            self.letters[index, opacity] = self._letters_on(index, opacity)
        return self.letters[index, opacity]

    def _letters_on(self, index: int, opacity: float) -> QColor:
        red, green, blue, _ = self.dimmed(index, opacity).getRgb()
        is_light = 0.299 * (red or 0) + 0.587 * (green or 0) + 0.114 * (blue or 0) > LIGHT
        colour = QColor(DARK_LETTERS if is_light else LIGHT_LETTERS)
        colour.setAlphaF(1.0 if opacity >= 1 else DIM_LETTERS)
        return colour

    def _rgb(self, role: str) -> Array:
        return np.array(self.theme.colour(role).getRgb()[:3], dtype=np.float64)


def curve(start: QPointF, end: QPointF) -> QPainterPath:
    """An edge from unit to unit; it leaves and comes level, so that steep ones pass beside the columns."""
    path = QPainterPath(start)
    bend = QPointF((end.x() - start.x()) * 0.55, 0)
    path.cubicTo(start + bend, end - bend, end)
    return path


def ends(
    layout: NetworkLayout, bundle: EdgeBundle, source: int, target: int, way: int
) -> tuple[QPointF, QPointF]:
    """Where an edge begins and ends, of the step at 0. way: -1 where it comes from the step before."""
    start = QPointF(*layout.group(bundle.source).middle(source))
    end = QPointF(*layout.group(bundle.target).middle(target))
    if bundle.is_recurrent:
        start += QPointF(way * layout.pitch, 0)
    half = QPointF(CELL / 2 if end.x() > start.x() else -CELL / 2, 0)
    return start + half, end - half


def edge_paths(
    layout: NetworkLayout, found: list[tuple[EdgeBundle, Array, Array]], ways: dict[int, int]
) -> list[EdgePath]:
    """Edges of bundles, gathered by sign and thickness. ways: of each layer, -1 forwards, 1 backwards."""
    largest = max((bundle.largest for bundle, _, _ in found), default=0.0) or 1.0
    gathered: dict[tuple[int, bool, str, int], QPainterPath] = {}
    for bundle, sources, targets in found:
        sizes = bundle.values[sources, targets]
        levels = np.ceil(np.abs(sizes) / largest * LEVELS).astype(int).clip(1, LEVELS)
        for source, target, size, level in zip(sources, targets, sizes, levels, strict=True):
            role = "negative" if size < 0 else "positive"
            key = (
                bundle.target if bundle.is_recurrent else bundle.source,
                bundle.is_recurrent,
                role,
                int(level),
            )
            path = gathered.setdefault(key, QPainterPath())
            way = ways.get(bundle.target, -1)
            path.addPath(curve(*ends(layout, bundle, int(source), int(target), way)))
    return [
        EdgePath(path, role, THIN + (THICK - THIN) * (level - 1) / (LEVELS - 1), source, is_recurrent)
        for (source, is_recurrent, role, level), path in sorted(gathered.items(), key=lambda item: item[0][3])
    ]


def paint_edges(painter: QPainter, paths: list[EdgePath], theme: Theme, opacity: float, zoom: float) -> None:
    """Paint edges in the painter's coordinates; their widths are the screen's, thinner in a small picture."""
    times = min(max(zoom, NARROWEST), theme.scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for one in paths:
        colour = theme.colour(one.role)
        colour.setAlphaF(opacity)
        pen = QPen(colour, one.width * times)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawPath(one.path)


class UnitBlock:
    """The units of a group at one step: their values, and what is drawn of them, made once."""

    def __init__(self, group: UnitGroup, values: Array, indices: Array) -> None:
        """values: (units,). indices: of their colours."""
        self.group, self.values, self.indices = group, values, indices

    @cached_property
    def image(self) -> QImage:
        """A pixel a unit; it has no colours yet."""
        group = self.group
        full = np.full(group.rows * group.columns, MIDDLE, dtype=np.uint8)
        full[: group.size] = self.indices
        size = group.columns, group.rows
        return QImage(full.tobytes(), *size, group.columns, QImage.Format.Format_Indexed8).copy()

    @cached_property
    def texts(self) -> list[str]:
        """The numbers, as short as they are read in circles."""
        return [short(value) for value in self.values.tolist()]

    def coloured(self, table: list[int]) -> QImage:
        """The image in these colours."""
        if not self.image.colorCount():
            self.image.setColorTable(table)
        return self.image


class CircleSheet:
    """Circles of one size in every colour, made once: a thousand of them are then painted in one go."""

    def __init__(self, colours: NetworkColours, cell: float, ratio: float) -> None:
        """cell: px of a unit. ratio: pixels of the screen a px."""
        self.cell, self._colours, self._ratio = cell, colours, ratio
        self._side = math.ceil(cell * ratio)
        self._rows: dict[tuple[float, str], QPixmap] = {}

    def paint(self, painter: QPainter, corner: QPointF, block: UnitBlock, frame: str, opacity: float) -> None:
        """Paint the units of a group. frame: the role of the circles' colour. opacity: of what is in them."""
        group, indices = block.group, block.indices
        if (opacity, frame) not in self._rows:
            self._rows[opacity, frame] = self._row(opacity, frame)
        side, scale = self._side, self.cell / self._side
        units = np.arange(group.size)
        x = corner.x() + (units % group.columns + 0.5) * self.cell
        y = corner.y() + (units // group.columns + 0.5) * self.cell
        make = QPainter.PixmapFragment.create
        fragments = [
            make(QPointF(left, top), QRectF(place * side, 0, side, side), scale, scale)
            for left, top, place in zip(x.tolist(), y.tolist(), (indices // GRADES).tolist(), strict=True)
        ]
        # PyQt6's stubs want an array of its own, and PyQt6 itself a list.
        painter.drawPixmapFragments(fragments, self._rows[opacity, frame])  # type: ignore[arg-type]

    def _row(self, opacity: float, frame: str) -> QPixmap:
        side = self._side
        sheet = QPixmap(side * (HOLE // GRADES + 1), side)
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours.theme.colour(frame), self._ratio))
        inset = side * INSET
        for place in range(HOLE // GRADES + 1):
            painter.setBrush(self._colours.dimmed(min(place * GRADES + GRADES // 2, HOLE), opacity))
            painter.drawEllipse(QRectF(place * side, 0, side, side).adjusted(inset, inset, -inset, -inset))
        painter.end()
        return sheet


def paint_numbers(
    painter: QPainter, corner: QPointF, cell: float, block: UnitBlock, colours: NetworkColours, opacity: float
) -> None:
    """Write each number in its circle, in letters that fit."""
    usual, small = (_mono(colours.theme, cell, letters) for letters in (USUAL, LETTERS))
    for unit, (text, index) in enumerate(zip(block.texts, block.indices.tolist(), strict=True)):
        row, column = divmod(unit, block.group.columns)
        area = QRectF(corner.x() + column * cell, corner.y() + row * cell, cell, cell)
        painter.setFont(usual if len(text) <= USUAL else small)
        painter.setPen(colours.letters_on(index, opacity))
        painter.drawText(area, MIDDLE_OF, text)


def _mono(theme: Theme, cell: float, letters: int) -> QFont:
    """The fixed-width face in which so many letters fit into a circle."""
    font = theme.mono()
    font.setPixelSize(max(6, round(min(cell * 0.42, cell * 0.84 / (MONO_WIDTH * letters)))))
    return font


def short(value: float) -> str:
    """A number in a circle: without the 0 before the point, so that it is read at a small size."""
    text = fitting(value, LETTERS, 2)
    return text.replace("0.", ".", 1) if text.startswith(("0.", "−0.")) else text
