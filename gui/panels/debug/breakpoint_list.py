"""The rows of the breakpoints, painted: a dot that enables, what it stops at, and its hits."""

from PyQt6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PyQt6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen

from engine.breakpoints.base import Breakpoint
from engine.breakpoints.expression import ExpressionBreakpoint
from gui.language.translation import shown
from gui.look.properties import TICKS, present
from gui.panels.debug.row_list import RowList
from gui.state.context import Context

LINE = 28  # px, the height of a row
MORE = 17  # px, of a further line
INSET = 7  # px
DOT = 6  # px, radius
REMOVE = 20  # px, the width of the cross
GAP = 8  # px between the parts of a line
SMALL = 11  # px, the face of hits and problems

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTER = int(Qt.AlignmentFlag.AlignCenter)


class BreakpointList(RowList):
    """A click on a dot enables or disables, one on the hits goes to the next of them."""

    def __init__(self, context: Context) -> None:
        empty = self.tr("Type a condition below, such as abs(error) > 100, and press Run.")
        super().__init__(context, self.tr("Breakpoints"), empty)
        self.setProperty(TICKS, True)
        self._hovered = -1
        self.here: frozenset[int] = frozenset()
        """The rows that hold at the playhead."""

    def refresh(self) -> None:
        """Show every breakpoint, what is known of its hits, and whether it holds at the playhead."""
        self.here = frozenset(self.context.breakpoints.holding_at(self.context.playhead.t))
        self.show_rows([self._spoken(row) for row in range(len(self._items))])

    @property
    def _items(self) -> tuple[Breakpoint, ...]:
        return self.context.breakpoints.items

    def hits_text(self, row: int) -> str:
        """Where or how often a breakpoint holds in the run."""
        hits = self.context.breakpoints.hits.get(row)
        if row in self.here:
            return self.tr("hit at t = {}").format(self.context.playhead.t)
        if hits is None or not hits.steps:
            return ""
        if hits.count == 1:
            return self.tr("1 hit, t = {}").format(int(hits.marks[0]))
        return (
            self.tr("{:,} hits").format(hits.count).replace(",", "\u202f")
            if hits.count
            else self.tr("no hit")
        )

    def _spoken(self, row: int) -> str:
        one, problem = self._items[row], self.context.breakpoints.problems.get(row)
        state = self.tr("enabled") if one.is_enabled else self.tr("disabled")
        parts = [shown(one.label), state, shown(str(problem or "")), self.hits_text(row)]
        return ", ".join(filter(None, parts))

    # ── where things are ───────────────────────────────────────────────────────────────────────

    def row_height(self, row: int) -> int:
        """A line, and another where the breakpoint has no meaning in this run."""
        return self.context.theme.px(LINE + (MORE if row in self.context.breakpoints.problems else 0))

    def _line(self, rect: QRect) -> QRect:
        inset = self.context.theme.px(INSET)
        return QRect(rect.left() + inset, rect.top(), rect.width() - 2 * inset, self.context.theme.px(LINE))

    def dot_rect(self, rect: QRect) -> QRect:
        """The dot that enables."""
        line = self._line(rect)
        return QRect(line.left(), line.top(), 2 * self.context.theme.px(DOT), line.height())

    def hits_rect(self, rect: QRect, row: int) -> QRect:
        """The words about hits."""
        line, metrics = self._line(rect), QFontMetrics(self.context.theme.font(SMALL))
        width = metrics.horizontalAdvance(self.hits_text(row)) + 1
        right = line.right() - self.context.theme.px(REMOVE)
        return QRect(right - width, line.top(), width, line.height())

    def remove_rect(self, rect: QRect) -> QRect:
        """The cross that removes."""
        line, width = self._line(rect), self.context.theme.px(REMOVE)
        return QRect(line.right() - width + self.context.theme.px(4), line.top(), width, line.height())

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def is_link(self, row: int, place: QPoint) -> bool:
        """Whether a click there does something of its own."""
        rect = self.visualRect(self.rows.index(row))
        return any(
            area.contains(place)
            for area in (self.dot_rect(rect), self.hits_rect(rect, row), self.remove_rect(rect))
        )

    def press(self, row: int, place: QPoint) -> bool:
        """Enable or disable, go to the next hit, or remove."""
        rect = self.visualRect(self.rows.index(row))
        if self.dot_rect(rect).contains(place):
            self.choose(row)
            self.context.breakpoints.enable(row, not self._items[row].is_enabled)
        elif self.remove_rect(rect).contains(place):
            self.removed.emit(row)
        elif self.hits_rect(rect, row).contains(place):
            self.choose(row)
            self.go_to_next(row)
        else:
            return False
        return True

    def go_to_next(self, row: int) -> None:
        """Show the next recorded step at which a breakpoint holds; after the last one, the first."""
        breakpoints, t = self.context.breakpoints, self.context.playhead.t
        found = breakpoints.next_hit_of(row, t + 1) or breakpoints.next_hit_of(row, 0)
        if found is not None:
            self.context.transport.go_to(found[0])

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Enable or disable with Space."""
        row = self.current
        if event is not None and event.key() == Qt.Key.Key_Space and row >= 0:
            self.context.breakpoints.enable(row, not self._items[row].is_enabled)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Show the cross of the row below the mouse."""
        super().mouseMoveEvent(event)
        if event is not None:
            self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent | None) -> None:
        """Show no cross."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            present(self.viewport()).update()

    def tip(self, row: int, place: QPoint) -> str:
        """What a place of a row shows, in full, or does."""
        rect, one = self.visualRect(self.rows.index(row)), self._items[row]
        if self.dot_rect(rect).contains(place):
            return (
                self.tr("Disable it: runs go past it (Space).")
                if one.is_enabled
                else self.tr("Enable it (Space).")
            )
        if self.remove_rect(rect).contains(place):
            return self.tr("Remove it (Del).")
        if self.hits_rect(rect, row).contains(place):
            return self.tr("Go to the next step at which it holds.")
        kind = self.tr("Stops at: {}.").format(shown(one.title))
        problem = shown(str(self.context.breakpoints.problems.get(row, "")))
        return "\n".join(filter(None, [shown(one.label), kind, problem]))

    # ── painting ───────────────────────────────────────────────────────────────────────────────

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Dot, label, hits, cross; below, why it has no meaning in this run."""
        if row >= len(self._items):
            return
        self.paint_surface(painter, rect, row)
        theme, one, line = self.context.theme, self._items[row], self._line(rect)
        problem = self.context.breakpoints.problems.get(row)
        self._paint_dot(painter, self.dot_rect(rect), is_filled=one.is_enabled and problem is None)
        hits = self.hits_rect(rect, row)
        text = QRect(line)
        text.setLeft(self.dot_rect(rect).right() + theme.px(GAP))
        text.setRight(hits.left() - theme.px(GAP))
        face = theme.mono() if isinstance(one, ExpressionBreakpoint) else theme.font()
        painter.setFont(face)
        painter.setPen(theme.colour("text" if one.is_enabled else "quiet"))
        painter.drawText(text, LEFT, self.elided(painter, shown(one.label), text.width()))
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("error" if row in self.here else "quiet"))
        painter.drawText(hits, RIGHT, self.hits_text(row))
        if row in (self._hovered, self.current):
            painter.setFont(theme.font())
            painter.setPen(theme.colour("quiet"))
            painter.drawText(self.remove_rect(rect), CENTER, "×")
        if problem is not None:
            self._paint_problem(painter, text, shown(str(problem)), line.right())

    def _paint_dot(self, painter: QPainter, rect: QRect, *, is_filled: bool) -> None:
        theme = self.context.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("error") if is_filled else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("error" if is_filled else "input"), theme.px(1.5)))
        radius = theme.px(DOT) - 1
        painter.drawEllipse(QPointF(rect.center()) + QPointF(0.5, 0.5), radius, radius)

    def _paint_problem(self, painter: QPainter, text: QRect, sentence: str, right: int) -> None:
        theme = self.context.theme
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("negative"))
        place = QRect(text.left(), text.bottom() - theme.px(4), right - text.left(), theme.px(MORE))
        painter.drawText(place, LEFT, self.elided(painter, sentence, place.width()))
