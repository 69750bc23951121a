"""The operations of a step of the backward pass: what is worked out already, what is now, what comes."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PyQt6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QHeaderView, QTableView

from engine.gradient.arrival import arrivals
from engine.gradient.backward_walk import BackwardStop
from engine.gradient.gradient_equation import stop_symbol
from engine.gradient.recorded_gradient import RecordedGradient
from engine.notation.number_text import number
from engine.notation.symbols import plain
from engine.run.name import READOUT_SUM, Name, Y
from gui.look.properties import present
from gui.look.row_table import show_whole_rows
from gui.look.theme import TICKS, Theme
from gui.panels.stepping.step_arrows import BEND, paint_arrow
from gui.panels.stepping.step_model import RIGHT
from gui.state.training.backward_pass import BackwardPass

ROW = 22  # px
DIGITS = 4
PENDING = "·"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BackwardModel(QAbstractTableModel):
    """A row for each operation of the shown step, in their order: its gradient, and how large that is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.stops: tuple[BackwardStop, ...] = ()
        self.current = -1
        self._sources: tuple[frozenset[int], ...] = ()
        self._rows: list[tuple[str, str, str]] = []
        self._headers = (self.tr("gradient of"), self.tr("norm"), self.tr("largest"))

    def show(self, to: BackwardPass) -> None:
        """Show the operations around the playhead's."""
        self.beginResetModel()
        self.stops, self.current, self._sources, self._rows = (), -1, (), []
        if to.walk is not None and to.record is not None and to.stop is not None:
            self.stops = to.walk.of_step(to.stop.t)
            self.current = self.stops.index(to.stop)
            self._sources = tuple(frozenset(_sources(to.record, stop, self.stops)) for stop in self.stops)
            turns = [to.walk.turn_of(stop) for stop in self.stops]
            self._rows = [
                _row(to.record, stop, turn <= to.turn) for stop, turn in zip(self.stops, turns, strict=True)
            ]
        self.endResetModel()

    def sources_of(self, row: int) -> frozenset[int]:
        """The rows whose gradients that of a row is made of, within the step."""
        return self._sources[row] if 0 <= row < len(self._sources) else frozenset()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many operations a step has."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns an operation has: its name and two sizes."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text and looks."""
        row, column = index.row(), index.column()
        is_source = row in self.sources_of(self.current)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._rows[row][column]
            case Qt.ItemDataRole.ToolTipRole:
                return self.tr("The shown gradient is made of this one.") if is_source else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column else None
            case Qt.ItemDataRole.FontRole:
                return self._theme.mono(TICKS) if column else self._theme.font()
            case Qt.ItemDataRole.BackgroundRole:
                return self._theme.colour("selection") if row == self.current else None
            case Qt.ItemDataRole.ForegroundRole:
                ink = "quiet" if self._rows[row][1] == PENDING else "text"
                return self._theme.colour("accent" if is_source else ink)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's name."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section else LEFT
        return None


def _sources(record: RecordedGradient, stop: BackwardStop, stops: Sequence[BackwardStop]) -> Iterator[int]:
    """The places of what an operation takes its gradient from, within its step."""
    if stop.is_weight:
        layer = stop.name.layer
        found = [] if layer is None else record.weight_ways(stop.name)
        names = {Name(way.node, layer) for way, _ in found} or {READOUT_SUM, Y}
    else:
        names = {one.source for one in arrivals(record, stop.name, stop.t) if one.t == stop.t}
    yield from (place for place, one in enumerate(stops) if not one.is_weight and one.name in names)


def _row(record: RecordedGradient, stop: BackwardStop, is_known: bool) -> tuple[str, str, str]:
    name = plain(stop_symbol(record, stop))
    if not is_known:
        return name, PENDING, PENDING
    found = record.of_weight(stop.name, stop.t) if stop.is_weight else record.gradient(stop.name, stop.t)
    largest = found.flat[int(np.argmax(np.abs(found)))]
    return name, number(float(np.linalg.norm(found)), DIGITS), number(float(largest), DIGITS)


class BackwardTable(QTableView):
    """The rows, as high as they are; arrows lead from what a gradient is made of to the row pointed at.

    Signals:
        chosen(object): a BackwardStop to go to.
    """

    chosen = pyqtSignal(object)

    def __init__(self, theme: Theme, model: BackwardModel) -> None:
        super().__init__()
        self._theme, self._rows = theme, model
        self.setProperty("role", "compact")
        self.setModel(model)
        self.setAccessibleName(self.tr("Operations of this step of the backward pass"))
        show_whole_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the panel scrolls
        down, across = present(self.verticalHeader()), present(self.horizontalHeader())
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMouseTracking(True)
        self._pointed: int | None = None  # the row under the mouse
        self.entered.connect(lambda index: self._point_at(index.row()))
        self.viewportEntered.connect(lambda: self._point_at(None))
        self.clicked.connect(lambda index: self.chosen.emit(model.stops[index.row()]))
        self.activated.connect(lambda index: self.chosen.emit(model.stops[index.row()]))
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """As high as the rows."""
        px, down = self._theme.px, present(self.verticalHeader())
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(px(ROW))
        head = present(self.horizontalHeader()).sizeHint().height()
        self.setFixedHeight(head + self._rows.rowCount() * px(ROW) + 2)

    def leaveEvent(self, event: QEvent | None) -> None:
        """Show the arrows of the shown operation again."""
        super().leaveEvent(event)
        self._point_at(None)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The rows, and the arrows over them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        target = self._rows.current if self._pointed is None else self._pointed
        for source in sorted(self._rows.sources_of(target)):
            paint_arrow(painter, self._theme, self._name_area(source), self._name_area(target))

    def _point_at(self, row: int | None) -> None:
        if row != self._pointed:
            self._pointed = row
            present(self.viewport()).update()

    def _name_area(self, row: int) -> QRectF:
        """Where the name stands in a row, as wide as the longest one, and room for an arrow beside it."""
        area = QRectF(self.visualRect(self._rows.index(row, 0)))
        area.setWidth(min(area.width(), self.sizeHintForColumn(0) + self._theme.px(BEND)))
        return area
