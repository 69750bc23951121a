"""A table of weights that is typed into, stepped, scrubbed, copied and pasted, as in a spreadsheet."""

from PyQt6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PyQt6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from engine.parameter import Matrix
from engine.reading.typed_number import show_rows
from gui.forms.cell_editor import CellEditor
from gui.forms.stepping import PX_PER_STEP, Scrub
from gui.forms.weight_model import WeightModel
from gui.look.clipboard import copy_text
from gui.look.properties import present
from gui.look.theme import QUIET, Theme

ROW = 22  # px
COLUMN = 58  # px: three significant digits, sign and point
SHEET = 66  # px: the same of a number below 0.1
NARROW = 44  # px: a short number, where as many columns shall stand side by side
HEADER = 34  # px: row names of all tables, so that their columns stand one below the other
SHOWN = 6  # rows; more scroll

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Hint = QAbstractItemDelegate.EndEditHint
ARROWS = {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}


class WeightView(QTableView):
    """Cells of numbers: scrubbed sideways, typed, stepped with Alt; the arrows go from cell to cell.

    is_sheet: it has all the room there is, and Tab and Enter go on as in a spreadsheet. Elsewhere Tab leaves
    it, and it takes as many rows as are seen at once.

    Signals:
        ended(): a scrub, a key held down, or what was typed is over.
        paste_asked(): the clipboard's numbers are wanted from the upper left of the selection on.
        menu_asked(object): the menu is wanted at a global QPoint.
    """

    ended = pyqtSignal()
    paste_asked = pyqtSignal()
    menu_asked = pyqtSignal(object)

    def __init__(self, model: WeightModel, theme: Theme, *, is_sheet: bool = False) -> None:
        super().__init__()
        self._model, self._theme, self._is_sheet = model, theme, is_sheet
        self._held: tuple[QPersistentModelIndex, Scrub] | None = None
        self.setObjectName("weights")
        self.setModel(model)
        editor = CellEditor(self)
        editor.fill_asked.connect(self.fill)
        self.setItemDelegate(editor)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)  # Tab leaves the table at its end, so that no keyboard is caught
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        for header in self._headers():
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(is_sheet)
        model.modelReset.connect(self._fit_size)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def weights(self) -> WeightModel:
        """The weights that are shown."""
        return self._model

    def step(self, steps: int, modifiers: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        """Change the current number by some steps."""
        index = self.currentIndex()
        if index.isValid():
            value = self._model.stepping.stepped(self._model.number(index), steps, modifiers)
            self._model.set_numbers(index, ((value,),))

    def copy(self) -> None:
        """Put the selected block on the clipboard, as spreadsheets read it."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        block = tuple(tuple(self._model.number(self._model.index(i, j)) for j in columns) for i in rows)
        copy_text(show_rows(block))

    def fill(self, text: str) -> None:
        """Set every selected cell to the number that a text says."""
        value = self._model.read(text)
        if value is not None:
            height, width = self.selected[1]
            self._write(((value,) * width,) * height)

    @property
    def selected(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """What is selected: its upper left cell, and its rows and columns; of nothing the first cell."""
        indexes = [index for index in self.selectedIndexes() or [self.currentIndex()] if index.isValid()]
        if not indexes:
            return (0, 0), (1, 1)
        rows, columns = {index.row() for index in indexes}, {index.column() for index in indexes}
        return (min(rows), min(columns)), (max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)

    def _edit(self) -> None:
        """Open the editor, where the cell may be edited; the Return that closes it comes by here too."""
        may_edit = self.currentIndex().isValid() and not self._model.is_locked
        if may_edit and self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())

    def _write(self, block: Matrix) -> None:
        self._model.set_numbers(self._model.index(*self.selected[0]), block)
        self.ended.emit()

    def _clear(self) -> None:
        """Set the selected block to 0."""
        if not self._model.is_locked and self.selectedIndexes():
            height, width = self.selected[1]
            self._write(((0,) * width,) * height)

    def _go(self, down: int, right: int) -> None:
        """Go to a cell beside the current one."""
        rows, columns = self._model.shape
        index = self.currentIndex()
        row, column = max(index.row(), 0) + down, max(index.column(), 0) + right
        if 0 <= row < rows and 0 <= column < columns:
            self.setCurrentIndex(self._model.index(row, column))

    def _headers(self) -> tuple[QHeaderView, QHeaderView]:
        across, down = self.horizontalHeader(), self.verticalHeader()
        assert across is not None
        assert down is not None
        return across, down

    def _room(self) -> int:
        viewport = present(self.viewport())
        return viewport.width()

    def _fit(self) -> None:
        """Take the theme's sizes."""
        down = self._headers()[1]
        self.setFont(self._theme.mono(QUIET))
        down.setMinimumSectionSize(self._theme.px(ROW))
        down.setDefaultSectionSize(self._theme.px(ROW))
        down.setFixedWidth(self._theme.px(HEADER))
        self._fit_size()

    def _fit_size(self) -> None:
        """Share the width among the columns, and take the height of some rows."""
        across = self._headers()[0]
        self._fit_columns()
        if self._is_sheet:
            return
        rows = min(self._model.shape[0], SHOWN)
        scroll_bar = present(self.horizontalScrollBar())
        is_wide = self._model.shape[1] * across.defaultSectionSize() > self._room()
        bar = scroll_bar.sizeHint().height() if is_wide else 0
        self.setFixedHeight(across.sizeHint().height() + rows * self._theme.px(ROW) + bar + 2)

    def _fit_columns(self) -> None:
        columns = max(self._model.shape[1], 1)
        widest, least = 2 * self._theme.px(COLUMN), self._theme.px(SHEET if self._is_sheet else NARROW)
        width = min(max(least, self._room() // columns), widest)
        self._headers()[0].setDefaultSectionSize(width)

    # ── Qt's own events ────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Go, step, copy, paste, clear, edit; Space is the window's."""
        assert event is not None
        key, modifiers = Key(event.key()), event.modifiers()
        is_up_or_down = key in (Key.Key_Up, Key.Key_Down)
        if is_up_or_down and modifiers & Modifier.AltModifier:
            self.step(1 if key == Key.Key_Up else -1, modifiers)
        elif key in ARROWS and modifiers & Modifier.ShiftModifier:
            super().keyPressEvent(event)  # Qt makes the selection larger
        elif key in ARROWS:
            self._go(*ARROWS[key])
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._edit()
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self._clear()
        elif key in (Key.Key_Tab, Key.Key_Backtab) and self._goes_on(1 if key == Key.Key_Tab else -1):
            pass
        elif key == Key.Key_Space:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        else:
            super().keyPressEvent(event)

    def _goes_on(self, way: int) -> bool:
        """Go to the next cell in reading order, if it is a sheet and there is one."""
        rows, columns = self._model.shape
        index = self.currentIndex()
        place = index.row() * columns + index.column() + way
        if not self._is_sheet or not 0 <= place < rows * columns:
            return False
        self.setCurrentIndex(self._model.index(*divmod(place, columns)))
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on in a sheet, and leaves it at its end."""
        return self._goes_on(1 if next else -1) or super().focusNextPrevChild(next)

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        assert event is not None
        is_step = event.key() in (Key.Key_Up, Key.Key_Down) and event.modifiers() & Modifier.AltModifier
        if is_step and not event.isAutoRepeat():
            self.ended.emit()
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """A press on a cell may become a scrub of its number; with Shift it selects a block."""
        assert event is not None
        super().mousePressEvent(event)
        index = self.indexAt(event.pos())
        is_plain = event.modifiers() == Modifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        if index.isValid() and is_plain and not self._model.is_locked:
            px = self._theme.px(PX_PER_STEP)
            scrub = Scrub(self._model.number(index), event.position().x(), self._model.stepping, px)
            self._held = QPersistentModelIndex(index), scrub

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Scrub the number: to the right is more."""
        assert event is not None
        if self._held is None:
            super().mouseMoveEvent(event)
            self._show_cursor(event.pos())
            return
        cell, scrub = self._held
        if scrub.follow(event.position().x(), event.modifiers()):
            self._model.set_numbers(QModelIndex(cell), ((scrub.value,),))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A scrub is one gesture."""
        held, self._held = self._held, None
        super().mouseReleaseEvent(event)
        if held is not None and held[1].is_moving:
            self.ended.emit()

    def _show_cursor(self, place: QPoint) -> None:
        """Say that the number under the mouse can be scrubbed."""
        may = self.indexAt(place).isValid() and not self._model.is_locked
        shape = Qt.CursorShape.SizeHorCursor if may else Qt.CursorShape.ArrowCursor
        present(self.viewport()).setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        """Offer what can be done with the weight."""
        if event is not None:
            self.menu_asked.emit(event.globalPos())

    def closeEditor(self, editor: QWidget | None, hint: QStyledItemDelegate.EndEditHint) -> None:
        """What was typed into a cell is one gesture; in a sheet the cell below, or beside, is next."""
        super().closeEditor(editor, Hint.NoHint if self._is_sheet else hint)
        self.ended.emit()
        if self._is_sheet:
            ways = {Hint.SubmitModelCache: (1, 0), Hint.EditNextItem: (0, 1), Hint.EditPreviousItem: (0, -1)}
            self._go(*ways.get(hint, (0, 0)))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._fit_size()

    def minimumSizeHint(self) -> QSize:
        """Narrow; what does not fit is scrolled to."""
        height = self._theme.px(4 * ROW) if self._is_sheet else self.height()
        return QSize(self._theme.px(2 * COLUMN), height)
