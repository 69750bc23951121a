"""The operations of a step as a Qt table: what two implementations have of each, and how far apart."""

from dataclasses import dataclass
from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PyQt6.QtGui import QFont

from engine.comparison.compare import ComparedRow, StepComparison, symbol
from engine.comparison.pair import ImplementationPair
from engine.implementations.every import names, title_of
from engine.notation.number_text import apart, number
from gui.language.translation import shown
from gui.look.theme import TICKS, Theme

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROOT = QModelIndex()
DIGITS, LEAST, FEW = 9, 5, 2  # of the numbers, what float32 can tell apart and at least; of differences
COLUMNS = ("symbol", "values", "absolute", "relative", "ulps")
VALUES = COLUMNS.index("values")
DIFFERENCES = ABSOLUTE, RELATIVE = COLUMNS.index("absolute"), COLUMNS.index("relative")


@dataclass(frozen=True)
class Shown:
    """What the table is about. running: the operation about to run, or None when all have results."""

    found: StepComparison
    t: int
    layers: int
    running: int | None
    kind: str


class ComparisonModel(QAbstractTableModel):
    """One row an operation, in the order they are computed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Shown | None = None
        self.room = 99  # characters that fit into the column of values

    def show(self, shown: Shown | None) -> None:
        """Show a step. The rows are rebuilt only when their number changes."""
        before = self.rowCount()
        after = 0 if shown is None else len(shown.found.rows)
        if before != after:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
            return
        self._shown = shown
        if after:
            self.dataChanged.emit(self.index(0, 0), self.index(after - 1, len(COLUMNS) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    @property
    def unneeded(self) -> int:
        """The column that says least: of the difference that is not judged by."""
        return RELATIVE if self._shown is not None and self._shown.kind == "absolute" else ABSOLUTE

    @property
    def longest(self) -> int:
        """How many characters the longest value has."""
        words = " ".join(self.text(row, "values") for row in range(self.rowCount())).split()
        return max(map(len, words), default=0)

    def row(self, index: int) -> ComparedRow | None:
        """The comparison of one operation; None where it is not computed yet."""
        shown = self._shown
        if shown is None or not 0 <= index < len(shown.found.rows):
            return None
        return None if shown.running is not None and index >= shown.running else shown.found.rows[index]

    def text(self, index: int, column: str) -> str:
        """What a cell says."""
        row, shown = self.row(index), self._shown
        if shown is None or (row is None and column != "symbol"):
            return ""
        row = row or shown.found.rows[index]
        match column:
            case "symbol":
                layer = row.operation.layer
                mark = "" if shown.layers == 1 or layer is None else f"{layer}: "
                return mark + symbol(row, shown.t).partition(" of layer")[0].replace(" ", "")
            case "values":
                return f"{self._fitted(row.ours, row.theirs)}\n{self._fitted(row.theirs, row.ours)}"
            case "ulps":
                return "–" if row.ulps is None else number(row.ulps, FEW)
            case _:
                return number(getattr(row, column), FEW)

    def _fitted(self, value: Any, other: Any) -> str:
        """A value with the digits that tell it from the other, or as many as there is room for."""
        full = apart(value, [other], DIGITS)
        if len(full) <= self.room:
            return full
        texts = (number(value, digits) for digits in range(DIGITS, LEAST, -1))
        return next((text for text in texts if len(text) <= self.room), number(value, LEAST))

    # ── Qt's own questions ─────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: QModelIndex = ROOT) -> int:
        """How many operations a step has."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.found.rows)

    def columnCount(self, parent: QModelIndex = ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text, face, colour, and what it is in full."""
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(index.row(), column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index.row(), column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if column == "symbol" else RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour(self._role(index.row(), column))
            case Qt.ItemDataRole.BackgroundRole if self._is_first(index.row()):
                return self._theme.colour("notice")
            case Qt.ItemDataRole.FontRole:
                return self._font(index.row(), column)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's name and what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        texts = _headers(*map(title_of, self.pair))[COLUMNS[section]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return texts[0]
            case Qt.ItemDataRole.ToolTipRole:
                return texts[1]
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if section == 0 else RIGHT
            case _:
                return None

    @property
    def pair(self) -> ImplementationPair:
        """The compared implementations; before the first comparison, the first two of the list."""
        if self._shown is not None:
            return self._shown.found.pair
        ours, theirs = names()[:2]
        return ours, theirs

    def _is_first(self, index: int) -> bool:
        """Whether the difference goes beyond the tolerance here first."""
        row = self.row(index)
        return row is not None and self._shown is not None and row is self._shown.found.first

    def _role(self, index: int, column: str) -> str:
        row = self.row(index)
        if row is None:
            return "quiet"
        return "text" if column == "symbol" or row.is_beyond else "quiet"

    def _font(self, index: int, column: str) -> QFont:
        row = self.row(index)
        is_judged = row is not None and row.is_beyond and self._shown is not None
        is_bold = is_judged and self._shown is not None and column == self._shown.kind
        weight = QFont.Weight.Bold if is_bold else QFont.Weight.Normal
        return self._theme.font(TICKS + 1) if column == "symbol" else self._theme.mono(TICKS, weight)

    def _tip(self, index: int, column: str) -> str:
        row = self.row(index)
        if row is None:
            return _tr("Not computed yet: step on to see it.")
        if column == "values":
            ours, theirs = map(title_of, self.pair)
            return f"{ours} {row.ours}\n{theirs} {row.theirs}"
        if column in ("absolute", "relative"):
            return repr(getattr(row, column))
        if column == "ulps":
            return _tr("A number is not finite.") if row.ulps is None else f"{row.ulps:,}"
        text = shown(row.operation.help)
        if row.units > 1:
            text += " " + _tr("Of {} units the one that is furthest apart; click to look at it.").format(
                row.units
            )
        return text


def _headers(ours: str, theirs: str) -> dict[str, tuple[str, str]]:
    return {
        "symbol": ("", _tr("What is computed, in this order.")),
        "values": (
            _tr("values"),
            _tr("What {0} has, and {1} below; what {1} does not tell is computed from its states.").format(
                ours, theirs
            ),
        ),
        "absolute": (_tr("diff."), _tr("{} minus {}, without sign.").format(ours, theirs)),
        "relative": (_tr("rel."), _tr("The difference divided by the larger number.")),
        "ulps": (_tr("ulp"), _tr("Steps from one number of the coarser precision to the next.")),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("ComparisonPanel", text)
