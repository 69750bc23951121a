"""The operations of a step in two implementations, as a table whose columns always fit."""

from PyQt6.QtCore import QModelIndex, QRect, Qt
from PyQt6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PyQt6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from engine.implementations.every import titles
from gui.look.colours import text_role
from gui.look.properties import present
from gui.look.row_table import show_whole_rows
from gui.look.theme import TICKS, Theme
from gui.panels.stepping.comparison_model import RIGHT, VALUES, ComparisonModel
from gui.state.context import Context

ROW = 34  # px, two lines
WIDTHS = (74, 0, 46, 46, 32)  # px, of the columns; 0 takes what is left


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
        model.modelReset.connect(self.fit)
        self.setItemDelegateForColumn(VALUES, _Pairs(context.theme, model, self))
        self.setAccessibleName(self.tr("Operations of the step, {} beside {}").format(*titles()))
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
        rest = present(self.viewport()).width() - sum(map(px, WIDTHS))
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, px(width) if width else max(rest, px(60)))
        digit = QFontMetricsF(self._theme.mono(TICKS)).horizontalAdvance("0")
        self._rows.room = int((header.sectionSize(VALUES) - px(6)) / digit)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self.fit()
