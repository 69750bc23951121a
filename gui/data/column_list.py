"""The columns of a table: what each holds, and whether it is an input or a target."""

from collections.abc import Iterable

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from engine.data.table import Table
from gui.language.translation import shown
from gui.look.properties import present
from gui.look.theme import Theme

INPUT, TARGET = 0, 1  # the columns with marks
ROWS = 6  # that are seen at once


class ColumnList(QTableWidget):
    """A line for each column, with a mark for an input and one for a target.

    Signals:
        chosen(): other columns are inputs or targets now.
    """

    chosen = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 4)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self.setHorizontalHeaderLabels(
            [self.tr("input"), self.tr("target"), self.tr("column"), self.tr("holds")]
        )
        self.setAccessibleName(self.tr("columns"))
        self.setToolTip(
            self.tr(
                "What the network is given and what it shall put out: without targets, the inputs to come."
            )
        )
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        present(self.verticalHeader()).hide()
        header = present(self.horizontalHeader())
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.itemChanged.connect(self._take)
        theme.changed.connect(self._fit)
        self._fit()

    def show_table(self, table: Table) -> None:
        """List the columns of a table; marks of columns that there are still stay."""
        inputs, targets = self.inputs, self.targets
        self._names = ()  # what is put in is not chosen
        self.setRowCount(len(table.columns))
        for row, column in enumerate(table.columns):
            is_number = column.kind == "number"
            missing = self.tr("{}, {} missing").format(shown(column.kind), column.gaps)
            for place, name in ((INPUT, inputs), (TARGET, targets)):
                self.setItem(row, place, _mark(is_set=column.name in name, may_be=is_number))
                word = present(self.horizontalHeaderItem(place)).text()
                self._item(row, place).setData(Qt.ItemDataRole.AccessibleTextRole, f"{column.name}, {word}")
                if not is_number:
                    self._item(row, place).setToolTip(
                        self.tr("Holds no numbers; dates and texts name the steps.")
                    )
            self.setItem(row, 2, _text(column.name))
            self.setItem(row, 3, _text(missing if column.gaps else shown(column.kind)))
        self._names = table.names
        self._fit()

    def choose(self, inputs: Iterable[str], targets: Iterable[str]) -> None:
        """Mark these columns and no others."""
        names, self._names = self._names, ()
        for place, marked in ((INPUT, set(inputs)), (TARGET, set(targets))):
            for row, name in enumerate(names):
                item = self._item(row, place)
                if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                    item.setCheckState(Qt.CheckState.Checked if name in marked else Qt.CheckState.Unchecked)
        self._names = names

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the columns that are marked as inputs, in the order of the table."""
        return self._marked(INPUT)

    @property
    def targets(self) -> tuple[str, ...]:
        """The names of the columns that are marked as targets."""
        return self._marked(TARGET)

    def _marked(self, place: int) -> tuple[str, ...]:
        return tuple(
            name
            for row, name in enumerate(self._names)
            if self._item(row, place).checkState() == Qt.CheckState.Checked
        )

    def _item(self, row: int, place: int) -> QTableWidgetItem:
        return present(self.item(row, place))

    def _take(self, item: QTableWidgetItem) -> None:
        if self._names and item.column() in (INPUT, TARGET):
            self.chosen.emit()

    def _fit(self) -> None:
        px, line = self._theme.px, self.fontMetrics().height()
        rows = present(self.verticalHeader())
        rows.setDefaultSectionSize(line + px(6))
        shown_rows = min(max(self.rowCount(), 2), ROWS)
        header = present(self.horizontalHeader())
        self.setFixedHeight(header.sizeHint().height() + shown_rows * (line + px(6)) + px(4))


def _mark(*, is_set: bool, may_be: bool) -> QTableWidgetItem:
    item = QTableWidgetItem()
    if may_be:
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked if is_set else Qt.CheckState.Unchecked)
    else:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _text(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    item.setToolTip(text)
    return item
