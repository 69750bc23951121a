"""A card that lies over the window while it is wanted."""

from PyQt6 import sip
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QApplication, QWidget

from gui.look.theme import Theme

RADIUS = 8  # px


class FloatingCard(QWidget):
    """A card with round corners and a line around it, over whatever lies below.

    While it is open it has the keys; when it closes, they go back to the widget that had them before.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._before: QWidget | None = None  # what had the keys when the card was opened

    def _come(self, focused: QWidget) -> None:
        """Show the card on top of the window, and give the keys to a part of it."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        focused.setFocus()

    def _go(self) -> None:
        """Hide the card. A field that was left for it, such as that of a table's cell, may have ended."""
        had_keys, before, self._before = self.isAncestorOf(QApplication.focusWidget()), self._before, None
        self.hide()
        if had_keys and before is not None and not sip.isdeleted(before):
            before.setFocus()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the card; what is on it is drawn by itself."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("input"), 1))
        painter.setBrush(self._theme.colour("card"))
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
