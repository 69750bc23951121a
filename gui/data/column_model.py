"""What is known of the columns of a table, and which are inputs and targets."""

from collections.abc import Iterable
from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal

from engine.data.table import Column, Table
from gui.language.translation import shown

INPUT, TARGET, NAME, HOLDS = range(4)
MARKS = (INPUT, TARGET)  # the columns with marks


class ColumnModel(QAbstractTableModel):
    """A row for each column of a table. A file may have thousands: what is not in sight costs nothing.

    Signals:
        chosen(): somebody has marked a column or taken a mark away.
    """

    chosen = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._marked: dict[int, set[str]] = {place: set() for place in MARKS}
        self._titles = self.tr("input"), self.tr("target"), self.tr("column"), self.tr("holds")

    def show_table(self, table: Table) -> None:
        """List the columns of a table; marks of columns that there are still stay."""
        self.beginResetModel()
        self._columns = table.columns
        self._mark({place: self._marked[place] for place in MARKS})
        self.endResetModel()

    def choose(self, inputs: Iterable[str], targets: Iterable[str]) -> None:
        """Mark these columns and no others, as far as they hold numbers."""
        self._mark({INPUT: set(inputs), TARGET: set(targets)})
        self.dataChanged.emit(self.index(0, INPUT), self.index(self.rowCount() - 1, TARGET))

    def marked(self, place: int) -> tuple[str, ...]:
        """The names that are marked in a column, in the order of the table."""
        return tuple(column.name for column in self._columns if column.name in self._marked[place])

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """How many columns the table has."""
        return len(self._columns)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Two marks, the name, and what it holds."""
        return len(self._titles)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """A column without numbers cannot be marked."""
        if index.column() not in MARKS:
            return Qt.ItemFlag.ItemIsEnabled
        if not _may_be_marked(self._columns[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What each column tells."""
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if is_title else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A mark, or a text."""
        column, place = self._columns[index.row()], index.column()
        if place in MARKS:
            return self._mark_of(column, place, role)
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self._text_of(column, place) if is_text else None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Mark a column, or take its mark away."""
        name, marked = self._columns[index.row()].name, self._marked.get(index.column())
        if role != Qt.ItemDataRole.CheckStateRole or marked is None:
            return False
        (marked.add if Qt.CheckState(value) == Qt.CheckState.Checked else marked.discard)(name)
        self.dataChanged.emit(index, index)
        self.chosen.emit()
        return True

    def _mark(self, wanted: dict[int, set[str]]) -> None:
        there = {column.name for column in self._columns if _may_be_marked(column)}
        self._marked = {place: names & there for place, names in wanted.items()}

    def _mark_of(self, column: Column, place: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.CheckStateRole if _may_be_marked(column):
                is_set = column.name in self._marked[place]
                return Qt.CheckState.Checked if is_set else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.name}, {self._titles[place]}"
            case Qt.ItemDataRole.ToolTipRole if not _may_be_marked(column):
                return self.tr("Holds no numbers; dates and texts name the steps.")
        return None

    def _text_of(self, column: Column, place: int) -> str:
        if place == NAME:
            return column.name
        kind = shown(column.kind)
        return self.tr("{}, {} missing").format(kind, column.gaps) if column.gaps else kind


def _may_be_marked(column: Column) -> bool:
    return column.kind == "number"
