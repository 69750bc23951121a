"""A layout that sets things beside each other, and begins a new line where there is no more room."""

from PyQt6.QtCore import QPoint, QRect, QSize, Qt
from PyQt6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Places widgets in lines like words, each in its preferred width; all in a line get the same height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem | None) -> None:
        """Take in one more."""
        if item is not None:
            self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Add a widget before another one."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: what is over stays empty."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, is_real=True)

    def sizeHint(self) -> QSize:
        """The size of all widgets in one line."""
        hints = [item.sizeHint() for item in self._seen]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The width of the widest widget, and the height of the highest."""
        sizes = [item.minimumSize() for item in self._seen]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    @property
    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, is_real: bool) -> int:
        top = rect.top()
        lines = self._lines(rect.width())
        for line in lines:
            sizes = [self._size(item, rect.width()) for item in line]
            height, left = max(size.height() for size in sizes), rect.left()
            for item, size in zip(line, sizes, strict=True):
                if is_real:
                    item.setGeometry(QRect(QPoint(left, top), QSize(size.width(), height)))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return max(0, top - rect.top() - self.spacing()) if lines else 0

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        room = 0
        for item in self._seen:
            needed = self._size(item, width).width() + self.spacing()
            if not lines or needed > room + self.spacing():
                lines.append([])
                room = width
            lines[-1].append(item)
            room -= needed
        return lines

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        """As wide as it wants, but no wider than there is room."""
        wanted = min(item.sizeHint().width(), max(1, width))
        height = item.heightForWidth(wanted) if item.hasHeightForWidth() else item.sizeHint().height()
        return QSize(wanted, height)
