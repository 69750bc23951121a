"""The chosen columns of a table as curves, and which rows are used for what."""

from collections.abc import Sequence

import pyqtgraph as pg
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.data.table import Column, Table
from gui.curves.canvas import Canvas
from gui.curves.curve import Curve, LegendEntry, Look
from gui.curves.curve_set import CurveSet
from gui.curves.legend import Legend
from gui.curves.zoom import Span, whole_time, within_run
from gui.look.theme import Theme

MOST_CURVES = 12
HEIGHT = 150  # px at least
UNUSED, TEST = 0.75, 0.18  # how much is seen of a veil over rows left out, and of one over those for testing


class TablePlot(QWidget):
    """Columns over the rows of the file, on the file's own scale; NaN is a gap.

    What is left out is veiled, and what is kept for testing is tinted.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.curves: Sequence[Curve] = ()
        self._rows = 1
        self._zoom: Span | None = None
        self.canvas = Canvas(theme)
        self.canvas.time_name = self.tr("row")
        self.canvas.playhead.hide()
        self.canvas.setAccessibleName(self.tr("plot of the columns"))
        self.canvas.setToolTip(self.tr("The chosen columns over the rows of the file; rows count from 0."))
        self.legend = Legend(theme)
        self.curve_set = CurveSet(self.canvas.view, theme)
        self._veils = [self._veil() for _ in range(3)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.canvas, 1)
        self.legend.toggled.connect(self._draw)
        self.canvas.resized.connect(self._draw)
        self.canvas.time_asked.connect(self._ask_time)
        self.canvas.fit_asked.connect(lambda: self._set_zoom(None))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_columns(self, table: Table, inputs: Sequence[str], targets: Sequence[str]) -> None:
        """Draw columns of a table: inputs as lines, targets dashed where they are no inputs."""
        names = list(dict.fromkeys((*inputs, *targets)))[:MOST_CURVES]
        self._rows = table.rows
        self.curves = [
            _curve(table.column(name), unit, is_input=name in inputs) for unit, name in enumerate(names)
        ]
        self.legend.set_entries([LegendEntry(one.keys[0], one.label, one.look) for one in self.curves])
        self.canvas.show_text("" if names else self.tr("Mark a column as input to see it."))
        self._draw()

    def show_use(self, first: int, end: int, test: int) -> None:
        """Show which rows are used: from `first` to before `end`, and from `test` on for testing."""
        low, high = whole_time(self._rows)
        for veil, (start, stop), role, part in zip(
            self._veils,
            ((low, first - 0.5), (end - 0.5, high), (test - 0.5, end - 0.5)),
            ("card", "card", "accent"),
            (UNUSED, UNUSED, TEST),
            strict=True,
        ):
            colour = self._theme.colour(role)
            colour.setAlphaF(part)
            veil.setBrush(colour)
            veil.setRegion((start, stop))
            veil.setVisible(stop > max(start, 0) and stop > 0)
        self.canvas.paint_later()

    def _veil(self) -> pg.LinearRegionItem:
        veil = pg.LinearRegionItem(movable=False, pen=pg.mkPen(None))
        veil.setZValue(1000)
        veil.hide()
        self.canvas.view.addItem(veil, ignoreBounds=True)
        return veil

    def _draw(self) -> None:
        time = self._zoom or whole_time(self._rows)
        self.canvas.set_time(*time)
        seen = [curve for curve in self.curves if not self.legend.hidden.intersection(curve.keys)]
        self.curve_set.draw(seen, time, "auto", is_whole=self._zoom is None)
        self.canvas.set_heights(*self.curve_set.heights)
        self.canvas.value_axis.set_scale(self.curve_set.scale)
        self.canvas.paint_later()

    def _ask_time(self, span: Span) -> None:
        self._set_zoom(within_run(span, self._rows))

    def _set_zoom(self, zoom: Span | None) -> None:
        self._zoom = zoom
        self._draw()

    def _restyle(self) -> None:
        self.canvas.setMinimumHeight(self._theme.px(HEIGHT))
        self.legend.restyle()
        self.canvas.restyle()
        self.curve_set.restyle()
        self._draw()


def _curve(column: Column, unit: int, *, is_input: bool) -> Curve:
    assert column.numbers is not None
    look = Look("units", unit, dashes=() if is_input else (5, 4))
    return Curve(column.name, look, column.numbers, column.name, (column.name,), has_gaps=True)
