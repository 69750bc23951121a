"""The list of what would explain somebody's numbers, the best first."""

from PyQt6.QtCore import QCoreApplication, Qt, pyqtSignal
from PyQt6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from engine.doctor.finding import Finding
from gui.look.properties import present
from gui.look.row_table import show_whole_rows
from gui.look.theme import Theme
from gui.panels.doctor.finding_text import certainty, left_over, title_of_mistakes

ROW = 24  # px at 100 %
EDGE = 1  # px, which the frame of the keys takes
LEFT_OVER = 1  # the column of the numbers
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WAYS = LEFT, RIGHT, LEFT


class FindingList(QTableWidget):
    """A row for each finding.

    Signals:
        picked(int): another finding is looked at.
    """

    picked = pyqtSignal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 3)
        self._theme = theme
        self.setAccessibleName(_tr("What explains them"))
        self.setAccessibleDescription(_tr("Mistakes that explain the numbers, the best first."))
        self.setToolTip(self.accessibleDescription())
        self.setProperty("role", "compact")
        self.setHorizontalHeaderLabels([_tr("mistake"), _tr("left over"), _tr("how sure")])
        for column, way in enumerate(WAYS):
            present(self.horizontalHeaderItem(column)).setTextAlignment(way)
        show_whole_rows(self)
        header = present(self.horizontalHeader())
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.currentCellChanged.connect(self._take_row)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List these, and look at the first."""
        self.setRowCount(len(findings))
        for row, finding in enumerate(findings):
            texts = title_of_mistakes(finding), left_over(finding), certainty(finding)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFont(self._theme.mono() if column == LEFT_OVER else self._theme.font())
                item.setTextAlignment(WAYS[column])
                self.setItem(row, column, item)
        self._fit()
        if findings:
            self.setCurrentCell(0, 0)

    def _take_row(self, row: int, *_: int) -> None:
        if row >= 0:
            self.picked.emit(row)

    def _restyle(self) -> None:
        present(self.verticalHeader()).setDefaultSectionSize(self._theme.px(ROW))
        self._fit()

    def _fit(self) -> None:
        """No higher than its rows, so that what follows stands right below."""
        rows = max(self.rowCount(), 1) * self._theme.px(ROW)
        self.setMaximumHeight(present(self.horizontalHeader()).sizeHint().height() + rows + 2 * EDGE)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoctorPanel", text)
