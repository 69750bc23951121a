"""The axes: whole time steps below, values at the left with faint lines across."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pyqtgraph as pg
from PyQt6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QPen

from gui.curves.playhead_line import MARK
from gui.curves.scale import Scale
from gui.curves.tick_text import whole_text
from gui.curves.ticks import Room, Ticks, value_ticks, whole_ticks
from gui.look.theme import TICKS, Theme

WIDTH = 66  # px of the value axis: the same on all plots, so that their time axes line up
TIME_SPACE, VALUE_SPACE = 64, 28  # px between two ticks, where there is enough
TIME_GAP, VALUE_GAP = 8, 1  # px between two texts at least
DIGITS = 11  # px that a line of digits is high
OVERHANG = 8  # px that the text of a value may stand out over the ends of the axis
BEYOND_END = 3  # px that the text of a time step may stand out over the right end, clear of the edge
GAP = 6  # px between a text and the axis
BEYOND = 2  # px that the text of a time step may stand out over the left end, towards the axis' name
TOLD_FROM = 14  # px from the axis to what is told once, beside the playhead's mark at the first step
BESIDE = 3  # px between the playhead's mark and what makes way for it
CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True)
class Label:
    """A text where it is painted. rect: in the axis' own pixels. flags: Qt's, of drawText."""

    rect: QRectF
    flags: int
    text: str


class _Axis(pg.AxisItem):
    """An axis without a line, in the theme's quiet colour."""

    def __init__(self, theme: Theme, orientation: str) -> None:
        super().__init__(orientation, showValues=True)
        self._theme = theme
        self.enableAutoSIPrefix(False)
        self.setZValue(-1000)

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        self.setTextPen(self._theme.colour("quiet"))
        self.setTickFont(self._theme.font(TICKS))

    def ticks(self) -> Ticks:
        """What is labelled."""
        raise NotImplementedError

    def labels(self, ticks: Ticks) -> list[Label]:
        """The texts beside the ticks."""
        raise NotImplementedError

    def generateDrawSpecs(self, p: QPainter) -> tuple[Ticks]:
        """What `drawPicture` is to draw."""
        return (self.ticks(),)

    def drawPicture(self, p: QPainter, ticks: Ticks) -> None:
        """Paint the texts."""
        self._write(p, self.labels(ticks))

    def _write(self, painter: QPainter, labels: list[Label]) -> None:
        painter.setFont(self.style["tickFont"])
        painter.setPen(self.textPen())
        for label in labels:
            painter.drawText(label.rect, label.flags, label.text)

    @property
    def _area(self) -> QRectF:
        area: QRectF = self.mapRectFromParent(self.geometry())
        return area

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.style["tickFont"])

    def _share(self, height: float) -> float:
        """How far along the axis a place is, as a part of the whole."""
        first, last = self.range
        return float((height - first) / (last - first))


class TimeAxis(_Axis):
    """Time steps: whole numbers only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bottom")

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        super().restyle()
        self.setHeight(self._theme.px(18))

    def ticks(self) -> Ticks:
        """The steps that are named."""
        first, last = self.range
        return whole_ticks(first, last, self._room)

    def labels(self, ticks: Ticks) -> list[Label]:
        """Each in the middle under its step, or as near as it can be seen whole."""
        area, texts = self._area, [tick.text for tick in ticks.ticks]
        places = [self._share(tick.height) * area.width() for tick in ticks.ticks]
        spans = self._room.spans(places, texts)
        return [
            Label(QRectF(area.left() + start, area.top(), end - start, area.height()), CENTRED, text)
            for (start, end), text in zip(spans, texts, strict=True)
        ]

    @property
    def _room(self) -> Room:
        px, metrics = self._theme.px, self._metrics
        return Room(
            length=self._area.width(),
            extent=metrics.horizontalAdvance,
            fits=lambda text: True,
            tells=lambda text: not text,
            apart=px(TIME_SPACE),
            nearest=px(TIME_GAP),
            overhang=(px(BEYOND), px(BEYOND_END)),
        )


class ValueAxis(_Axis):
    """Values on a Scale, or the numbers of units."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "left")
        self._scale: Scale | None = Scale()
        self._rows: tuple[int, ...] | None = None  # what each stands for, where that is not its number
        self._note = ""
        self._told: Label | None = None  # as it was painted
        self._playhead: float | None = None
        self.setGrid(255)

    def set_scale(self, scale: Scale | None) -> None:
        """Choose how heights are labelled. None: they are whole numbers, of units, without lines across."""
        if scale != self._scale:
            self._scale = scale
            self.picture = None
            self.update()

    def set_rows(self, rows: tuple[int, ...]) -> None:
        """Have heights be rows, as of a picture. rows: the number that each stands for."""
        self.set_scale(None)
        if rows != self._rows:
            self._rows = rows
            self.picture = None
            self.update()

    def set_note(self, note: str) -> None:
        """Say something of all values, once."""
        if note != self._note:
            self._note = note
            self.picture = None
            self.update()

    def make_way(self, share: float | None) -> bool:
        """Keep what is told once clear of the playhead's mark. Returns whether it moved.

        share: how far along the plot the playhead is, as a part of the whole; None where there is none.
        """
        self._playhead = share
        if self._told is None or self._told.rect.left() == self._told_from(self._told.rect.width()):
            return False
        self.picture = None
        self.update()
        return True

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        super().restyle()
        self.setWidth(self._theme.px(WIDTH))

    def boundingRect(self) -> QRectF:
        """The area of the axis, with room for half a text above and below."""
        room = self._theme.px(OVERHANG)
        area: QRectF = super().boundingRect().adjusted(0, -room, 0, room)
        return area

    def ticks(self) -> Ticks:
        """The values, or units, that are named."""
        low, high = sorted(self.range)
        if self._scale is None:
            found = whole_ticks(low, high, self._room)
            return found if self._rows is None else _named(found, self._rows)
        return value_ticks(self._scale, low, high, self._room)

    def labels(self, ticks: Ticks) -> list[Label]:
        """Each beside its height."""
        area, high = self._area, self._metrics.height()
        wide = area.width() - self._theme.px(GAP)
        return [
            Label(QRectF(area.left(), self._y(tick.height) - high / 2, wide, high), AT_RIGHT, tick.text)
            for tick in ticks.ticks
        ]

    def told(self, ticks: Ticks) -> Label | None:
        """What is said once, above the upper end: the note, a log scale, and what all values share."""
        text = self._all_told(ticks.told.text())
        if not text:
            return None
        area, px, metrics = self._area, self._theme.px, self._metrics
        size = QSizeF(metrics.horizontalAdvance(text) + px(GAP), metrics.height())
        corner = QPointF(self._told_from(size.width()), area.top() - px(OVERHANG))
        return Label(QRectF(corner, size), CENTRED, text)

    def _told_from(self, width: float) -> float:
        """Where what is told once begins: beside the axis, or beside the mark that would be upon it there."""
        px, axis, end = self._theme.px, self._area.right(), self.boundingRect().right()
        left = axis + px(TOLD_FROM)
        if self._playhead is None:
            return left
        mark, half = axis + self._playhead * (end - axis), px(MARK) / 2 + px(BESIDE)
        is_clear = not left - half < mark < left + width + half
        return left if is_clear or mark + half + width > end else mark + half

    def drawPicture(self, p: QPainter, ticks: Ticks) -> None:
        """Paint the lines across, under the texts."""
        if self._scale is not None:
            self._draw_lines(p, ticks)
        labels, told = self.labels(ticks), self.told(ticks)
        self._told = told
        if told is not None:
            p.fillRect(told.rect, self._theme.colour("card"))
            labels.append(told)
        self._write(p, labels)

    def _all_told(self, shared: str) -> str:
        log = _tr("log scale") if self._scale is not None and self._scale.kind != "linear" else ""
        return ", ".join(filter(None, (self._note, log, shared)))

    def _draw_lines(self, painter: QPainter, ticks: Ticks) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._theme.colour("grid")))  # which grows with a picture, unlike pyqtgraph's
        left, right = self._area.right(), self.boundingRect().right()
        for tick in ticks.ticks:
            y = self._y(tick.height)
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _y(self, height: float) -> float:
        area = self._area
        return float(area.bottom() - self._share(height) * area.height())

    @property
    def _room(self) -> Room:
        px, metrics = self._theme.px, self._metrics
        widest = self._area.width() - px(GAP)
        broadest = self.boundingRect().right() - self._area.right() - px(TOLD_FROM) - px(GAP)
        return Room(
            length=self._area.height(),
            extent=lambda text: px(DIGITS),
            fits=lambda text: metrics.horizontalAdvance(text) <= widest,
            tells=lambda text: metrics.horizontalAdvance(self._all_told(text)) <= broadest,
            apart=px(VALUE_SPACE),
            nearest=px(VALUE_GAP),
            overhang=(px(OVERHANG), px(OVERHANG)),
        )


def _named(rows: Ticks, names: tuple[int, ...]) -> Ticks:
    """Ticks at rows, each with what its row stands for."""
    found = [
        replace(tick, text=whole_text(Decimal(names[int(tick.value)])))
        for tick in rows.ticks
        if tick.value < len(names)
    ]
    return replace(rows, ticks=found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Axis", text)
