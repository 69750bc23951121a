"""A place that takes one of several values."""

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent

from gui.look.theme import Theme
from gui.questions.plate import Plate

DIRECTIONS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
HEIGHT = 34  # px


class Slot(Plate):
    """A place for one value, empty at first.

    Signals:
        focused(): the slot got the keyboard focus.
        turned(int): the user wants the next value, +1, or the one before, -1.
        emptied(): the user removed the value.
    """

    focused = pyqtSignal()
    turned = pyqtSignal(int)
    emptied = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setToolTip(
            self.tr("Up and Down go through the values; Delete takes one away, and so does a click.")
        )
        self.show_value("")

    def show_value(self, markdown: str) -> None:
        """Show a value, or an empty slot."""
        self.set_empty(not markdown)
        self.show_text(markdown or "…")
        self.setCursor(Qt.CursorShape.OpenHandCursor if markdown else Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        """As high as a line, whatever is on it."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._theme.px(HEIGHT)))

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Turn by Up and Down, empty by Delete."""
        by = DIRECTIONS.get(Qt.Key(event.key())) if event is not None else None
        if by is not None:
            self.turned.emit(by)
        elif event is not None and event.key() in EMPTYING:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """The next value that is clicked belongs here."""
        super().focusInEvent(event)
        self.focused.emit()
