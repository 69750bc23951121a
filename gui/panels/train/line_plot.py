"""Curves over steps with a legend and a playhead, on a logarithmic scale where all values are positive."""

from collections.abc import Sequence

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
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
LEAST_SPAN = 2.0  # steps that are shown at least
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
        self._zoom: tuple[float, float] | None = None
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
        self.canvas.scrubbed.connect(lambda t: self._go_to(round(t)))
        self.canvas.keyed.connect(self._step)
        self.canvas.time_asked.connect(self._take_zoom)
        self.canvas.fit_asked.connect(lambda: self._take_zoom(None))
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
        last = float(self._last)
        first, end = (0.0, last) if self._zoom is None else self._zoom
        prepared = [(curve, self._prepared(curve, first, end)) for curve in curves]
        values = np.concatenate([series.values for _, series in prepared] or [np.zeros(0)])
        is_log = len(values) > 0 and bool((values > 0).all())
        scale = Scale("log") if is_log else choose_scale("auto", values)
        heights = [scale.heights(series.values) for _, series in prepared]
        self.canvas.value_axis.set_scale(scale)
        self.canvas.set_time(first, end)
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

    @property
    def _last(self) -> int:
        """The last step of any curve."""
        return max([1, *(len(curve.values) - 1 for curve in self._curves if not curve.is_level)])

    def _prepared(self, curve: UpdateCurve, first: float, last: float) -> Series:
        if curve.is_level:
            ends = np.array([first, last])
            return Series(ends, np.repeat(curve.values, 2), np.array([True, False]), 2)
        columns = max(1, round(self.canvas.view.width()))
        shown = np.where(np.abs(curve.values) < LOWEST, np.nan, curve.values)
        return prepare(shown, first, last, columns, has_gaps=True)

    def _read(self, curves: Sequence[UpdateCurve]) -> str:
        """The values at the playhead."""
        parts = [f"{self._step_name} {self._at}"]
        for curve in curves:
            if not curve.is_level and self._at < len(curve.values):
                value = float(curve.values[self._at])
                parts += [f"{curve.label} {compact(value, DIGITS)}"] if value == value else []
        return " · ".join(parts)

    # ── mouse and keys ─────────────────────────────────────────────────────────────────────────

    def _go_to(self, at: int) -> None:
        self.scrubbed.emit(min(max(at, 0), self._last))

    def _step(self, key: Qt.Key) -> None:
        moves = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._last,
        }
        self._go_to(moves[key])

    def _take_zoom(self, part: tuple[float, float] | None) -> None:
        """Show a part of the steps; None all of them."""
        if part is not None:
            first, end = max(part[0], 0.0), min(part[1], float(self._last))
            part = (first, end) if end - first >= LEAST_SPAN else self._zoom
        self._zoom = part
        self._draw()
