"""The trace as a Qt table: one row a step, made only for the rows in sight."""

from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, Qt

from engine.notation.number_text import apart
from gui.look.theme import Theme
from gui.panels.stepping.step_column import StepColumn

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
KEPT = 5000  # texts of cells; more than any screen shows


class StepModel(QAbstractTableModel):
    """Rows are steps, columns are Columns. It shows an old run until `show` gives it another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps = 0
        self._texts: dict[tuple[int, int], str] = {}
        self._compared: dict[int, list[StepColumn]] = {}
        self.columns: tuple[StepColumn, ...] = ()

    def show(self, columns: tuple[StepColumn, ...], steps: int) -> None:
        """Show other columns; the rows stay where they are, so that no view jumps."""
        self._texts.clear()
        self._compared.clear()
        if len(columns) != len(self.columns):
            self.beginResetModel()
            self.columns, self._steps = columns, steps
            self.endResetModel()
            return
        self.set_steps(min(steps, self._steps))  # no view shall ask the other columns for steps they lack
        self._texts.clear()
        self._compared.clear()
        self.columns = columns
        self.set_steps(steps)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
        if steps:
            self.dataChanged.emit(self.index(0, 0), self.index(steps - 1, len(columns) - 1))

    def set_steps(self, steps: int) -> None:
        """Have so many rows."""
        if steps > self._steps:
            for column in range(len(self.columns)):
                self._texts.pop((self._steps - 1, column), None)  # its neighbour below is there only now
            self.beginInsertRows(QModelIndex(), self._steps, steps - 1)
            self._steps = steps
            self.endInsertRows()
        elif steps < self._steps:
            self.beginRemoveRows(QModelIndex(), steps, self._steps - 1)
            self._steps = steps
            self.endRemoveRows()

    def text(self, t: int, column: int) -> str:
        """What a cell shows, with the digits that tell it from its neighbours and what it is compared with.

        It is kept, as a step never changes once it is recorded.
        """
        key = (t, column)
        if key not in self._texts:
            if len(self._texts) >= KEPT:
                self._texts.clear()
            value = self.columns[column].value(t)
            is_text = value is None or isinstance(value, str)
            self._texts[key] = (value or "") if is_text else apart(value, self._others(t, column))
        return self._texts[key]

    def _others(self, t: int, column: int) -> list[Any]:
        """The numbers above and below a cell, and those of its row that it is compared with."""
        own = self.columns[column]
        near = [own.value(other) for other in (t - 1, t + 1) if 0 <= other < self._steps]
        return near + [other.value(t) for other in self._compared_with(column)]

    def _compared_with(self, column: int) -> list[StepColumn]:
        """The columns that say the same of a step as this one; looked for once, as there may be hundreds."""
        if column not in self._compared:
            own = self.columns[column]
            self._compared[column] = [other for other in self.columns if other.is_compared_with(own)]
        return self._compared[column]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many steps are shown."""
        return 0 if parent.isValid() else self._steps

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, colour, alignment, and its value in full as tooltip."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(index.row(), self.columns[index.column()])
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour(self.columns[index.column()].role)
            case _:
                return None

    def _told(self, t: int, column: StepColumn) -> str:
        """What stands in a cell, with all digits, and what it means."""
        value = column.value(t)
        if value is None:
            return self.tr("This step does not count.")
        return self.tr("{}, t = {}: {}\n{}").format(column.header, t, value, column.help)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's name and what it means."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.columns[section].header
            case Qt.ItemDataRole.ToolTipRole:
                return self.columns[section].help
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT
            case _:
                return None
