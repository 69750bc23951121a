"""The trainings of a study as a table: what each has come to."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QBrush
from PyQt6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from engine.laboratory.study import Study
from engine.notation.number_text import number
from gui.look.properties import present
from gui.look.theme import TICKS, Theme
from gui.state.training.laboratory import StudyCells

DIGITS = 3
ROW = 22  # px at 100 %


class StudyTable(QTableWidget):
    """A row for each setting, a column for each seed; the best number stands out.

    Signals:
        cell_opened(int, int): the network of a row and column is wanted.
    """

    cell_opened = pyqtSignal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Mean squared errors of all trainings"))
        self.setAccessibleDescription(self.tr("Enter, or a double click, opens the network of a cell."))
        self.setToolTip(self.accessibleDescription())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = present(self.horizontalHeader())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        present(self.verticalHeader()).setHighlightSections(False)
        self.cellActivated.connect(self.cell_opened)

    def show_study(self, study: Study, cells: StudyCells) -> None:
        """Show what is there of a study."""
        self.setRowCount(len(study.rows))
        self.setColumnCount(len(study.columns))
        self.setVerticalHeaderLabels(study.rows)
        self.setHorizontalHeaderLabels(study.columns)
        best = min(cells, key=lambda place: cells[place].loss, default=None)
        for row in range(len(study.rows)):
            for column in range(len(study.columns)):
                self.setItem(
                    row, column, self._item(study, cells, (row, column), is_best=(row, column) == best)
                )
        self._fit()

    def _item(
        self, study: Study, cells: StudyCells, place: tuple[int, int], *, is_best: bool
    ) -> QTableWidgetItem:
        step = cells.get(place)
        training = study.experiments[place[0]][place[1]].training
        item = QTableWidgetItem()
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(self._theme.mono(TICKS))
        what = f"{training.optimizer}, learning_rate {training.learning_rate:g}"
        if step is None:
            item.setToolTip(self.tr("{}: not trained yet.").format(what))
            return item
        item.setText("∞" if step.loss == float("inf") else number(step.loss, DIGITS))
        item.setToolTip(self.tr("{}: {} at update {}.").format(what, item.text(), step.updates))
        done = step.updates >= study.updates or step.loss == float("inf")
        role = "accent" if is_best else "text" if done else "quiet"
        item.setForeground(QBrush(self._theme.colour(role)))
        return item

    def _fit(self) -> None:
        """As high as all rows: the panel around it scrolls."""
        high = self._theme.px(ROW)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            present(header).setFont(self._theme.font(TICKS))
        for row in range(self.rowCount()):
            self.setRowHeight(row, high)
        self.setFixedHeight(high * self.rowCount() + present(self.horizontalHeader()).sizeHint().height() + 4)
