"""A plot over updates: curves of every training, and a playhead for the one that is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.array import Array
from engine.notation.number_text import compact
from gui.language.translation import shown
from gui.look.elided_label import ElidedLabel
from gui.panels.base import Panel
from gui.plots.canvas import Canvas
from gui.plots.curve import CurveItem, LegendEntry, Look
from gui.plots.legend import Legend
from gui.plots.scale import Scale, choose_scale, height_range
from gui.plots.series import Series, prepare
from gui.state.context import Context
from gui.state.training_record import TrainingRecord

DIGITS = 4  # of what is read out
GHOST = 1.0  # px, of trainings that are not looked at
SHOWN = 2.0  # px
LEAST_POSITIVE = 1e-300
FIRST_SPAN = 20  # updates that are shown at least


@dataclass(frozen=True, eq=False)
class UpdateCurve:
    """One line over updates. begin: the update of its first value. is_level: a line across the whole plot."""

    key: str
    label: str
    look: Look
    values: Array
    begin: int = 0
    is_level: bool = False


class UpdatesPanel(Panel, QWidget):
    """Draws what a subclass tells in `curves`, on a logarithmic scale where all values are positive."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._trainings = context.trainings
        self._items: list[CurveItem] = []
        self._zoom: tuple[float, float] | None = None
        self.legend, self.canvas = Legend(context.theme), Canvas(context.theme)
        self.canvas.time_name = self.tr("updates")
        self.canvas.setAccessibleName(self.tr("{} over updates").format(shown(self.title)))
        self.canvas.setAccessibleDescription(shown(self.help))
        self.readout = ElidedLabel("")
        self.readout.setProperty("role", "quiet")
        self._build()
        self._connect()
        self._begin()

    def curves(self) -> Sequence[UpdateCurve]:
        """What there is to draw, the one in front last."""
        raise NotImplementedError

    def empty_text(self) -> str:
        """What stands where there is nothing yet."""
        return self.tr("No training yet. Press Train.")

    def sizeHint(self) -> QSize:
        """A plot that can be read."""
        px = self._context.theme.px
        return QSize(px(420), px(220))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.legend, 0), (self.canvas, 1), (self.readout, 0)):
            self._column.addWidget(part, stretch)

    def _connect(self) -> None:
        for signal in (self._trainings.advanced, self._trainings.changed, self._trainings.moved):
            signal.connect(self._refresh)
        self.legend.toggled.connect(lambda hidden: self._refresh())
        self.canvas.scrubbed.connect(lambda update: self._trainings.go_to(round(update)))
        self.canvas.keyed.connect(self._step)
        self.canvas.time_asked.connect(self._take_zoom)
        self.canvas.fit_asked.connect(lambda: self._take_zoom(None))
        self.canvas.resized.connect(self._refresh)

    # ── drawing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        curves = list(self.curves())
        self.legend.set_entries([LegendEntry(curve.key, curve.label, curve.look) for curve in curves])
        drawn = [curve for curve in curves if curve.key not in self.legend.hidden]
        current = self._trainings.current
        is_empty = current is None or not current.trace.steps
        self.canvas.show_text(self.empty_text() if is_empty else "")
        self.canvas.playhead.setVisible(not is_empty)
        self.readout.setText("" if is_empty else self._read(drawn))
        self.readout.setToolTip(self.readout.text())
        if not is_empty:
            self._draw_curves(drawn)
            self.canvas.move_playhead(self._trainings.update)
        self.canvas.paint_later()

    def _draw_curves(self, curves: Sequence[UpdateCurve]) -> None:
        first, last = self._span(curves)
        prepared = [(curve, self._prepared(curve, first, last)) for curve in curves]
        values = np.concatenate([series.values for _, series in prepared] or [np.zeros(0)])
        scale = Scale("log") if len(values) and (values > 0).all() else choose_scale("auto", values)
        heights = [scale.heights(series.values) for _, series in prepared]
        self.canvas.value_axis.set_scale(scale)
        self.canvas.set_time(first, last)
        self.canvas.set_heights(*height_range(scale, np.concatenate([*heights, np.zeros(0)])))
        while len(self._items) < len(prepared):
            self._items.append(CurveItem(self.canvas.view, len(self._items)))
        for item in self._items[len(prepared) :]:
            item.hide()
        ratio = self.devicePixelRatioF()
        for item, (curve, series), places in zip(self._items, prepared, heights, strict=False):
            item.draw(series, places, curve.look, self._context.theme, length=0.0, pixel_ratio=ratio)

    def _span(self, curves: Sequence[UpdateCurve]) -> tuple[float, float]:
        if self._zoom is not None:
            return self._zoom
        ends = [curve.begin + len(curve.values) - 1 for curve in curves if not curve.is_level]
        return 0.0, float(max([FIRST_SPAN, *ends]))

    def _prepared(self, curve: UpdateCurve, first: float, last: float) -> Series:
        if curve.is_level:
            ends = np.array([first, last])
            return Series(ends, np.repeat(curve.values, 2), np.array([True, False]), 2)
        columns = max(1, round(self.canvas.view.width()))
        found = prepare(curve.values, first - curve.begin, last - curve.begin, columns, has_gaps=True)
        return Series(found.t + curve.begin, found.values, found.joined, found.visible, found.oddity)

    def _read(self, curves: Sequence[UpdateCurve]) -> str:
        """The values at the playhead."""
        update = self._trainings.update
        parts = [self.tr("update {}").format(update)]
        for curve in curves:
            row = update - curve.begin
            if not curve.is_level and 0 <= row < len(curve.values) and curve.values[row] == curve.values[row]:
                parts.append(f"{curve.label} {compact(float(curve.values[row]), DIGITS)}")
        return " · ".join(parts)

    def _restyle(self) -> None:
        self._column.setSpacing(self._context.theme.px(4))
        self.canvas.restyle()
        self.legend.restyle()
        for item in self._items:
            item.forget_look()
        self._refresh()

    # ── mouse and keys ─────────────────────────────────────────────────────────────────────────

    def _step(self, key: Qt.Key) -> None:
        trainings, current = self._trainings, self._trainings.current
        if current is None:
            return
        places = {
            Qt.Key.Key_Left: trainings.update - 1,
            Qt.Key.Key_Right: trainings.update + 1,
            Qt.Key.Key_Home: current.begin,
            Qt.Key.Key_End: current.last,
        }
        trainings.go_to(places[key])

    def _take_zoom(self, span: tuple[float, float] | None) -> None:
        self._zoom = None if span is None else (max(0.0, span[0]), max(span[1], span[0] + 2))
        self._refresh()


def look_of(record: TrainingRecord, *, is_current: bool, unit: int | None = None) -> Look:
    """The look of a training's curve: its own colour, thin where it is not looked at."""
    return Look("units", record.place if unit is None else unit, width=SHOWN if is_current else GHOST)


def note(text: str) -> QLabel:
    """A quiet line of text that may wrap."""
    label = QLabel(text)
    label.setProperty("role", "quiet")
    label.setWordWrap(True)
    return label
