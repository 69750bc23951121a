"""A weight matrix as colours: a whole one at a glance, each of whose cells can be chosen and scrubbed."""

import numpy as np
from PyQt6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    pyqtSignal,
)
from PyQt6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PyQt6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.array import Array
from engine.notation.number_text import show_number
from engine.run.measures import as_float64
from gui.forms.stepping import PX_PER_STEP, Scrub
from gui.forms.weight_model import WeightModel
from gui.look.theme import TICKS, Theme

CELL = 16  # px that a row is high, where there is room
LOWEST, HIGHEST = 22, 132  # px of the colours, where the height is not the window's
LEAST = 60  # px, where the height is the window's
LETTERS = 16  # px for the gates' letters below

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ARROWS = {Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0), Key.Key_Left: (0, -1), Key.Key_Right: (0, 1)}


class WeightPicture(QWidget):
    """Colours by sign and size, and a frame around the cell that a table's selection has as its current one.

    Arrows go from cell to cell, Alt+Up and Alt+Down step the number, Enter and F2 want it typed, a double
    click the whole table. is_whole: it has all the room there is.

    Signals:
        ended(): a scrub, or a key held down, is over.
        typing_asked(): the number of the current cell is to be typed.
        opened(): the whole matrix is wanted.
        menu_asked(object): the menu is wanted at a global QPoint.
    """

    ended = pyqtSignal()
    typing_asked = pyqtSignal()
    opened = pyqtSignal()
    menu_asked = pyqtSignal(object)

    def __init__(
        self, model: WeightModel, selection: QItemSelectionModel, theme: Theme, *, is_whole: bool = False
    ) -> None:
        super().__init__()
        self._model, self._selection, self._theme, self._is_whole = model, selection, theme, is_whole
        self._image: QImage | None = None
        self._held: tuple[QPersistentModelIndex, Scrub] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        vertical = QSizePolicy.Policy.Expanding if is_whole else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        model.dataChanged.connect(self._take_change)
        model.modelReset.connect(self._take_change)
        selection.currentChanged.connect(self._follow)
        theme.changed.connect(self._take_change)

    @property
    def current(self) -> QModelIndex:
        """The cell in the frame; the first one where none was chosen."""
        index = self._selection.currentIndex()
        return index if index.isValid() else self._model.index(0, 0)

    def choose(self, index: QModelIndex) -> None:
        """Make a cell the current one, here and in the table."""
        self._selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def cell_at(self, x: float, y: float) -> QModelIndex:
        """The cell at a place; an invalid index beside them."""
        rows, columns = self._model.shape
        area = self._area
        if not rows or not area.contains(x, y):
            return QModelIndex()
        row = int((y - area.top()) / area.height() * rows)
        return self._model.index(min(row, rows - 1), min(int(x / area.width() * columns), columns - 1))

    def area_of(self, index: QModelIndex) -> QRectF:
        """Where a cell is."""
        rows, columns = self._model.shape
        area = self._area
        width, height = area.width() / columns, area.height() / rows
        return QRectF(index.column() * width, index.row() * height, width, height)

    @property
    def _area(self) -> QRectF:
        """Where the colours are: above the letters of the gates."""
        letters = self._theme.px(LETTERS) if len(self._model.gates) > 1 else 0
        return QRectF(0, 0, max(self.width(), 1), max(self.height() - letters, 1))

    def _follow(self) -> None:
        index = self.current
        if index.isValid():
            self.setAccessibleDescription(
                f"{self._model.place_name(index)} = {show_number(self._model.number(index))}"
            )
        self.update()

    def _take_change(self) -> None:
        self._image = None
        self.updateGeometry()
        self._follow()

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def sizeHint(self) -> QSize:
        """Some pixels a row, within limits."""
        px = self._theme.px
        letters = LETTERS if len(self._model.gates) > 1 else 0
        height = min(max(self._model.shape[0] * CELL, LOWEST), HIGHEST) + letters
        return QSize(px(160), px(height))

    def minimumSizeHint(self) -> QSize:
        """Narrow; the colours become as small as they must."""
        least = self._theme.px(LEAST)
        return QSize(least, least if self._is_whole else self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Colours, lines between gates and their letters, the frame."""
        if not self._model.shape[0]:
            return
        painter = QPainter(self)
        area = self._area
        if self._image is None:
            self._image = image_of(as_float64(np.array(self._model.rows, dtype=object)), self._theme)
        painter.drawImage(area, self._image)
        self._paint_gates(painter, area)
        frame = self.area_of(self.current).adjusted(-1, -1, 1, 1).intersected(area.adjusted(1, 1, -1, -1))
        for role, width in (("card", 4), ("accent" if self.hasFocus() else "text", 2)):
            painter.setPen(QPen(self._theme.colour(role), self._theme.px(width)))
            painter.drawRect(frame)
        if not self.isEnabled():
            veil = self._theme.colour("card")
            veil.setAlphaF(0.4)
            painter.fillRect(area, veil)

    def _paint_gates(self, painter: QPainter, area: QRectF) -> None:
        gates = self._model.gates
        if len(gates) < 2:
            return
        width = area.width() / len(gates)
        painter.setFont(self._theme.font(TICKS))
        for place, gate in enumerate(gates):
            if place:
                painter.setPen(QPen(self._theme.colour("card"), self._theme.px(2)))
                x = round(place * width)
                painter.drawLine(x, 0, x, round(area.height()))
            painter.setPen(self._theme.colour("quiet"))
            letters = QRectF(place * width, area.bottom(), width, self._theme.px(LETTERS))
            painter.drawText(letters, Qt.AlignmentFlag.AlignCenter, gate)

    # ── mouse and keys ─────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Choose a cell, which may become a scrub of its number."""
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        index = self.cell_at(event.position().x(), event.position().y())
        if index.isValid():
            self.choose(index)
            if not self._model.is_locked:
                px = self._theme.px(PX_PER_STEP)
                scrub = Scrub(self._model.number(index), event.position().x(), self._model.stepping, px)
                self._held = QPersistentModelIndex(index), scrub

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Scrub the number."""
        if event is None:
            return
        if self._held is None:
            is_there = self.cell_at(event.position().x(), event.position().y()).isValid()
            may = is_there and not self._model.is_locked
            self.setCursor(Qt.CursorShape.SizeHorCursor if may else Qt.CursorShape.ArrowCursor)
        elif self._held[1].follow(event.position().x(), event.modifiers()):
            self._model.set_numbers(QModelIndex(self._held[0]), ((self._held[1].value,),))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A scrub is one gesture."""
        held, self._held = self._held, None
        if held is not None and held[1].is_moving:
            self.ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Want the whole matrix."""
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        """Offer what can be done with the weight."""
        if event is not None:
            self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Go from cell to cell, step with Alt, type by Enter or F2, set to 0 by Delete."""
        assert event is not None
        key, modifiers, index = Key(event.key()), event.modifiers(), self.current
        is_free = not self._model.is_locked
        if key in (Key.Key_Up, Key.Key_Down) and modifiers & Modifier.AltModifier and is_free:
            steps = 1 if key == Key.Key_Up else -1
            value = self._model.stepping.stepped(self._model.number(index), steps, modifiers)
            self._model.set_numbers(index, ((value,),))
        elif key in ARROWS:
            down, right = ARROWS[key]
            other = self._model.index(index.row() + down, index.column() + right)
            if other.isValid():
                self.choose(other)
        elif key in (Key.Key_Return, Key.Key_Enter, Key.Key_F2):
            self.typing_asked.emit()
        elif key in (Key.Key_Delete, Key.Key_Backspace) and is_free:
            self._model.set_numbers(index, ((0,),))
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        assert event is not None
        if event.key() in (Key.Key_Up, Key.Key_Down) and not event.isAutoRepeat():
            self.ended.emit()
        super().keyReleaseEvent(event)

    def event(self, event: QEvent | None) -> bool:
        """Say the number under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.cell_at(event.pos().x(), event.pos().y())
            text = self.toolTip()
            if index.isValid():
                text = f"{self._model.place_name(index)} = {show_number(self._model.number(index))}\n{text}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


def image_of(numbers: Array, theme: Theme) -> QImage:
    """A pixel a number, from the card's colour at 0 to full colour at the largest size, by its sign."""
    finite = np.where(np.isfinite(numbers), numbers, 0.0)
    largest = float(np.abs(finite).max()) or 1.0
    share = np.abs(finite / largest)[..., None]
    ground, plus, minus = (_rgb(theme.colour(role)) for role in ("card", "positive", "negative"))
    full = np.where(finite[..., None] < 0, minus, plus)
    pixels = np.ascontiguousarray(np.rint(ground + share * (full - ground)).astype(np.uint8))
    rows, columns = numbers.shape
    return QImage(pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()


def _rgb(colour: QColor) -> Array:
    return np.array(colour.getRgb()[:3], dtype=np.float64)
