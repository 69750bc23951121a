"""The Jacobian of each step: by how much it stretches a gradient, and what a state keeps of itself."""

from typing import Any

import numpy as np
from PyQt6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PyQt6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from engine.array import Array
from engine.gradient.jacobian_finding import kept_told, stretch_told
from engine.gradient.step_jacobian import step_jacobian
from engine.notation.number_text import number
from engine.work.jacobian import RADIUS, SINGULAR
from gui.curves.curve import Look
from gui.curves.hidden_curves import HiddenCurves
from gui.language.translation import shown
from gui.look.properties import present
from gui.look.quiet_text import QuietText
from gui.look.theme import TICKS, Theme
from gui.panels.stepping.step_model import RIGHT
from gui.panels.train.asking_panel import AskingPanel
from gui.panels.train.line_plot import SHOWN, LineCurve, LinePlot
from gui.state.context import Context

KEPT = "kept."
MOST = 8  # rows and columns of the matrix that are listed; of more, the first ones
ROW = 20  # px
DIGITS = 3


class JacobianModel(QAbstractTableModel):
    """The numbers of ∂h_t/∂h_{t−1}: row i is unit i after the step, column j is unit j before it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._matrix: Array = np.zeros((0, 0))

    def show(self, matrix: Array) -> None:
        """Show another matrix, or its first rows and columns."""
        self.beginResetModel()
        self._matrix = matrix[:MOST, :MOST]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Units after the step."""
        return 0 if parent.isValid() else len(self._matrix)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Units before the step."""
        return 0 if parent.isValid() else self._matrix.shape[1]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A number, all of it as tooltip."""
        value = float(self._matrix[index.row(), index.column()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return number(value, DIGITS)
            case Qt.ItemDataRole.ToolTipRole:
                return self.tr("∂h[{}] after by h[{}] before: {}").format(index.row(), index.column(), value)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
            case Qt.ItemDataRole.FontRole:
                return self._theme.mono(TICKS)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The unit."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"h[{section}]"
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None


class JacobianPanel(AskingPanel, QWidget):
    """Sentences about the step at the playhead, its matrix, and the singular values of all steps."""

    title = "Jacobian"
    help = (
        "How h after a step changes with h before it: the matrix of the shown step, and over all steps its "
        "largest and smallest singular value, by which a gradient that goes back is stretched at most and "
        "at least. Of an LSTM also what its cell state keeps of itself, f."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.trainings.jacobians, context.trainings.backward)
        self._work, self._pass = context.trainings.jacobians, context.trainings.backward
        self.stretch, self.kept = QuietText(), QuietText()
        self.model = JacobianModel(context.theme)
        self.table = QTableView()
        name = self.tr("Singular values over steps")
        self.plot = LinePlot(context.theme, name, shown(self.help), "t")
        HiddenCurves(self.plot.legend, context.document)
        self.plot.scrubbed.connect(context.transport.go_to)
        self._build()
        context.playhead.moved.connect(self._refresh)
        self._begin()

    def _build(self) -> None:
        table = self.table
        table.setProperty("role", "compact")
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Jacobian of the shown step"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(table.EditTrigger.NoEditTriggers)
        for header in (present(table.horizontalHeader()), present(table.verticalHeader())):
            header.setHighlightSections(False)
        present(table.horizontalHeader()).setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._row = QHBoxLayout()
        self._row.addWidget(table, 2)
        self._row.addWidget(self.plot, 3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.stretch)
        self._column.addWidget(self.kept)
        self._column.addLayout(self._row, 1)

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        empty = shown(self._work.problem) or self.tr("Working out the Jacobians …")
        record = self._pass.record
        t, layer = self._context.playhead.t, self._context.selection.layer
        self.plot.show_curves(self._curves(), t, f"t = {t}", empty)
        is_there = record is not None and t < record.steps and layer < len(record.model.layers)
        self.table.setVisible(is_there)
        self.stretch.setVisible(is_there)
        self.kept.setVisible(False)
        if record is None or not is_there:
            return
        output = record.cell(layer).states[0]
        self.model.show(step_jacobian(record, layer, t).blocks[output, output])
        self.stretch.setText(shown(stretch_told(record, layer, t)))
        told = [shown(sentence) for sentence in kept_told(record, layer, t)]
        self.kept.setText(" ".join(told))
        self.kept.setVisible(bool(told))

    def _curves(self) -> list[LineCurve]:
        trace = self._work.trace
        if trace is None:
            return []
        singular, radius = trace[SINGULAR], trace[RADIUS][:, 0]
        one = np.array([1.0])
        found = [
            LineCurve("one", "1", Look("quiet", dashes=(2, 4)), one, is_level=True),
            LineCurve("radius", self.tr("largest |eigenvalue|"), Look("units", 0, dashes=(6, 4)), radius),
        ]
        if singular.shape[1] > 1:
            found.append(
                LineCurve("least", self.tr("smallest σ"), Look("units", 0, width=1.0), singular[:, -1])
            )
        for place, name in enumerate(one for one in trace if one.quantity.startswith(KEPT)):
            label = self.tr("{} keeps, mean").format(name.quantity.removeprefix(KEPT))
            look = Look("units", 1 + place, width=SHOWN)
            found.append(LineCurve(name.quantity, label, look, trace[name].mean(axis=1)))
        found.append(LineCurve("most", self.tr("largest σ"), Look("units", 0, width=SHOWN), singular[:, 0]))
        return [curve.positive() for curve in found]

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._column.setSpacing(px(4))
        self._row.setSpacing(px(8))
        down = present(self.table.verticalHeader())
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(px(ROW))
        self.plot.restyle()
        self._refresh()
