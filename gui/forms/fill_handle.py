"""The corner of a selection, which is dragged to fill the cells beyond it, as in a spreadsheet."""

from PyQt6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PyQt6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PyQt6.QtWidgets import QRubberBand, QWidget

from engine.parameter import Matrix
from gui.forms.series_fill import filled_down, filled_right
from gui.forms.weight_view import WeightView
from gui.look.properties import present
from gui.look.theme import Theme

SIDE = 9  # px


class FillHandle(QWidget):
    """A small square at the lower right of what is selected in a sheet.

    Ctrl+D fills the selection from its first row, Ctrl+R from its first column.
    """

    def __init__(self, view: WeightView, theme: Theme) -> None:
        super().__init__(view.viewport())
        self._view, self._theme = view, theme
        self._model = view.weights
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        self._beyond: tuple[int, int] = (0, 0)  # rows, or columns, that the drag has reached
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolTip(view.tr("Drag to fill the cells beyond with these numbers, or with their series."))
        present(view.selectionModel()).selectionChanged.connect(self.follow)
        self._model.modelReset.connect(self.follow)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            present(bar).valueChanged.connect(self.follow)
        present(view.viewport()).installEventFilter(self)
        for key, do in (("Ctrl+D", self.fill_down), ("Ctrl+R", self.fill_right)):
            shortcut = QShortcut(QKeySequence(key), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)
        self.follow()

    def follow(self, *_: object) -> None:
        """Stand at the corner of the selection."""
        (top, left), (height, width) = self._view.selected
        area, side = self._area((top, left), (height, width)), self._theme.px(SIDE)
        self.setFixedSize(QSize(side, side))
        room = present(self._view.viewport()).size()
        corner = area.bottomRight() - QPoint(side // 2, side // 2)
        self.move(min(corner.x(), room.width() - side), min(corner.y(), room.height() - side))
        self.setVisible(area.isValid() and not self._model.is_locked)
        self.raise_()

    # ── filling ────────────────────────────────────────────────────────────────────────────────

    def fill_down(self) -> None:
        """The first row of the selection in all of its rows."""
        (first, (height, _)), block = self._view.selected, self._block()
        if height > 1:
            self._write(first, (block[0],) * height)

    def fill_right(self) -> None:
        """The first column of the selection in all of its columns."""
        (first, (_, width)), block = self._view.selected, self._block()
        if width > 1:
            self._write(first, tuple((row[0],) * width for row in block))

    def fill_beyond(self, down: int, right: int) -> None:
        """Go on with the selected numbers over so many rows, or columns; up and to the left below 0."""
        ((top, left), (height, width)), block = self._view.selected, self._block()
        if down:
            self._write((top + height if down > 0 else top + down, left), filled_down(block, down))
        elif right:
            self._write((top, left + width if right > 0 else left + right), filled_right(block, right))

    def _block(self) -> Matrix:
        (top, left), (height, width) = self._view.selected
        return tuple(row[left : left + width] for row in self._model.rows[top : top + height])

    def _write(self, first: tuple[int, int], numbers: Matrix) -> None:
        if not self._model.is_locked:
            self._model.set_numbers(self._model.index(*first), numbers)
            self._view.ended.emit()

    # ── the mouse ──────────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take hold of the corner."""
        self._beyond = 0, 0

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Show what would be filled: along the side on which the mouse is farther away."""
        assert event is not None
        index = self._view.indexAt(self.mapTo(present(self._view.viewport()), event.pos()))
        if not index.isValid():
            return
        (top, left), (height, width) = self._view.selected
        down, right = _outside(index.row(), top, height), _outside(index.column(), left, width)
        self._beyond = (down, 0) if abs(down) >= abs(right) else (0, right)
        down, right = self._beyond
        first = top + min(down, 0), left + min(right, 0)
        self._band.setGeometry(self._area(first, (height + abs(down), width + abs(right))))
        self._band.show()

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Fill it, as one undo step."""
        self._band.hide()
        beyond, self._beyond = self._beyond, (0, 0)
        self.fill_beyond(*beyond)

    def _area(self, first: tuple[int, int], size: tuple[int, int]) -> QRect:
        model, last = self._model, (first[0] + size[0] - 1, first[1] + size[1] - 1)
        begin, end = (self._view.visualRect(model.index(*place)) for place in (first, last))
        return begin.united(end) if end.isValid() else QRect()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Follow the size of the sheet."""
        if event is not None and event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the square, with a rim of the card's colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("card"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self._theme.colour("accent"))


def _outside(place: int, first: int, count: int) -> int:
    """By how much a place is beyond a range: below 0 before it, 0 within."""
    return min(place - first, 0) + max(place - first - count + 1, 0)
