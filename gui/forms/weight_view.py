"""A table of weights that is typed into, stepped, dragged, copied and pasted."""

from PyQt6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engine.parameter import Matrix, as_fraction, from_fraction
from engine.reading.typed_number import show_rows
from gui.forms.weight_model import WeightModel
from gui.look.properties import present
from gui.look.theme import QUIET, Theme

STEP = as_fraction(0.1)  # of a drag and of the arrow keys
TIMES = 10  # what Shift does to a step
PX_PER_STEP = 6  # of a drag
ROW = 22  # px
COLUMN = 58  # px: three significant digits, sign and point
HEADER = 34  # px: row names of all tables, so that their columns stand one below the other
SHOWN = 6  # rows; more scroll

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class CellEditor(QStyledItemDelegate):
    """A line edit without margins, which fills its cell."""

    def createEditor(
        self, parent: QWidget | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        """Make the editor of a cell."""
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor


class WeightView(QTableView):
    """Cells of numbers; Up, Down and dragging change a number, Left and Right go from cell to cell.

    Signals:
        ended(): a drag, a key held down, or what was typed is over.
        paste_asked(): the clipboard's numbers are wanted from the upper left of the selection on.
    """

    ended = pyqtSignal()
    paste_asked = pyqtSignal()

    def __init__(self, model: WeightModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._drag: tuple[QPersistentModelIndex, int | float, QPoint] | None = None
        self._is_dragging = False
        self.setObjectName("weights")
        self.setModel(model)
        self.setItemDelegate(CellEditor(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab leaves the table, so that the keyboard is not caught in it
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        for header in self._headers():
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        model.modelReset.connect(self._fit_size)
        theme.changed.connect(self._fit)
        self._fit()

    def step(self, steps: int) -> None:
        """Change the current number by some tenths."""
        index = self.currentIndex()
        if index.isValid():
            value = as_fraction(self._model.number(index)) + steps * STEP
            self._model.set_numbers(index, ((from_fraction(value),),))

    def copy(self) -> None:
        """Put the selected block on the clipboard, as spreadsheets read it."""
        indexes = self.selectedIndexes()
        clipboard = QApplication.clipboard()
        if not indexes or clipboard is None:
            return
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        block = tuple(tuple(self._model.number(self._model.index(i, j)) for j in columns) for i in rows)
        clipboard.setText(show_rows(block))

    @property
    def selected(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """What is selected: its upper left cell, and its rows and columns; of nothing the first cell."""
        indexes = [index for index in self.selectedIndexes() or [self.currentIndex()] if index.isValid()]
        if not indexes:
            return (0, 0), (1, 1)
        rows, columns = {index.row() for index in indexes}, {index.column() for index in indexes}
        return (min(rows), min(columns)), (max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)

    def _edit(self) -> None:
        """Open the editor; the Return that closes it comes by here too."""
        if self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())

    def _write(self, block: Matrix) -> None:
        self._model.set_numbers(self._model.index(*self.selected[0]), block)
        self.ended.emit()

    def _clear(self) -> None:
        """Set the selected block to 0."""
        selected = self.selectedIndexes()
        if selected:
            height = len({index.row() for index in selected})
            self._write(((0,) * (len(selected) // height),) * height)

    def _go(self, shift: int) -> None:
        """Go to another cell in reading order."""
        rows, columns = self._model.shape
        index = self.currentIndex()
        place = min(max(index.row() * columns + index.column() + shift, 0), rows * columns - 1)
        self.setCurrentIndex(self._model.index(*divmod(place, columns)))

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
        rows = min(self._model.shape[0], SHOWN)
        scroll_bar = present(self.horizontalScrollBar())
        is_wide = self._model.shape[1] * self._theme.px(COLUMN) > self._room()
        bar = scroll_bar.sizeHint().height() if is_wide else 0
        self.setFixedHeight(across.sizeHint().height() + rows * self._theme.px(ROW) + bar + 2)

    def _fit_columns(self) -> None:
        columns = max(self._model.shape[1], 1)
        widest = 2 * self._theme.px(COLUMN)
        width = min(max(self._theme.px(COLUMN), self._room() // columns), widest)
        self._headers()[0].setDefaultSectionSize(width)

    # ── Qt's own events ────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Step, go, copy, paste, clear, edit; Space is the window's."""
        assert event is not None
        columns = self._model.shape[1]
        is_shifted = bool(event.modifiers() & Modifier.ShiftModifier)
        match Key(event.key()), bool(event.modifiers() & Modifier.ControlModifier):
            case (Key.Key_Up | Key.Key_Down) as key, False:
                self.step((1 if key == Key.Key_Up else -1) * (TIMES if is_shifted else 1))
            case Key.Key_Up, True:
                self._go(-columns)
            case Key.Key_Down, True:
                self._go(columns)
            case (Key.Key_Left | Key.Key_Right) as key, _ if not is_shifted:
                self._go(1 if key == Key.Key_Right else -1)
            case ((Key.Key_Return | Key.Key_Enter), _):
                self._edit()
            case ((Key.Key_Delete | Key.Key_Backspace), _):
                self._clear()
            case Key.Key_Space, _:
                event.ignore()
            case _ if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
            case _ if event.matches(QKeySequence.StandardKey.Paste):
                self.paste_asked.emit()
            case _:
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        assert event is not None
        if event.key() in (Key.Key_Up, Key.Key_Down) and not event.isAutoRepeat():
            self.ended.emit()
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """A press on a cell may become a drag of its number; with Shift it selects a block."""
        assert event is not None
        super().mousePressEvent(event)
        index = self.indexAt(event.pos())
        is_plain = event.modifiers() == Modifier.NoModifier and event.button() == Qt.MouseButton.LeftButton
        if index.isValid() and is_plain:
            self._drag = (QPersistentModelIndex(index), self._model.number(index), event.pos())

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Drag the number: to the right or up is more."""
        assert event is not None
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        cell, start, origin = self._drag
        way = event.pos() - origin
        if not self._is_dragging and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._is_dragging = True
        steps = round((way.x() - way.y()) / self._theme.px(PX_PER_STEP))
        times = TIMES if event.modifiers() & Modifier.ShiftModifier else 1
        value = from_fraction(as_fraction(start) + steps * times * STEP)
        self._model.set_numbers(QModelIndex(cell), ((value,),))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A drag is one gesture."""
        super().mouseReleaseEvent(event)
        if self._is_dragging:
            self.ended.emit()
        self._drag, self._is_dragging = None, False

    def closeEditor(self, editor: QWidget | None, hint: QStyledItemDelegate.EndEditHint) -> None:
        """What was typed into a cell is one gesture."""
        super().closeEditor(editor, hint)
        self.ended.emit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._fit_size()

    def minimumSizeHint(self) -> QSize:
        """Narrow; what does not fit is scrolled to."""
        return QSize(self._theme.px(2 * COLUMN), self.height())
