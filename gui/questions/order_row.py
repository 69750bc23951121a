"""One thing among others that are put into an order."""

from PyQt6.QtCore import QEvent, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QLabel, QToolButton

from gui.look.icon import make_icon
from gui.look.theme import Theme
from gui.questions.plate import Plate

SIDE = 14  # px
DIRECTIONS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderRow(Plate):
    """A number, a text, and buttons that move it.

    Signals:
        moved(int): it is to go down by so many places; up where negative.
        left(int): the focus is to go to another row, so many below.
    """

    moved = pyqtSignal(int)
    left = pyqtSignal(int)

    def __init__(self, theme: Theme, markdown: str) -> None:
        super().__init__(theme, markdown)
        self.setToolTip(self.tr("Drag it to its place, or move it with Alt+Up and Alt+Down."))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.number, self.grip = QLabel(), QLabel()
        self.number.setProperty("role", "quiet")
        self.up = self._button("up", -1)
        self.down = self._button("down", 1)
        self.line.insertWidget(0, self.grip)
        self.line.insertWidget(1, self.number)
        self.line.addWidget(self.up)
        self.line.addWidget(self.down)
        theme.changed.connect(self._size)
        self._size()

    def show_position(self, position: int, total: int) -> None:
        """Show which one it is. position: from 0."""
        self.number.setText(f"{position + 1}")
        self.up.setEnabled(position > 0)
        self.up.setToolTip(self.tr("Move it up.") if position else self.tr("It is the first one."))
        is_last = position == total - 1
        self.down.setEnabled(not is_last)
        self.down.setToolTip(self.tr("It is the last one.") if is_last else self.tr("Move it down."))

    def changeEvent(self, event: QEvent | None) -> None:
        """Leave out what moves it once it stays where it is."""
        super().changeEvent(event)
        if event is not None and event.type() == QEvent.Type.EnabledChange:
            for part in (self.grip, self.up, self.down):
                part.setVisible(self.isEnabled())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Alt with Up and Down moves it, without Alt the focus."""
        by = DIRECTIONS.get(Qt.Key(event.key())) if event is not None else None
        if event is None or by is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        else:
            self.left.emit(by)

    def _button(self, drawing: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "legend")
        button.setIcon(make_icon(self._theme, drawing, "quiet"))
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.clicked.connect(lambda: self.moved.emit(by))
        return button

    def _size(self) -> None:
        px = self._theme.px
        side = QSize(px(SIDE), px(SIDE))
        self.grip.setPixmap(make_icon(self._theme, "grip", "input").pixmap(side, self.devicePixelRatioF()))
        self.number.setMinimumWidth(px(10))
        self.line.setSpacing(px(4))
        for button in (self.up, self.down):
            button.setIconSize(side)
            button.setFixedSize(px(24), px(24))
