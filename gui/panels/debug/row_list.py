"""A list of painted rows that are chosen, moved and removed by keys and mouse."""

from PyQt6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PyQt6.QtWidgets import QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from gui.look.properties import ENTER, present
from gui.state.context import Context

ROOT = QModelIndex()
RADIUS = 5  # px, of the surface behind the current row


class RowModel(QAbstractListModel):
    """What a screen reader says of each row.

    Signals:
        moved(int, int): a row was dragged before another one.
    """

    moved = pyqtSignal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[str] = []

    def show(self, texts: list[str]) -> None:
        """Show these rows."""
        if len(texts) != len(self._texts):
            self.beginResetModel()
            self._texts = texts
            self.endResetModel()
        elif texts != self._texts:
            self._texts = texts
            self.dataChanged.emit(self.index(0), self.index(len(texts) - 1))

    def rowCount(self, parent: QModelIndex = ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._texts)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The text of a row."""
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._texts[index.row()] if is_text else None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Rows are dragged to between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving is all that is done with a dragged row."""
        return Qt.DropAction.MoveAction

    def moveRows(self, source: QModelIndex, row: int, count: int, destination: QModelIndex, to: int) -> bool:
        """Tell that a row was dragged; whoever owns the list moves it."""
        self.moved.emit(row, to)
        return True


class _Rows(QStyledItemDelegate):
    """Lets the list paint its rows."""

    def __init__(self, rows: "RowList") -> None:
        super().__init__(rows)
        self._list = rows

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if painter is not None:
            painter.save()
            self._list.paint_row(painter, option.rect, index.row())
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, self._list.row_height(index.row()))


class RowList(QListView):
    """Rows that a subclass paints.

    Signals:
        chosen(int): a row is to be edited: double click, Enter or F2.
        removed(int): a row is to go: Delete.
    """

    chosen = pyqtSignal(int)
    removed = pyqtSignal(int)

    def __init__(self, context: Context, name: str, empty: str) -> None:
        super().__init__()
        self.context = context
        self._empty = empty
        self.rows = RowModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setProperty("role", "rows")
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Up and Down choose a row, Enter opens it, Del removes it."))
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))
        present(self.selectionModel()).currentChanged.connect(self.lay_out)
        context.theme.changed.connect(self.lay_out)

    # ── what a subclass says of its rows ───────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Show every row as it is now."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint one row."""
        raise NotImplementedError

    def row_height(self, row: int) -> int:
        """How high a row is, px."""
        raise NotImplementedError

    def press(self, row: int, place: QPoint) -> bool:
        """Do what a click at this place of a row does. False where it does nothing of its own."""
        return False

    def is_link(self, row: int, place: QPoint) -> bool:
        """Whether a click at this place of a row does something of its own."""
        return False

    def tip(self, row: int, place: QPoint) -> str:
        """The tooltip at this place of a row; "" for none."""
        return ""

    def menu_of(self, row: int) -> QMenu | None:
        """The context menu of a row, which deletes itself when it is closed; None where it has none."""
        return None

    # ── what all have in common ────────────────────────────────────────────────────────────────

    @property
    def current(self) -> int:
        """The current row, -1 where there is none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.rows.index(min(row, self.rows.rowCount() - 1)))

    def show_rows(self, texts: list[str]) -> None:
        """Show these rows, as a screen reader says them; the current one stays."""
        current = self.current
        self.rows.show(texts)
        if current >= 0 and self.current < 0 and texts:
            self.choose(current)
        self.lay_out()

    def lay_out(self) -> None:
        """Ask for the heights of all rows again."""
        self.scheduleDelayedItemsLayout()
        present(self.viewport()).update()

    def sizeHint(self) -> QSize:
        """Room for a few rows."""
        return QSize(self.context.theme.px(240), self.context.theme.px(120))

    def minimumSizeHint(self) -> QSize:
        """Room for one."""
        return QSize(self.context.theme.px(120), self.context.theme.px(30))

    def paint_surface(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint the background that marks the current row."""
        if row != self.current:
            return
        radius = self.context.theme.px(RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.context.theme.colour("selection" if self.hasFocus() else "field"))
        painter.drawRoundedRect(rect, radius, radius)

    def elided(self, painter: QPainter, text: str, width: int) -> str:
        """A text cut off with … where it is wider than `width` px in the painter's font."""
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))

    def viewportEvent(self, event: QEvent | None) -> bool:
        """Show the tooltip of the row below the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.indexAt(event.pos()).row()
            QToolTip.showText(event.globalPos(), self.tip(row, event.pos()) if row >= 0 else "")
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        """Open the menu of the row below the mouse; by the menu key, that of the current row."""
        is_mouse = event is not None and event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()).row() if event is not None and is_mouse else self.current
        menu = self.menu_of(row) if row >= 0 else None
        if event is None or menu is None:
            super().contextMenuEvent(event)
            return
        self.choose(row)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Edit by Enter or F2, remove by Delete; what moves the playhead elsewhere does so here too."""
        if event is None:
            return
        row, key = self.current, event.key()
        if row >= 0 and (key in ENTER or key == Qt.Key.Key_F2):
            self.chosen.emit(row)
        elif row >= 0 and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose the row, and do what the pressed place does."""
        if event is None:
            return
        place = event.position().toPoint()
        row, is_left = self.indexAt(place).row(), event.button() == Qt.MouseButton.LeftButton
        if row >= 0 and is_left and self.press(row, place):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Show a hand where a click does something."""
        if event is None:
            return
        place = event.position().toPoint()
        row = self.indexAt(place).row()
        is_link = row >= 0 and self.is_link(row, place)
        present(self.viewport()).setCursor(
            Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the current row in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the rows, or what would fill the list."""
        super().paintEvent(event)
        if self.rows.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.context.theme.font(12))
        painter.setPen(self.context.theme.colour("quiet"))
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(present(self.viewport()).rect(), int(flags), self._empty)
