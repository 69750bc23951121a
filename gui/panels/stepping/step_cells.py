"""How the table of steps is painted: its cells, and the outline of one row."""

from PyQt6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt
from PyQt6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from engine.run.name import Number
from gui.look.theme import Theme
from gui.panels.stepping.step_model import RIGHT, StepModel
from gui.state.context import Context
from gui.state.highlight import Level

INSET = 8  # px between a number and its cell's right edge, so that it stands below its header
MARK = 3  # px, radius of the mark behind a number that is pointed at
RADIUS = 5  # px, of a row's outline


class StepCells(QStyledItemDelegate):
    """Draws cells by hand: a style sheet takes ten times as long, and a scrub redraws all of them."""

    def __init__(self, context: Context, steps: StepModel) -> None:
        super().__init__()
        self._context, self._steps = context, steps
        self.colours: list[QColor] = []

    def fit(self) -> None:
        """Look up the columns' colours, which is slow, once."""
        self.colours = [self._context.theme.colour(column.role) for column in self._steps.columns]

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if painter is None:
            return
        row, column, theme = index.row(), index.column(), self._context.theme
        if option.state & QStyle.StateFlag.State_Selected and row != self._context.playhead.t:
            painter.fillRect(option.rect, theme.colour("selection"))
        self._mark(painter, option.rect, self._context.highlight.level(self._number(row, column)))
        painter.setPen(self.colours[column])
        inner = option.rect.adjusted(0, 0, -theme.px(INSET), 0)
        painter.drawText(inner, RIGHT, self._steps.text(row, column))

    def helpEvent(
        self,
        event: QHelpEvent | None,
        view: QAbstractItemView | None,
        option: QStyleOptionViewItem,
        index: QModelIndex,
    ) -> bool:
        """All digits, and how the number can be changed."""
        if event is None or event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        number = self._steps.columns[index.column()].number_at(index.row())
        words = "" if number is None else self._context.hands.words(number)
        lines = self._steps.data(index, Qt.ItemDataRole.ToolTipRole), words
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)), view)
        return True

    def _number(self, row: int, column: int) -> Number | None:
        return self._steps.columns[column].number_at(row) if self._context.highlight.number else None

    def _mark(self, painter: QPainter, area: QRect, level: Level) -> None:
        """A ground behind what is pointed at and where it comes from, and a frame around the first."""
        if level:
            theme = self._context.theme
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.colour("selection"))
            painter.setPen(QPen(theme.colour("accent"), 1) if level == "pointed" else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5), MARK, MARK)


def paint_outline(painter: QPainter, theme: Theme, row: QRect) -> None:
    """Paint a rounded outline around a row."""
    radius = theme.px(RADIUS)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(theme.colour("field"))
    painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
