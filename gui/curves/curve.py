"""Curves: what is drawn, and how it looks."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QBrush, QColor, QPainter, QPen

from engine.array import Array
from engine.implementations.style import Stroke
from gui.curves.marks import CurveLine, Symbols
from gui.curves.series import Series
from gui.look.theme import Theme

Grade = Literal["smooth", "fine", "plain"]
"""Of a line: as it is meant; thin, or broad and rough; thin, rough and solid. Each is faster."""

FEW = 60  # visible steps up to which each is marked
SHORT = 3000  # px of a line up to which it is smooth; beyond, a broad antialiased line takes 10 ms and more
LONG = 30_000  # px from which it is plain; a noisy line on 1,000 pixels is four times as long
BROAD = 3.0  # px from which a line is meant to be seen on both sides of another
SYMBOL_SIZES = {"": 5, "dot": 6, "ring": 8}  # px; the first is for a point that no line reaches


@dataclass(frozen=True)
class Look:
    """How a curve looks, in the plot and in its legend.

    role: of its colour, as Colours.of takes it. unit: with the role "units", which of them.
    dashes: in pixels, on and off. width: in px, where the curve has few steps.
    """

    role: str
    unit: int = 0
    width: float = 1.5
    dashes: tuple[int, ...] = ()
    symbol: Literal["", "dot", "ring"] = ""

    @classmethod
    def of(cls, role: str, stroke: Stroke, unit: int = 0) -> "Look":
        """The look of a stroke in a role's colour."""
        return cls(role, unit, stroke.width, stroke.dashes, stroke.symbol)

    def colour(self, theme: Theme) -> QColor:
        """The colour in the theme's present mode."""
        if self.role != "units":
            return theme.colour(self.role)
        units = theme.colours.units
        return QColor(units[self.unit % len(units)])

    def pen(self, theme: Theme, grade: Grade = "smooth", pixel_ratio: float = 1.0) -> QPen:
        """The pen of the line. pixel_ratio: of the screen, for pens that do not grow with the axes."""
        is_smooth, stretch = grade == "smooth", theme.scale * pixel_ratio
        width = self.width * stretch if is_smooth else self._thin(stretch, grade)
        pen = QPen(self.colour(theme), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if is_smooth else Qt.PenJoinStyle.BevelJoin)
        if self.dashes and grade != "plain":
            pen.setDashPattern([length * stretch / width for length in self.dashes])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _thin(self, stretch: float, grade: Grade) -> int:
        """Dashes are fast at 1 px only, broad lines where they are solid."""
        if self.dashes or grade == "plain":
            return 1
        return max(1, round((BROAD if self.width >= BROAD else 1.0) * stretch))

    def symbol_pen(self, theme: Theme, pixel_ratio: float = 1.0) -> QPen:
        """The outline of the symbol: none for a dot, the curve's colour for a ring."""
        if self.symbol != "ring":
            return QPen(Qt.PenStyle.NoPen)
        return QPen(self.colour(theme), 1.5 * theme.scale * pixel_ratio)

    def symbol_brush(self, theme: Theme) -> QBrush:
        """The inside of the symbol: a ring's is the card behind it."""
        return QBrush(theme.colour("card") if self.symbol == "ring" else self.colour(theme))


@dataclass(frozen=True, eq=False)
class Curve:
    """One line over time. values: (steps,), of any dtype.

    label: what the read-out calls it. column: its heading in a table of values. keys: the legend
    entries it belongs to; it is drawn while none of them is switched off. has_gaps: whether NaN is no
    number gone wrong, but a step that does not count.
    """

    label: str
    look: Look
    values: Array
    column: str
    keys: tuple[str, ...]
    has_gaps: bool = False

    def is_gap(self, t: int) -> bool:
        """Whether the curve has no value at step t."""
        return self.has_gaps and bool(self.values[t] != self.values[t])

    @property
    def written(self) -> Array:
        """The values for a table, with None in gaps."""
        if not self.has_gaps:
            return self.values
        found = self.values.astype(object)
        found[self.values != self.values] = None
        return found


@dataclass(frozen=True)
class LegendEntry:
    """One entry of a legend. key: of the curves that it shows and hides. unit: that it stands for, if any."""

    key: str
    label: str
    look: Look
    unit: int | None = None
    may_hide: bool = True


def paint_sample(painter: QPainter, rect: QRectF, look: Look, theme: Theme) -> None:
    """Paint a short piece of a curve, as legends show it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(rect.center())
    painter.setPen(look.pen(theme))
    painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
    if look.symbol:
        radius = theme.px(SYMBOL_SIZES[look.symbol]) / 2
        painter.setPen(look.symbol_pen(theme))
        painter.setBrush(look.symbol_brush(theme))
        painter.drawEllipse(middle, radius, radius)
    painter.restore()


class CurveItem:
    """The items of one curve on a view; made once and used for many drawings."""

    def __init__(self, view: pg.ViewBox, depth: int) -> None:
        """depth: larger is nearer to the eye."""
        self.line = CurveLine(skipFiniteCheck=True)
        self.symbols = Symbols(pxMode=True)
        self._look: tuple[object, ...] = ()
        self._opacity = 1.0
        for item in (self.line, self.symbols):
            item.setZValue(depth)
            view.addItem(item, ignoreBounds=True)

    def draw(
        self,
        series: Series,
        heights: Array,
        look: Look,
        theme: Theme,
        *,
        length: float,
        pixel_ratio: float,
    ) -> None:
        """Show a prepared series. heights: (n,). length: of the line on the screen, in px."""
        has_few = series.visible <= FEW
        self._dress(look, theme, _grade(length, has_few=has_few), pixel_ratio)
        is_whole = len(series.joined) > 0 and bool(series.joined[:-1].all())
        connect = "all" if is_whole else series.joined.astype(np.int32)
        self.line.setData(series.t, heights, connect=connect)
        marked = np.ones(len(heights), dtype=bool) if look.symbol and has_few else series.lonely
        has_symbols = bool(marked.any())
        if has_symbols:
            self.symbols.setData(series.t[marked], heights[marked])
        self.line.show()
        self.symbols.setVisible(has_symbols)

    def hide(self) -> None:
        """Show nothing."""
        self.line.hide()
        self.symbols.hide()

    def fade(self, opacity: float) -> None:
        """Draw it so weakly, 1 as it is meant."""
        if opacity != self._opacity:
            self._opacity = opacity
            for item in (self.line, self.symbols):
                item.setOpacity(opacity)

    def forget_look(self) -> None:
        """Take pens and colours anew at the next drawing."""
        self._look = ()

    def _dress(self, look: Look, theme: Theme, grade: Grade, pixel_ratio: float) -> None:
        """Set pens only where they change: each change paints the item anew."""
        if (look, grade, pixel_ratio) == self._look:
            return
        self._look = (look, grade, pixel_ratio)
        pen = _cosmetic(look.pen(theme, grade, pixel_ratio))
        self.line.setPen(pen)
        self.line.opts["antialias"] = grade == "smooth" or (grade == "fine" and pen.widthF() == 1)
        self.symbols.fragmentAtlas.clear()  # pyqtgraph would keep a picture of each symbol that ever was
        self.symbols.setSize(theme.px(SYMBOL_SIZES[look.symbol]))
        self.symbols.setPen(_cosmetic(look.symbol_pen(theme, pixel_ratio)))
        self.symbols.setBrush(look.symbol_brush(theme))


def _cosmetic(pen: QPen) -> QPen:
    """The pen in pixels of the screen, whatever the axes; antialiased at 1 px it costs next to nothing."""
    pen.setCosmetic(True)
    return pen


def _grade(length: float, *, has_few: bool) -> Grade:
    if length > LONG:
        return "plain"
    return "smooth" if has_few and length < SHORT else "fine"
