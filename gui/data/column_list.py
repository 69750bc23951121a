"""The columns of a table: what each holds, and whether it is an input or a target."""

from collections.abc import Iterable

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHeaderView, QTableView

from engine.data.table import Table
from gui.data.column_model import INPUT, TARGET, ColumnModel
from gui.look.properties import present
from gui.look.theme import Theme

ROWS = 6  # that are seen at once
MEASURED = 100  # rows that decide how wide a column is


class ColumnList(QTableView):
    """A line for each column, with a mark for an input and one for a target.

    Signals:
        chosen(): other columns are inputs or targets now.
    """

    chosen = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column_model = ColumnModel(self)
        self.setModel(self.column_model)
        self.setAccessibleName(self.tr("columns"))
        self.setToolTip(
            self.tr(
                "What the network is given and what it shall put out: without targets, the inputs to come."
            )
        )
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        present(self.verticalHeader()).hide()
        header = present(self.horizontalHeader())
        header.setResizeContentsPrecision(MEASURED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.column_model.chosen.connect(self.chosen)
        theme.changed.connect(self._fit)
        self._fit()

    def show_table(self, table: Table) -> None:
        """List the columns of a table; marks of columns that there are still stay."""
        self.column_model.show_table(table)
        self._fit()

    def choose(self, inputs: Iterable[str], targets: Iterable[str]) -> None:
        """Mark these columns and no others."""
        self.column_model.choose(inputs, targets)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the columns that are marked as inputs, in the order of the table."""
        return self.column_model.marked(INPUT)

    @property
    def targets(self) -> tuple[str, ...]:
        """The names of the columns that are marked as targets."""
        return self.column_model.marked(TARGET)

    def _fit(self) -> None:
        px, line = self._theme.px, self.fontMetrics().height()
        rows = present(self.verticalHeader())
        rows.setDefaultSectionSize(line + px(6))
        shown_rows = min(max(self.column_model.rowCount(), 2), ROWS)
        header = present(self.horizontalHeader())
        self.setFixedHeight(header.sizeHint().height() + shown_rows * (line + px(6)) + px(4))
