"""Curves over steps or updates, on a logarithmic scale where all are positive, with a playhead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.array import Array
from engine.notation.number_text import number
from gui.curves.canvas import Canvas
from gui.curves.curve import CurveItem, LegendEntry, Look
from gui.curves.legend import Legend
from gui.curves.playhead_line import MARK
from gui.curves.scale import Scale, choose_scale, height_range
from gui.curves.series import Series, prepare
from gui.curves.zoom import ALMOST, Span
from gui.look.elided_label import ElidedLabel
from gui.look.theme import Theme

LEAST_ZOOM = 2.0  # steps that are shown at least
LOW = 100  # px at 100 %, of a plot that has no room for words below it
VANISHED = 1e-30  # so little is left of a gradient at most
SHOWN = 2.0  # px, the width of a line that is looked at


@dataclass(frozen=True, eq=False)
class LineCurve:
    """One line. values: (n,), of the places from `begin` on. is_level: one value across the whole plot.

    word: what is read out in front of a value, where that is not the label.
    """

    key: str
    label: str
    look: Look
    values: Array
    begin: int = 0
    is_level: bool = False
    word: str = ""

    def positive(self) -> "LineCurve":
        """The curve without the values that have vanished, which have no place on a logarithmic scale."""
        return replace(self, values=np.where(self.values < VANISHED, np.nan, self.values))

    @property
    def last(self) -> int:
        """The place of its last value."""
        return self.begin + len(self.values) - 1

    def at(self, place: int) -> float | None:
        """The value of the curve at a place; None where it has none."""
        row = place - self.begin
        if self.is_level or not 0 <= row < len(self.values) or np.isnan(self.values[row]):
            return None
        return float(self.values[row])

    def prepared(self, first: float, last: float, columns: int) -> Series:
        """What is left of it to be drawn between two places."""
        if self.is_level:
            ends = np.array([first, last])
            return Series(ends, np.repeat(self.values, 2), np.array([True, False]), 2)
        found = prepare(self.values, first - self.begin, last - self.begin, columns, has_gaps=True)
        return Series(found.t + self.begin, found.values, found.joined, found.visible, found.oddity)


class LinePlot(QWidget):
    """Shows the curves it is given, and their values at the playhead in words.

    Signals:
        scrubbed(int): the playhead is wanted at a place.
    """

    scrubbed = pyqtSignal(int)

    def __init__(
        self, theme: Theme, name: str, help: str, places: str, *, least: int = 1, digits: int = 3
    ) -> None:
        """places: what is counted across. least: how many of them are shown at least."""
        super().__init__()
        self._theme, self._least, self._digits = theme, least, digits
        self._items: list[CurveItem] = []
        self._curves: Sequence[LineCurve] = ()
        self._at, self._at_text = 0, ""
        self._zoom: tuple[float, float] | None = None
        self.legend, self.canvas, self.readout = Legend(theme), Canvas(theme), ElidedLabel("")
        self.canvas.time_name = places
        self.canvas.setAccessibleName(name)
        self.canvas.setAccessibleDescription(help)
        self.readout.setProperty("role", "quiet")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.legend, 0), (self.canvas, 1), (self.readout, 0)):
            self.column.addWidget(part, stretch)
        self.legend.toggled.connect(lambda hidden: self._draw())
        self.canvas.resized.connect(self._draw)
        self.canvas.scrubbed.connect(lambda place: self._go_to(round(place)))
        self.canvas.keyed.connect(self._step)
        self.canvas.time_asked.connect(self._take_zoom)
        self.canvas.fit_asked.connect(lambda: self._take_zoom(None))
        self.restyle()

    def show_curves(self, curves: Sequence[LineCurve], at: int, at_text: str, empty: str = "") -> None:
        """Draw curves, and the playhead at a place. at_text: its name. empty: what stands without curves."""
        self._curves, self._at, self._at_text = curves, at, at_text
        self.canvas.show_text("" if curves else empty)
        self.canvas.playhead.setVisible(bool(curves))
        self.legend.set_entries([LegendEntry(curve.key, curve.label, curve.look) for curve in curves])
        self._draw()

    def restyle(self) -> None:
        """Take over the theme's sizes and colours."""
        self.column.setSpacing(self._theme.px(4))
        self._fit()
        self.canvas.restyle()
        self.legend.restyle()
        for item in self._items:
            item.forget_look()
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """Without the words below the curves."""
        words = self.readout.sizeHint().height() + self.column.spacing() if not self.readout.isHidden() else 0
        return super().minimumSizeHint() - QSize(0, words)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave the room to the curves where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.readout.setVisible(self.height() >= self._theme.px(LOW))

    # ── drawing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        curves = [curve for curve in self._curves if curve.key not in self.legend.hidden]
        first, last = self._whole if self._zoom is None else self._zoom
        columns = max(1, round(self.canvas.view.width()))
        prepared = [(curve.look, curve.prepared(first, last, columns)) for curve in curves]
        values = np.concatenate([*(series.values for _, series in prepared), np.zeros(0)])
        is_log = len(values) > 0 and bool((values > 0).all())
        scale = Scale("log") if is_log else choose_scale("auto", values)
        self.canvas.value_axis.set_scale(scale)
        self.canvas.set_time(first, last)
        self.canvas.set_heights(*height_range(scale, scale.heights(values)))
        while len(self._items) < len(prepared):
            self._items.append(CurveItem(self.canvas.view, len(self._items)))
        for item in self._items[len(prepared) :]:
            item.hide()
        ratio = self.devicePixelRatioF()
        for item, (look, series) in zip(self._items, prepared, strict=False):
            heights = scale.heights(series.values)
            item.draw(series, heights, look, self._theme, length=0.0, pixel_ratio=ratio)
        self.canvas.move_playhead(min(self._at, self._last))
        self.readout.setText(self._read(curves) if self._curves else "")
        self.readout.setToolTip(self.readout.text())
        self.canvas.paint_later()

    @property
    def _last(self) -> int:
        """The last place of any curve."""
        return max([self._least, *(curve.last for curve in self._curves if not curve.is_level)])

    @property
    def _whole(self) -> Span:
        """All places, with room at both ends for the playhead's mark."""
        half, width = self._theme.px(MARK) / 2 + 1, self.canvas.view.width()
        room = self._last * half / max(width - 2 * half, 1.0)
        return -room, self._last + room

    def _read(self, curves: Sequence[LineCurve]) -> str:
        """The values at the playhead."""
        found = [(curve.word or curve.label, curve.at(self._at)) for curve in curves]
        texts = [f"{label} {number(value, self._digits)}" for label, value in found if value is not None]
        return " · ".join([self._at_text, *texts])

    # ── mouse and keys ─────────────────────────────────────────────────────────────────────────

    def _go_to(self, place: int) -> None:
        self.scrubbed.emit(min(max(place, 0), self._last))

    def _step(self, key: Qt.Key) -> None:
        places = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._last,
        }
        self._go_to(places[key])

    def _take_zoom(self, part: tuple[float, float] | None) -> None:
        """Show a part of the places; None all of them."""
        if part is not None:
            low, high = self._whole
            first, end = max(part[0], low), min(part[1], high)
            if end - first >= ALMOST * (high - low):
                part = None
            else:
                part = (first, end) if end - first >= LEAST_ZOOM else self._zoom
        self._zoom = part
        self._draw()
