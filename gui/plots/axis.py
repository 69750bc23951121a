"""The axes: whole time steps below, values at the left with faint lines across."""

import pyqtgraph as pg
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QPainter, QPen

from gui.look.theme import TICKS, Theme
from gui.plots.scale import Scale
from gui.plots.ticks import value_ticks, whole_ticks

WIDTH = 66  # px of the value axis: the same on all plots, so that their time axes line up
TIME_SPACE, VALUE_SPACE = 64, 28  # px a tick takes at least
OVERHANG = 8  # px that a tick's text may stand out over the ends of the axis


class _Axis(pg.AxisItem):
    """An axis without a line, in the theme's quiet colour."""

    def __init__(self, theme: Theme, orientation: str) -> None:
        super().__init__(orientation, showValues=True)
        self._theme = theme
        self.enableAutoSIPrefix(False)
        self.setZValue(-1000)

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setTextPen(self._theme.colour("quiet"))
        self.setTickPen(QPen(self._theme.colour("grid")))  # which grows with a picture, unlike pyqtgraph's
        self.setTickFont(self._theme.font(TICKS))
        self.setStyle(
            tickLength=0,
            tickTextOffset=self._theme.px(6),
            tickAlpha=255,
            autoExpandTextSpace=False,
            hideOverlappingLabels=False,
        )

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The texts that `tickValues` has prepared."""
        return [self._texts[value] for value in values]

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """One level of ticks, (distance, positions)."""
        self._texts = dict(self._ticks(min(minVal, maxVal), max(minVal, maxVal), size))
        return [(1.0, list(self._texts))]

    def _ticks(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        raise NotImplementedError


class TimeAxis(_Axis):
    """Time steps: whole numbers only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bottom")

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        super().restyle()
        self.setStyle(tickTextOffset=self._theme.px(3))
        self.setHeight(self._theme.px(18))

    def drawPicture(self, p: QPainter, axisSpec: object, tickSpecs: object, textSpecs: object) -> None:
        """Leave the ticks out: Qt draws a dot for each though they have no length."""
        super().drawPicture(p, axisSpec, [], textSpecs)

    def _ticks(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        most = size / self._theme.px(TIME_SPACE)
        return whole_ticks(low, high, most)


class ValueAxis(_Axis):
    """Values on a Scale, or the numbers of units."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "left")
        self._scale: Scale | None = Scale()
        self.setGrid(255)

    def set_scale(self, scale: Scale | None) -> None:
        """Choose how heights are labelled. None: they are whole numbers, of units, without lines across."""
        if scale != self._scale:
            self._scale = scale
            self.setGrid(255 if scale is not None else False)
            self.picture = None
            self.update()

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        super().restyle()
        self.setWidth(self._theme.px(WIDTH))

    def boundingRect(self) -> QRectF:
        """With room for half a text above and below."""
        room = self._theme.px(OVERHANG)
        area: QRectF = super().boundingRect().adjusted(0, -room, 0, room)
        return area

    def _ticks(self, low: float, high: float, size: float) -> list[tuple[float, str]]:
        most = size / self._theme.px(VALUE_SPACE)
        if self._scale is not None:
            return value_ticks(self._scale, low, high, most)
        return whole_ticks(low, high, most)
