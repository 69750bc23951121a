"""The operations of a step in two implementations, as a table whose columns always fit."""

from PyQt6.QtCore import QModelIndex, QRect, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PyQt6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from engine.implementations.every import titles
from gui.look.colours import text_role
from gui.look.properties import present
from gui.look.row_table import show_whole_rows
from gui.look.theme import TICKS, Theme
from gui.panels.stepping.comparison_model import DIFFERENCES, RIGHT, VALUES, ComparisonModel
from gui.state.context import Context

ROW = 34  # px, two lines
WIDTHS = (74, 0, 46, 46, 32)  # px at least, of the columns; that of the values is as wide as they are
LEAST, USUAL = 60, 84  # px of the values: with less, a difference makes way; with more to spare, all share it
BESIDE = 6  # px beside a value


class _Pairs(QStyledItemDelegate):
    """Draws one's number over the other's, each in its colour, so that digit stands below digit."""

    def __init__(self, theme: Theme, rows: ComparisonModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Both lines."""
        if painter is None:
            return
        text, background = index.data(), index.data(Qt.ItemDataRole.BackgroundRole)
        if background is not None:
            painter.fillRect(option.rect, background)
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        area, half = option.rect.adjusted(0, 1, -self._theme.px(3), -1), option.rect.height() // 2
        for line, (name, word) in enumerate(zip(self._rows.pair, text.split("\n"), strict=False)):
            painter.setPen(self._theme.colour(text_role(name)))
            place = QRect(area.left(), area.top() + line * (half - 1), area.width(), half - 1)
            painter.drawText(place, RIGHT, word)


class OperationTable(QTableView):
    """The rows of a ComparisonModel, in columns that always fit."""

    def __init__(self, context: Context, model: ComparisonModel) -> None:
        super().__init__()
        self._theme, self._rows = context.theme, model
        self.setProperty("role", "compact")
        self.setModel(model)
        self._widest = 0  # px; a column that grows back and forth with each step would be restless
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)
        self.setItemDelegateForColumn(VALUES, _Pairs(context.theme, model, self))
        self.setAccessibleName(self.tr("Operations of the step, {} beside {}").format(*titles()))
        self.setAccessibleDescription(self.tr("A click, or Enter, looks at the layer and the unit of a row."))
        show_whole_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the panel scrolls
        self._down, self._across = present(self.verticalHeader()), present(self.horizontalHeader())
        self._down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._across.setMinimumSectionSize(1)
        self._across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Share out the width, and show as many digits as fit."""
        px, header = self._theme.px, self._across
        self._down.setMinimumSectionSize(1)
        self._down.setDefaultSectionSize(px(ROW))
        self.setFixedHeight(header.sizeHint().height() + self._rows.rowCount() * px(ROW) + 2)
        digit = QFontMetricsF(self._theme.mono(TICKS)).horizontalAdvance("0")
        whole, unneeded = present(self.viewport()).width(), self._rows.unneeded
        is_tight = whole - sum(map(px, WIDTHS)) < px(LEAST)
        for column in DIFFERENCES:
            self.setColumnHidden(column, is_tight and column == unneeded)
        columns = [column for column in range(len(WIDTHS)) if not self.isColumnHidden(column)]
        rest = max(whole - sum(px(WIDTHS[column]) for column in columns), px(LEAST))
        self._rows.room = int((rest - px(BESIDE)) / digit)
        self._widest = max(self._widest, px(USUAL), round(self._rows.longest * digit) + px(BESIDE))
        values = min(rest, self._widest)
        spare = (rest - values) // (len(columns) - 1)  # for all but the names
        for column in columns[1:]:
            header.resizeSection(column, spare + (values if column == VALUES else px(WIDTHS[column])))
        header.resizeSection(0, px(WIDTHS[0]))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Fit the columns, which are no longer as wide as the widest values have been."""
        super().resizeEvent(event)
        self._widest = 0
        self.fit()
