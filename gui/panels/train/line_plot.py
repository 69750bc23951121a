"""Curves over steps with a legend and a playhead, on a logarithmic scale where all values are positive."""

from collections.abc import Sequence

import numpy as np
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.notation.number_text import compact
from gui.look.elided_label import ElidedLabel
from gui.look.theme import Theme
from gui.panels.train.updates_panel import UpdateCurve
from gui.plots.canvas import Canvas
from gui.plots.curve import CurveItem, LegendEntry
from gui.plots.legend import Legend
from gui.plots.scale import Scale, choose_scale, height_range
from gui.plots.series import Series, prepare

DIGITS = 3
LOWEST = 1e-30  # below which a value is none on a logarithmic scale


class LinePlot(QWidget):
    """Shows what it is given.

    Signals:
        scrubbed(int): the line was drawn to a step.
    """

    scrubbed = pyqtSignal(int)

    def __init__(self, theme: Theme, name: str, help: str, step_name: str) -> None:
        super().__init__()
        self._theme, self._step_name = theme, step_name
        self._items: list[CurveItem] = []
        self._curves: Sequence[UpdateCurve] = ()
        self._at = 0
        self.legend, self.canvas, self.readout = Legend(theme), Canvas(theme), ElidedLabel("")
        self.canvas.time_name = step_name
        self.canvas.setAccessibleName(name)
        self.canvas.setAccessibleDescription(help)
        self.readout.setProperty("role", "quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.legend, 0), (self.canvas, 1), (self.readout, 0)):
            self._column.addWidget(part, stretch)
        self.legend.toggled.connect(lambda hidden: self._draw())
        self.canvas.resized.connect(self._draw)
        self.canvas.scrubbed.connect(lambda t: self.scrubbed.emit(max(0, round(t))))
        self.restyle()

    def show_curves(self, curves: Sequence[UpdateCurve], at: int, empty: str = "") -> None:
        """Draw curves, and the playhead at a step. empty: what stands where there are none."""
        self._curves, self._at = curves, at
        self.canvas.show_text("" if curves else empty)
        self.canvas.playhead.setVisible(bool(curves))
        self.legend.set_entries([LegendEntry(curve.key, curve.label, curve.look) for curve in curves])
        self._draw()

    def restyle(self) -> None:
        """Take over the theme's sizes and colours."""
        self._column.setSpacing(self._theme.px(4))
        self.canvas.restyle()
        self.legend.restyle()
        for item in self._items:
            item.forget_look()
        self._draw()

    def _draw(self) -> None:
        curves = [curve for curve in self._curves if curve.key not in self.legend.hidden]
        last = float(max([1, *(len(curve.values) - 1 for curve in curves if not curve.is_level)]))
        prepared = [(curve, self._prepared(curve, last)) for curve in curves]
        values = np.concatenate([series.values for _, series in prepared] or [np.zeros(0)])
        is_log = len(values) > 0 and bool((values > 0).all())
        scale = Scale("log") if is_log else choose_scale("auto", values)
        heights = [scale.heights(series.values) for _, series in prepared]
        self.canvas.value_axis.set_scale(scale)
        self.canvas.set_time(0.0, last)
        self.canvas.set_heights(*height_range(scale, np.concatenate([*heights, np.zeros(0)])))
        while len(self._items) < len(prepared):
            self._items.append(CurveItem(self.canvas.view, len(self._items)))
        for item in self._items[len(prepared) :]:
            item.hide()
        ratio = self.devicePixelRatioF()
        for item, (curve, series), places in zip(self._items, prepared, heights, strict=False):
            item.draw(series, places, curve.look, self._theme, length=0.0, pixel_ratio=ratio)
        self.canvas.move_playhead(min(self._at, int(last)))
        self.readout.setText(self._read(curves) if self._curves else "")
        self.readout.setToolTip(self.readout.text())
        self.canvas.paint_later()

    def _prepared(self, curve: UpdateCurve, last: float) -> Series:
        if curve.is_level:
            ends = np.array([0.0, last])
            return Series(ends, np.repeat(curve.values, 2), np.array([True, False]), 2)
        columns = max(1, round(self.canvas.view.width()))
        shown = np.where(np.abs(curve.values) < LOWEST, np.nan, curve.values)
        return prepare(shown, 0.0, last, columns, has_gaps=True)

    def _read(self, curves: Sequence[UpdateCurve]) -> str:
        """The values at the playhead."""
        parts = [f"{self._step_name} {self._at}"]
        for curve in curves:
            if not curve.is_level and self._at < len(curve.values):
                value = float(curve.values[self._at])
                parts += [f"{curve.label} {compact(value, DIGITS)}"] if value == value else []
        return " · ".join(parts)
