"""The numbers of a weight matrix as Qt's table model."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from PyQt6.QtGui import QColor

from engine.errors import ParameterError
from engine.explain.weight_place import WeightRows
from engine.notation.number_text import number, own_number, show_number
from engine.parameter import Matrix
from engine.reading.formula import read_typed
from gui.forms.stepping import StepSize
from gui.language.translation import shown
from gui.look.theme import Theme

FEW = 24  # numbers up to which a matrix counts as set by hand, in tenths; a larger one in hundredths
DIGITS = 3  # significant ones in a cell; the tooltip has them all
TINT = 56  # of 255: how strongly the largest number of a matrix is tinted by its sign

Role = Qt.ItemDataRole


class WeightModel(QAbstractTableModel):
    """A matrix to be edited: it tells the wanted matrix and shows only what it is given.

    Signals:
        edited(object): the whole matrix with one or several numbers changed, a Matrix.
        problem(str): a text that is no number; the sentence lacks its subject.
    """

    edited = pyqtSignal(object)
    problem = pyqtSignal(str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: WeightRows = ()
        self._names: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._largest = 0.0
        self._largest_in: list[float] = []  # each row, where they are tuples
        self._is_given = True
        self.is_locked = False

    def lock(self, is_locked: bool) -> None:
        """Show that nothing can be changed, or that it can."""
        self.is_locked = is_locked
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def show_rows(
        self, rows: WeightRows, is_given: bool, row_names: Sequence[str], column_names: Sequence[str]
    ) -> None:
        """Show a matrix, (rows, columns). is_given: set by hand; others are in quiet colour."""
        is_same_shape = self.shape == (len(rows), len(rows[0])) and self._names == (row_names, column_names)
        if not is_same_shape:
            self.beginResetModel()
        self._largest = self._largest_of(rows)
        self._rows, self._is_given, self._names = rows, is_given, (row_names, column_names)
        if is_same_shape:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(rows[0]) - 1))
        else:
            self.endResetModel()

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return (len(self._rows), len(self._rows[0])) if len(self._rows) else (0, 0)

    def number(self, index: QModelIndex) -> int | float:
        """The number in a cell."""
        return own_number(self._rows[index.row()][index.column()])

    def set_numbers(self, first: QModelIndex, block: Matrix) -> None:
        """Ask for a block of other numbers, from a cell on, which must have room for it."""
        rows, (height, width) = list(self.rows), self.shape
        begin, end = first.column(), first.column() + len(block[0])
        assert first.row() + len(block) <= height
        assert end <= width
        for i, line in enumerate(block, first.row()):
            rows[i] = (*rows[i][:begin], *line, *rows[i][end:])
        self.edited.emit(tuple(rows))

    @property
    def stepping(self) -> StepSize:
        """By how much a number of it is stepped and scrubbed."""
        rows, columns = self.shape
        return StepSize(0.1 if rows * columns <= FEW else 0.01)

    @property
    def gates(self) -> tuple[str, ...]:
        """What stands before the index in the headings of the columns, in their order: i, f, g, o."""
        return tuple(dict.fromkeys(name.partition("[")[0] for name in self._names[1]))

    @property
    def largest(self) -> float:
        """The largest size of a number; 0 of an empty one."""
        return self._largest

    def place_name(self, index: QModelIndex) -> str:
        """A cell in a few letters: [3, 5], or g[3, 5] of several gates; of a vector without the row."""
        units = self.shape[1] // max(len(self.gates), 1)
        gate = self.gates[index.column() // units] if len(self.gates) > 1 and units else ""
        unit = index.column() % units if gate else index.column()
        place = str(unit) if self.shape[0] == 1 and self._names[0] == ("",) else f"{index.row()}, {unit}"
        return f"{gate}[{place}]"

    @property
    def rows(self) -> Matrix:
        """The matrix that is shown."""
        return self._rows if isinstance(self._rows, tuple) else tuple(map(tuple, self._rows.tolist()))

    # ── Qt's own interface ─────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else self.shape[0]

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else self.shape[1]

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        """A number as text, to the right, tinted by its sign."""
        match role:
            case Role.DisplayRole:
                return number(self.number(index), DIGITS)
            case Role.EditRole | Role.ToolTipRole | Role.AccessibleTextRole:
                return show_number(self.number(index))
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Role.ForegroundRole:
                return self._theme.colour("text" if self._is_given and not self.is_locked else "quiet")
            case Role.BackgroundRole:
                return self._tint(float(self.number(index)))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of rows and columns."""
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Role.DisplayRole:
            return None
        return self._names[orientation == Qt.Orientation.Horizontal][section]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Every number may be edited, but of a matrix that is locked."""
        return super().flags(index) | (Qt.ItemFlag(0) if self.is_locked else Qt.ItemFlag.ItemIsEditable)

    def setData(self, index: QModelIndex, value: Any, role: int = Role.EditRole) -> bool:
        """Ask for the number that was typed into a cell."""
        typed = self.read(str(value))
        if typed is None:
            return False
        self.set_numbers(index, ((typed,),))
        return True

    def read(self, text: str) -> int | float | None:
        """The number that a text says; otherwise why it says none is told."""
        try:
            return read_typed(text)
        except ParameterError as error:
            self.problem.emit(shown(error.message))
            return None

    def _largest_of(self, rows: WeightRows) -> float:
        """The largest size of a number. Rows that stayed the same objects are not looked through again."""
        if not isinstance(rows, tuple):
            self._largest_in = []
            return float(np.abs(np.asarray(rows, dtype=np.float64)).max())
        known = dict(zip(map(id, self._rows), self._largest_in, strict=False))
        self._largest_in = [known[id(row)] if id(row) in known else float(max(map(abs, row))) for row in rows]
        return max(self._largest_in)

    def _tint(self, value: float) -> QColor | None:
        if value == 0:
            return None
        colour = self._theme.colour("positive" if value > 0 else "negative")
        colour.setAlpha(round(TINT * abs(value / self._largest)))
        return colour
