"""The rows of the runs of an experiment, painted: what is drawn behind, name, step, and what is another."""

from PyQt6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QKeyEvent, QPainter, QPen, QPolygonF
from PyQt6.QtWidgets import QLineEdit

from gui.look.properties import TICKS
from gui.look.theme import QUIET
from gui.panels.debug.row_list import RowList
from gui.state.branch import Branch, changes_text
from gui.state.context import Context

LINE = 26  # px, the height of a row
INSET = 6  # px
BOX = 14  # px, the box that switches a ghost
GAP = 8  # px between the parts of a line

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class BranchList(RowList):
    """A click on a box draws a run behind the shown one, or no longer; a double click shows it.

    Signals:
        named(object, str): a branch is to have another name.
    """

    named = pyqtSignal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Runs"), self.tr("No run yet."))
        self.setProperty(TICKS, True)
        self.editor = QLineEdit(self.viewport())
        self.editor.setAccessibleName(self.tr("Name of the run"))
        self.editor.hide()
        self._renamed: Branch | None = None
        self.editor.returnPressed.connect(self._end_renaming)
        self.editor.editingFinished.connect(self._end_renaming)

    @property
    def branches(self) -> list[Branch]:
        """A branch for each row of the list."""
        return self.context.branches.listed

    @property
    def chosen_branch(self) -> Branch | None:
        """The run in the current row."""
        return self.branches[self.current] if 0 <= self.current < len(self.branches) else None

    def refresh(self) -> None:
        """Show every run."""
        self.show_rows([self._spoken(branch) for branch in self.branches])

    def rename(self, row: int) -> None:
        """Let the name of a row be typed in its place."""
        self._renamed = self.branches[row]
        rect = self.name_rect(self.visualRect(self.rows.index(row)))
        self.editor.setGeometry(rect.adjusted(-self.context.theme.px(8), 0, 0, 0))
        self.editor.setText(self._renamed.name)
        self.editor.selectAll()
        self.editor.show()
        self.editor.setFocus()

    def changes_of(self, branch: Branch) -> str:
        """The changed numbers of a what-if in a line."""
        plan = self.context.client.plan
        return changes_text(branch.changes, 1 if plan is None else len(plan.job.experiment.model.layers))

    # ── what a row is ──────────────────────────────────────────────────────────────────────────

    def row_height(self, row: int) -> int:
        """The height of one line of text, px."""
        return self.context.theme.px(LINE)

    def box_rect(self, rect: QRect) -> QRect:
        """Where a ghost is switched."""
        px = self.context.theme.px
        return QRect(rect.left() + px(INSET), rect.center().y() - px(BOX) // 2, px(BOX), px(BOX))

    def name_rect(self, rect: QRect) -> QRect:
        """Where the name is."""
        px, left = self.context.theme.px, self.box_rect(rect).right() + self.context.theme.px(GAP)
        return QRect(left, rect.top(), min(px(92), rect.width() * 2 // 5), rect.height())

    def is_link(self, row: int, place: QPoint) -> bool:
        """Whether a click there switches a ghost."""
        box = self.box_rect(self.visualRect(self.rows.index(row)))
        return self.branches[row] is not self.context.branches.shown and box.contains(place)

    def press(self, row: int, place: QPoint) -> bool:
        """Switch a ghost."""
        if not self.is_link(row, place):
            return False
        self._switch(row)
        return True

    def tip(self, row: int, place: QPoint) -> str:
        """What a row is, in full, or what a click does."""
        branch = self.branches[row]
        if self.is_link(row, place):
            return self.tr("Draw it behind the shown run, or not (Space).")
        if branch.base is None:
            return self.tr("The run of the experiment as it stands.")
        text = self.tr("{}: from t = {} on, {}.").format(branch.name, branch.t, self.changes_of(branch))
        if branch.base.base is not None:
            text += " " + self.tr("It sets out from {}.").format(branch.base.name)
        return text

    def _spoken(self, branch: Branch) -> str:
        """A row in words."""
        is_shown = branch is self.context.branches.shown
        state = self.tr("shown") if is_shown else self.tr("drawn behind") if branch.is_ghost else ""
        place = "" if branch.base is None else self.tr("from t = {}").format(branch.t)
        return ", ".join(filter(None, [branch.name, place, self.changes_of(branch), state]))

    def _switch(self, row: int) -> None:
        branch = self.branches[row]
        self.context.branches.set_ghost(branch, not branch.is_ghost)

    def _end_renaming(self) -> None:
        branch, self._renamed = self._renamed, None
        if branch is not None:
            self.editor.hide()
            self.setFocus()
            self.named.emit(branch, self.editor.text())

    # ── painting ───────────────────────────────────────────────────────────────────────────────

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Box or mark, name, step, changes."""
        self.paint_surface(painter, rect, row)
        branch, theme = self.branches[row], self.context.theme
        is_shown = branch is self.context.branches.shown
        if is_shown:
            self._paint_mark(painter, self.box_rect(rect))
        else:
            self._paint_box(painter, self.box_rect(rect), branch.is_ghost)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(weight=QFont.Weight.DemiBold if is_shown else QFont.Weight.Normal))
        name = self.name_rect(rect)
        painter.drawText(name, LEFT, self.elided(painter, branch.name, name.width()))
        if branch.base is None:
            return
        painter.setFont(theme.mono(QUIET))
        painter.setPen(theme.colour("quiet"))
        rest = QRect(rect)
        rest.setLeft(name.right() + theme.px(GAP))
        rest.setRight(rect.right() - theme.px(INSET))
        step = f"t {branch.t}"
        width = painter.fontMetrics().horizontalAdvance(step) + theme.px(GAP)
        changes = self.elided(painter, self.changes_of(branch), rest.width() - width)
        painter.drawText(rest, LEFT, changes)
        painter.drawText(rest, RIGHT, step)

    def _paint_mark(self, painter: QPainter, box: QRect) -> None:
        """A triangle: this one is shown."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.context.theme.colour("accent"))
        area = QRectF(box).adjusted(4, 2, -2, -2)
        painter.drawPolygon(
            QPolygonF([area.topLeft(), QPointF(area.right(), area.center().y()), area.bottomLeft()])
        )

    def _paint_box(self, painter: QPainter, box: QRect, is_on: bool) -> None:
        theme, area = self.context.theme, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if is_on else "input"), 1))
        painter.setBrush(theme.colour("accent" if is_on else "card"))
        painter.drawRoundedRect(area, theme.px(3), theme.px(3))
        if is_on:
            painter.setPen(QPen(theme.colour("on_accent"), 1.5 * theme.scale))
            width, height = area.width(), area.height()
            points = [(0.24, 0.52), (0.43, 0.72), (0.78, 0.3)]
            painter.drawPolyline(
                QPolygonF([area.topLeft() + QPointF(x * width, y * height) for x, y in points])
            )

    # ── Qt's own events ────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent | None) -> bool:
        """Keep F2, which elsewhere names the experiment, for the run."""
        is_asked = event is not None and event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2 and self.current >= 0:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Rename by F2, switch the ghost by Space; Enter shows, Delete discards."""
        if event is not None and self.current >= 0 and event.key() == Qt.Key.Key_F2:
            self.rename(self.current)
        elif event is not None and self.current >= 0 and event.key() == Qt.Key.Key_Space:
            self._switch(self.current)
        else:
            super().keyPressEvent(event)
