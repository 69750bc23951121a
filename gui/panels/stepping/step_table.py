"""One row a step: inputs, terms, outputs of both implementations, target and error."""

from PyQt6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import (
    QCursor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PyQt6.QtWidgets import QHeaderView, QTableView

from engine.run.recorded_run import RecordedRun
from gui.language.translation import shown
from gui.look.properties import present
from gui.panels.base import Panel
from gui.panels.stepping.step_arrows import paint_arrows
from gui.panels.stepping.step_cells import StepCells, paint_outline
from gui.panels.stepping.step_column import StepColumn, columns_of
from gui.panels.stepping.step_hand import StepHand
from gui.panels.stepping.step_menu import StepMenu
from gui.panels.stepping.step_model import StepModel
from gui.state.context import Context
from gui.state.pacing import StepListener

ROW = 23  # px
PADDING = 20  # px beside a cell's text where there is room
LEAST = 12  # px beside it before the table scrolls sideways


class StepTable(Panel, QTableView):
    """The trace as a table. Its current row is the playhead."""

    title = "Steps"
    help = "One row a step; click a row to show that step everywhere."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._steps = StepModel(context.theme)
        self._is_stale = True
        self._widths: list[float] = []
        self.setModel(self._steps)
        self._hand = StepHand(self, self._steps, context)
        self.menu = StepMenu(self, self._steps, context)
        self._cells = StepCells(context, self._steps)  # a view does not own its delegate
        self.setItemDelegate(self._cells)
        self._set_up()
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """Room for the header and five rows at least."""
        return QSize(self._context.theme.px(640), self._context.theme.px(7 * ROW))

    def _set_up(self) -> None:
        self.setProperty("role", "steps")
        self.setAccessibleName(shown(self.title))
        self.setAccessibleDescription(shown(self.help))
        self.setMouseTracking(True)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self._rows, self._header = present(self.verticalHeader()), present(self.horizontalHeader())
        self._rows.hide()
        self._rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header.setHighlightSections(False)
        self._header.setMinimumSectionSize(1)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _connect(self) -> None:
        context = self._context
        context.client.started.connect(self._mark_stale)
        StepListener(self, context, self._refresh)
        context.selection.changed.connect(self._rebuild)
        context.playhead.moved.connect(self._follow)
        context.zoo.changed.connect(self._show_cursor)
        context.highlight.changed.connect(present(self.viewport()).update)
        self.pressed.connect(self._go_to)
        self.entered.connect(self._point_at)
        self.viewportEntered.connect(context.highlight.clear)
        self.clicked.connect(self._tell)
        present(self.verticalScrollBar()).valueChanged.connect(self._fit_columns)

    # ── following the run and the playhead ─────────────────────────────────────────────────────

    def _mark_stale(self) -> None:
        self._is_stale = True

    def _rebuild(self) -> None:
        self._is_stale = True
        self._refresh()

    def _draw(self) -> None:
        """Take over the steps that are there now; the last run's stay until the first ones come."""
        run = self._context.client.recording
        if run is None:
            return
        if run.steps == 0:
            if run.ending is not None:
                self._steps.set_steps(0)
            return
        if self._is_stale:
            self._widths = []  # of the columns that go; a resize may come while the others are put in
            self.menu.plan = run.plan
            self._steps.show(self._columns(run), run.steps)
            self._cells.fit()
            self._is_stale = False
        else:
            self._steps.set_steps(run.steps)
        self._follow()
        self._fit_columns()

    def _columns(self, run: RecordedRun) -> tuple[StepColumn, ...]:
        """What it shows of a run."""
        return columns_of(run, *self._context.selection.within(run.plan))

    def _follow(self) -> None:
        """Make the playhead's row the current one."""
        t = self._context.playhead.t
        if self.isVisible() and t < self._steps.rowCount() and t != self.currentIndex().row():
            self.setCurrentIndex(self._steps.index(t, max(0, self.currentIndex().column())))
            present(self.viewport()).update()  # the outline is more than the cells that Qt repaints

    def _go_to(self, index: QModelIndex) -> None:
        if index.row() != self._context.playhead.t:
            self._context.transport.go_to(index.row())

    def _show_cursor(self) -> None:
        """Say that a click is an answer in the bug zoo, or else that a number can be scrubbed."""
        viewport = present(self.viewport())
        if self._context.zoo.is_asking:
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        elif (shape := self._hand.cursor(self.indexAt(viewport.mapFromGlobal(QCursor.pos())))) is not None:
            viewport.setCursor(shape)
        else:
            viewport.unsetCursor()

    def _tell(self, index: QModelIndex) -> None:
        column = self._steps.columns[index.column()]
        number = column.number_at(index.row())
        if number is not None:
            self.number_clicked.emit(number, column.implementation)

    def _point_at(self, index: QModelIndex) -> None:
        """Light the number under the mouse wherever it is shown."""
        self._show_cursor()
        self._context.highlight.point_at(self._steps.columns[index.column()].number_at(index.row()))

    def leaveEvent(self, event: QEvent | None) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._context.highlight.clear()

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def _restyle(self) -> None:
        self._rows.setMinimumSectionSize(1)
        self._rows.setDefaultSectionSize(self._context.theme.px(ROW))
        self._widths = []
        self._cells.fit()
        self._fit_columns()
        present(self.viewport()).update()

    def _fit_columns(self) -> None:
        """As wide as what is in sight needs, never narrower than before; the rest is shared out."""
        count = self._steps.columnCount()
        if count == 0 or not self.isVisible():
            return
        needed = self._needed_widths()
        self._widths = [max(pair) for pair in zip(needed, self._widths or needed, strict=True)]
        px, shared = self._context.theme.px, (present(self.viewport()).width() - sum(self._widths)) / count
        beside = shared if shared >= px(LEAST) else px(PADDING)  # where it scrolls, it need not be tight
        for column, width in enumerate(self._widths):
            self._header.resizeSection(column, int(width + beside))

    def _needed_widths(self) -> list[float]:
        """What the texts of the headers and the rows in sight need, in px."""
        first = max(0, self.rowAt(0))
        rows = range(first, self._last_row() + 1)
        face, head = QFontMetricsF(self.font()), QFontMetricsF(self._header.font())
        texts = [
            max((self._steps.text(t, column) for t in rows), key=len, default="")
            for column in range(self._steps.columnCount())
        ]
        return [
            max(face.horizontalAdvance(text), head.horizontalAdvance(column.header))
            for text, column in zip(texts, self._steps.columns, strict=True)
        ]

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Share the width out anew, and keep the playhead's row in sight."""
        self._fit_columns()  # first, or a scroll bar would come for columns as wide as before
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Move the playhead with the current row; leave ← and → to the window where nothing scrolls.

        F2 and Enter type the current number, or ask what if; Alt with ↑ and ↓ steps it.
        """
        if event is None or self._hand.take_key(event, self.currentIndex()):
            return
        is_sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if is_sideways and present(self.horizontalScrollBar()).maximum() == 0:
            event.ignore()
            return
        super().keyPressEvent(event)
        if self.currentIndex().isValid():
            self._go_to(self.currentIndex())

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        super().keyReleaseEvent(event)
        if event is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.isAutoRepeat():
            self._hand.end_key()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """A press may become a scrub."""
        super().mousePressEvent(event)
        if event is not None and not self._context.zoo.is_asking:
            self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Sideways it scrubs the number, up and down it selects rows."""
        if event is None or not self._hand.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A scrub is no click."""
        if self._hand.release():
            self.setState(self.State.NoState)
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Type the number, or ask what if it were another."""
        if event is not None and not self._context.zoo.is_asking:
            self._hand.type(self.indexAt(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the cells, and around the playhead's row a rounded outline."""
        row = self._row_rect(self._context.playhead.t)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is not None:
            paint_outline(painter, self._context.theme, row)
        elif self._steps.rowCount() == 0:
            painter.setPen(self._context.theme.colour("quiet"))
            text = self._no_step()
            painter.drawText(present(self.viewport()).rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        if event is not None:
            super().paintEvent(QPaintEvent(event.rect() & self._whole_rows()))
        if self._context.highlight.number is not None:
            self._paint_arrows()

    def _paint_arrows(self) -> None:
        """Paint arrows from the numbers in sight that make up the one that is pointed at."""
        rows = range(max(0, self.rowAt(0)), self._last_row() + 1)
        columns = self._steps.columns
        places = [(row, place) for row in rows for place in range(len(columns) - 1, -1, -1)]
        cells = [
            (columns[place].number_at(row), QRectF(self.visualRect(self._steps.index(row, place))))
            for row, place in places
        ]
        painter = QPainter(self.viewport())
        paint_arrows(painter, self._context.theme, self._context.highlight, cells)
        painter.end()

    def _whole_rows(self) -> QRect:
        """The part of the viewport in which no row is cut in two, above where the last one is in sight."""
        seen, row = present(self.viewport()).rect(), self._rows.defaultSectionSize()
        if seen.height() > row:
            cut = -self.rowViewportPosition(max(0, self.rowAt(0)))
            seen.setTop(row - cut if cut > 0 else 0)
            seen.setHeight(seen.height() // row * row)
        return seen

    def _last_row(self) -> int:
        """The last row in sight; -1 where nothing is, as in a panel that is squeezed to nothing."""
        bottom = self._whole_rows().bottom()
        last = self.rowAt(bottom)
        return self._steps.rowCount() - 1 if bottom >= 0 > last else last

    def _row_rect(self, t: int) -> QRect | None:
        """Where a row is in the viewport; None when it is not in sight."""
        if not 0 <= t < self._steps.rowCount():
            return None
        top, height = self.rowViewportPosition(t), self.rowHeight(t)
        whole = self._whole_rows()
        if top + height <= whole.top() or top > whole.bottom():
            return None
        return QRect(0, top, present(self.viewport()).width(), height)
