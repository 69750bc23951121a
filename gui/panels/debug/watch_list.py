"""The rows of the watches, painted: expression, picture over time, value."""

from PyQt6.QtCore import QPoint, QRect, QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygon

from gui.look.properties import present
from gui.panels.debug.row_list import RowList
from gui.panels.debug.watch_row import StepLink, WatchRow, row_of
from gui.state.context import Context

LINE = 26  # px, the height of a row
MORE = 17  # px, of each further line
INSET = 7  # px
GAP = 8  # px between the parts of a line
SMALL = 11  # px, the face of further lines
CARET = 5  # px
SPARK, SPARK_NARROW = 84, 52  # px, the width of the picture: where there is room, and where there is not
NAMES = 0.5  # of a line, which expressions have before values and pictures get more

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
STRONG = QFont.Weight.DemiBold


class WatchList(RowList):
    """The current row shows its extremes too; a click on them, on a failure or in a picture goes there."""

    def __init__(self, context: Context) -> None:
        empty = self.tr("Type an expression below, such as abs(error), or Ctrl+click any number.")
        super().__init__(context, self.tr("Watches"), empty)
        self.shown: list[WatchRow] = []
        self._name_width = self._value_width = 0
        self.setDragDropMode(self.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.rows.moved.connect(self.move_row)

    def refresh(self) -> None:
        """Show every watch at the playhead."""
        context, known = self.context, {row.text: row for row in self.shown}
        t, scope_of = context.playhead.t, context.watches.scope_of
        heights = self._heights()
        self.shown = [
            row_of(watch, scope_of(watch), t, known.get(watch.text)) for watch in context.watches.items
        ]
        self._name_width, self._value_width = self._widest()
        texts = [row.spoken for row in self.shown]
        if len(texts) != self.rows.rowCount() or heights != self._heights():
            self.show_rows(texts)
        else:
            self.rows.show(texts)
            present(self.viewport()).update()

    def move_row(self, row: int, to: int) -> None:
        """Put a row before the one at `to`, and keep it the current one."""
        if 0 <= row < len(self.shown) and 0 <= to <= len(self.shown):
            self.context.watches.move(row, to)
            self.choose(to - (to > row))

    # ── where things are ───────────────────────────────────────────────────────────────────────

    def row_height(self, row: int) -> int:
        """A line, and further ones for what is wrong and, in the current row, for the extremes."""
        if row >= len(self.shown):
            return 0
        px, shown = self.context.theme.px, self.shown[row]
        if shown.error is not None:
            width = present(self.viewport()).width()
            return px(LINE + CARET + 4) + self._sentence(QRect(0, 0, width, 0), shown).height()
        lines = bool(shown.failure) + bool(row == self.current and shown.extremes)
        return px(LINE) + px(MORE) * lines + (px(4) if lines else 0)

    def _heights(self) -> list[int]:
        return [self.row_height(row) for row in range(len(self.shown))]

    def _widest(self) -> tuple[int, int]:
        """The widths of the widest expression and of the widest value, in px."""
        theme = self.context.theme
        plain, strong = QFontMetrics(theme.mono()), QFontMetrics(theme.mono(weight=STRONG))
        names = (plain.horizontalAdvance(row.text) for row in self.shown if row.error is None)
        values = (strong.horizontalAdvance(row.value) for row in self.shown)
        return max(names, default=0), max(values, default=0)

    def _line(self, rect: QRect) -> QRect:
        inset = self.context.theme.px(INSET)
        return QRect(rect.left() + inset, rect.top(), rect.width() - 2 * inset, self.context.theme.px(LINE))

    def spark(self, rect: QRect) -> QRectF:
        """Where the picture of a row is; the pictures stand in a column, left of all values.

        Expressions are cut last, as one cannot guess what is missing of them.
        """
        px, line = self.context.theme.px, self._line(rect)
        room = line.width() - min(self._name_width, round(NAMES * line.width())) - 2 * px(GAP)
        width = px(SPARK if self._value_width + px(SPARK) <= room else SPARK_NARROW)
        right = line.right() - min(self._value_width, room - width) - px(GAP)
        return QRectF(right - width, line.top() + px(6), width, line.height() - px(12))

    def _sentence(self, rect: QRect, shown: WatchRow) -> QRect:
        """Where the sentence about an error is."""
        line, metrics = self._line(rect), QFontMetrics(self.context.theme.font(SMALL))
        text = shown.error[1] if shown.error else ""
        room = QRect(line.left(), line.bottom() + self.context.theme.px(CARET), line.width(), 10_000)
        return metrics.boundingRect(room, WRAPPED, text)

    def links(self, rect: QRect, row: int) -> list[tuple[StepLink, QRect]]:
        """The words of a row that lead to a step, and where they are."""
        px, shown, line = self.context.theme.px, self.shown[row], self._line(rect)
        metrics, found = QFontMetrics(self.context.theme.font(SMALL)), []
        lines = [[shown.failure] if shown.failure else [], shown.extremes if row == self.current else ()]
        for number, parts in enumerate([part for part in lines if part]):
            x, y = line.left(), line.bottom() + 1 + number * px(MORE)
            for link in parts:
                width = min(metrics.horizontalAdvance(link.text), line.right() - x)
                found.append((link, QRect(x, y, width + 1, px(MORE))))
                x += width + px(2 * GAP)
        return found

    # ── what a click does ──────────────────────────────────────────────────────────────────────

    def is_link(self, row: int, place: QPoint) -> bool:
        """Whether a click there goes to a step."""
        return self._t_at(row, place) is not None

    def press(self, row: int, place: QPoint) -> bool:
        """Go to the step that is meant."""
        t = self._t_at(row, place)
        if t is not None:
            self.choose(row)
            self.context.transport.go_to(t)
        return t is not None

    def _t_at(self, row: int, place: QPoint) -> int | None:
        rect, shown = self.visualRect(self.rows.index(row)), self.shown[row]
        for link, area in self.links(rect, row):
            if area.contains(place):
                return link.t
        spark = self.spark(rect)
        if shown.error is None and spark.toRect().contains(place):
            return shown.sparkline.t_at(place.x(), spark)
        return None

    # ── painting ───────────────────────────────────────────────────────────────────────────────

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """A line, and what stands below it."""
        if row >= len(self.shown):
            return
        self.paint_surface(painter, rect, row)
        theme, shown, line = self.context.theme, self.shown[row], self._line(rect)
        if shown.error is not None:
            self._paint_text(painter, line, shown.text)
            self._paint_error(painter, rect, shown)
            return
        spark = self.spark(rect)
        self._paint_text(
            painter, line.adjusted(0, 0, int(spark.left() - line.right()) - theme.px(GAP), 0), shown.text
        )
        self._paint_spark(painter, spark, shown)
        painter.setFont(theme.mono(weight=STRONG))
        painter.setPen(theme.colour("text"))
        value = line.adjusted(int(spark.right() - line.left()) + theme.px(GAP), 0, 0, 0)
        painter.drawText(value, RIGHT, self.elided(painter, shown.value, value.width() + 1))
        for link, place in self.links(rect, row):
            painter.setFont(theme.font(SMALL))
            painter.setPen(theme.colour("negative" if link is shown.failure else "quiet"))
            painter.drawText(place, LEFT, self.elided(painter, link.text, place.width()))

    def _paint_text(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(self.context.theme.mono())
        painter.setPen(self.context.theme.colour("text"))
        painter.drawText(rect, LEFT, self.elided(painter, text, rect.width()))

    def _paint_spark(self, painter: QPainter, rect: QRectF, shown: WatchRow) -> None:
        """The picture, and in it the playhead."""
        theme, last = self.context.theme, max(0, shown.sparkline.steps - 1)
        shown.sparkline.paint(painter, rect, theme.colour("accent"), 1.3 * theme.scale)
        x = round(shown.sparkline.x_of(min(self.context.playhead.t, last), rect))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.colour("quiet"), theme.px(1)))
        painter.drawLine(x, int(rect.top()) - theme.px(3), x, int(rect.bottom()) + theme.px(3))

    def _paint_error(self, painter: QPainter, rect: QRect, shown: WatchRow) -> None:
        """A caret below the character, and the sentence."""
        assert shown.error is not None
        theme, line, size = self.context.theme, self._line(rect), self.context.theme.px(CARET)
        metrics = QFontMetrics(theme.mono())
        letters = (
            metrics.horizontalAdvance(shown.text[: shown.error[0]]) + metrics.horizontalAdvance("x") // 2
        )
        x, y = min(line.left() + letters, line.right() - size), line.bottom() - theme.px(4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("negative"))
        painter.drawPolygon(QPolygon([QPoint(x, y), QPoint(x - size, y + size), QPoint(x + size, y + size)]))
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("negative"))
        painter.drawText(self._sentence(rect, shown), WRAPPED, shown.error[1])
