"""The curves of a plot: prepared, scaled and drawn together."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg

from engine.array import Array
from gui.curves.curve import Curve, CurveItem
from gui.curves.scale import MARGIN, Scale, ScaleChoice, choose_scale, height_range
from gui.curves.series import Oddity, Series, prepare
from gui.look.theme import Theme

FADED = 0.2  # opacity of the curves beside the one that is marked
SYMBOL_ROOM = 6  # px from a value to the edge


class CurveSet:
    """Draws any number of curves on a view, one above the other in their order.

    scale: the one in use. heights: the range that shows all of them. oddity: the first value that is
    not drawn as it is.
    """

    def __init__(self, view: pg.ViewBox, theme: Theme) -> None:
        self._view, self._theme = view, theme
        self._items: list[CurveItem] = []
        self._curves: Sequence[Curve] = ()
        self._marked = ""
        self.scale = Scale()
        self.heights = (-1.0, 1.0)
        self.oddity: Oddity | None = None

    def draw(
        self, curves: Sequence[Curve], window: tuple[float, float], choice: ScaleChoice, *, is_whole: bool
    ) -> None:
        """Draw what a window shows of the curves.

        window: first and last t. is_whole: the window shows the whole run; in a part of it, "auto"
        keeps the kind of scale.
        """
        columns = max(1, round(self._view.width()))
        prepared = [prepare(curve.values, *window, columns, has_gaps=curve.has_gaps) for curve in curves]
        values = _joined([series.values for series in prepared])
        self.scale = choose_scale(choice, values, None if is_whole else self.scale.kind)
        heights = [self.scale.heights(series.values) for series in prepared]
        self.heights = height_range(self.scale, _joined(heights), self._margin())
        oddities = [series.oddity for series in prepared if series.oddity is not None]
        self.oddity = min(oddities, key=lambda oddity: oddity.t, default=None)
        self._curves = curves
        self._show(prepared, heights, window)

    def mark(self, key: str) -> None:
        """Have the curves of a legend's entry stand out from the others; "" is none."""
        self._marked = key
        self._fade()

    @property
    def curves(self) -> Sequence[Curve]:
        """The curves that are drawn, from back to front."""
        return self._curves

    def distance(self, curve: Curve, t: int, height: float) -> float:
        """How far a curve is from a height at step t, in heights; infinite where it is not drawn there."""
        found = self._distance(curve, t, height)
        return float("inf") if found is None else found

    def nearest(self, t: int, height: float) -> Curve | None:
        """The curve that is nearest to a height at step t."""
        found = [(self._distance(curve, t, height), index) for index, curve in enumerate(self._curves)]
        near = [(distance, index) for distance, index in found if distance is not None]
        return self._curves[min(near)[1]] if near else None

    def values_at(self, t: int) -> list[object]:
        """What the curves have at step t."""
        return [curve.values[t] for curve in self._curves if t < len(curve.values) and not curve.is_gap(t)]

    def restyle(self) -> None:
        """Take over the theme's colours at the next drawing."""
        for item in self._items:
            item.forget_look()

    @property
    def pixel_ratio(self) -> float:
        """How many pixels of the screen a pixel of the view has."""
        return float(self._view.getViewWidget().devicePixelRatioF())

    @property
    def items(self) -> list[pg.GraphicsObject]:
        """What exporting must tell that it is drawn for a picture."""
        return [part for item in self._items for part in (item.line, item.symbols)]

    def _show(self, prepared: list[Series], heights: list[Array], window: tuple[float, float]) -> None:
        while len(self._items) < len(prepared):
            self._items.append(CurveItem(self._view, len(self._items)))
        across = self._view.width() / max(window[1] - window[0], 1.0)
        up = self._view.height() / (self.heights[1] - self.heights[0])
        for item, curve, series, own in zip(self._items, self._curves, prepared, heights, strict=False):
            length = across * np.ptp(series.t) + up * np.abs(np.diff(own)).sum() if len(own) else 0.0
            item.draw(
                series, own, curve.look, self._theme, length=float(length), pixel_ratio=self.pixel_ratio
            )
        for item in self._items[len(prepared) :]:
            item.hide()
        self._fade()

    def _fade(self) -> None:
        is_known = any(self._marked in curve.keys for curve in self._curves)
        for item, curve in zip(self._items, self._curves, strict=False):
            item.fade(FADED if is_known and self._marked not in curve.keys else 1.0)

    def _margin(self) -> float:
        """So much that no symbol is cut off, however low the plot is."""
        room = self._theme.px(SYMBOL_ROOM)
        return float(max(MARGIN, room / max(room, self._view.height() - 2 * room)))

    def _distance(self, curve: Curve, t: int, height: float) -> float | None:
        if t >= len(curve.values):
            return None
        try:
            value = float(curve.values[t])
        except OverflowError:
            return None
        return abs(self.scale.height(value) - height) if np.isfinite(value) else None


def _joined(arrays: list[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.empty(0)
