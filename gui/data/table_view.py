"""The first rows of a table, as they were understood."""

from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PyQt6.QtWidgets import QTableView

from engine.data.table import Column, Table
from engine.notation.number_text import show_number
from gui.language.translation import shown
from gui.look.properties import present
from gui.look.theme import QUIET, Theme

MOST_ROWS = 1000  # that are shown
MOST_COLUMNS = 200
MEASURED = 30  # rows that decide how wide a column is; to measure 1,000 takes seconds
MISSING = "–"


class TableModel(QAbstractTableModel):
    """Cells with all digits; a dash stands where a number is missing."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: tuple[Column, ...] = ()
        self._table: Table | None = None

    def show_table(self, table: Table | None) -> None:
        """Show another table, or none."""
        self.beginResetModel()
        self._table, self._columns = table, () if table is None else table.columns[:MOST_COLUMNS]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """How many rows are shown."""
        return 0 if self._table is None else min(MOST_ROWS, self._table.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """How many columns are shown."""
        return len(self._columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, colour and side."""
        column = self._columns[index.column()]
        text = _cell(column, index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.TextAlignmentRole if column.numbers is not None:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if column.numbers is not None and text == MISSING:
                return self._theme.colour("negative")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of columns, and the lines of the file."""
        if self._table is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            is_text = role == Qt.ItemDataRole.DisplayRole
            return str(self._table.lines[section]) if is_text else None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.name
            case Qt.ItemDataRole.ToolTipRole:
                return f"{column.name}: {shown(column.kind)}"
        return None


class TableRows(QTableView):
    """A table's first rows; beside each, its line in the file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table_model = TableModel(self, theme)
        self.setModel(self.table_model)
        self.setAccessibleName(self.tr("first rows"))
        self.setToolTip(self.tr("The first rows as they are understood; – is a missing number."))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            present(header).setResizeContentsPrecision(MEASURED)
        theme.changed.connect(self._fit)
        self._fit()

    def show_table(self, table: Table | None) -> None:
        """Show another table, or none."""
        self.table_model.show_table(table)
        self.resizeColumnsToContents()

    def _fit(self) -> None:
        self.setFont(self._theme.mono(QUIET))
        rows = present(self.verticalHeader())
        rows.setDefaultSectionSize(self.fontMetrics().height() + self._theme.px(4))
        self.resizeColumnsToContents()


def _cell(column: Column, row: int) -> str:
    if column.numbers is None:
        return "" if column.texts is None else str(column.texts[row])
    number = column.numbers[row]
    if number != number:
        return MISSING
    return show_number(int(number) if column.is_whole else float(number))
