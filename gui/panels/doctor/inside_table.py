"""Inside the step in which a difference begins: each number of ours beside theirs, as they are computed."""

from PyQt6.QtCore import QCoreApplication, Qt, pyqtSignal
from PyQt6.QtGui import QBrush
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.doctor.finding import InsideStep, StepNumber
from engine.notation.number_text import number
from gui.look.properties import present, with_properties
from gui.look.quiet_text import QuietText
from gui.look.row_table import show_whole_rows
from gui.look.theme import Theme

ROW = 22  # px at 100 %
DIGITS, FEW_DIGITS = 6, 3
MOST_ROWS = 12  # that are seen without scrolling
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class InsideTable(QWidget):
    """A row for each number of a step, and above it which step it is.

    Signals:
        activated(int): the number of that row is to be shown where it is computed.
    """

    activated = pyqtSignal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside: InsideStep | None = None
        self.heading = QuietText()
        help = _tr("Go to the step, layer, unit and operation where the difference begins.")
        self.show_begin = with_properties(QToolButton, text=_tr("Go there"), toolTip=help)
        self.show_begin.setAccessibleDescription(help)
        self.show_begin.setProperty("role", "segment")
        self.table = self._made_table()
        self.table.cellActivated.connect(lambda row, column: self.activated.emit(row))
        self.show_begin.clicked.connect(self._go_to_begin)
        line = QHBoxLayout()
        line.addWidget(self.heading, 1)
        line.addWidget(self.show_begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.table)
        theme.changed.connect(self._fill)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setAccessibleName(_tr("Inside the step"))
        table.setAccessibleDescription(_tr("Every number of the step, ours beside theirs; Enter goes to it."))
        table.setToolTip(table.accessibleDescription())
        table.setProperty("role", "compact")
        show_whole_rows(table)
        present(table.horizontalHeader()).setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def show_step(self, inside: InsideStep | None) -> None:
        """Show a step; None has nothing to show."""
        self._inside = inside
        self._fill()

    def _fill(self) -> None:
        inside, table, px = self._inside, self.table, self._theme.px
        self.setVisible(inside is not None)
        if inside is None:
            return
        self.heading.setText(heading_of(inside))
        table.setHorizontalHeaderLabels([_tr("quantity"), _tr("here"), _tr("theirs"), _tr("difference")])
        for column in range(4):
            present(table.horizontalHeaderItem(column)).setTextAlignment(RIGHT if column else LEFT)
        table.setRowCount(len(inside.numbers))
        for row, one in enumerate(inside.numbers):
            self._fill_row(row, one, row == inside.place)
        present(table.verticalHeader()).setMinimumSectionSize(1)
        present(table.verticalHeader()).setDefaultSectionSize(px(ROW))
        rows = min(len(inside.numbers), MOST_ROWS)
        table.setFixedHeight(present(table.horizontalHeader()).sizeHint().height() + rows * px(ROW) + px(4))

    def _fill_row(self, row: int, one: StepNumber, is_first: bool) -> None:
        for column, text in enumerate(texts_of(one)):
            item = QTableWidgetItem(text)
            item.setFont(self._theme.mono() if column else self._theme.font())
            item.setToolTip(_source(one) if column == 2 else text)
            if column:
                item.setTextAlignment(RIGHT)
            if is_first:
                item.setBackground(QBrush(self._theme.colour("selection")))
            if column == 3:
                item.setForeground(QBrush(self._theme.colour("error" if one.difference else "quiet")))
            self.table.setItem(row, column, item)

    def _go_to_begin(self) -> None:
        if self._inside is not None:
            self.activated.emit(self._inside.place)


def heading_of(inside: InsideStep) -> str:
    """Which step it is, and whose numbers stand beside ours."""
    row = _tr("row {}, ").format(inside.row) if inside.row else ""
    where = _tr("Inside the step: t = {}, {}layer {}, {}").format(inside.t, row, inside.layer, inside.cell)
    is_computed = any(not one.is_recorded and one.theirs is not None for one in inside.numbers)
    whose = _tr("theirs: as this mistake computes them") if is_computed else _tr("theirs: as recorded")
    return f"{where} · {whose}"


def texts_of(one: StepNumber) -> tuple[str, str, str, str]:
    """A number's name, ours, theirs, and their difference; a dash where nothing is known."""
    there = "–" if one.theirs is None else number(one.theirs, DIGITS)
    apart = "–" if one.difference is None else number(one.difference, FEW_DIGITS)
    return f"{one.quantity}[{one.index}]", number(one.ours, DIGITS), there, apart


def _source(one: StepNumber) -> str:
    if one.theirs is None:
        return _tr("Neither recorded nor known.")
    return _tr("As they recorded it.") if one.is_recorded else _tr("As this mistake computes it.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("DoctorPanel", text)
