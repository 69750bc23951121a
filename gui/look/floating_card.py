"""A card that lies over the window while it is wanted."""

from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

from gui.look.theme import Theme

RADIUS = 8  # px


class FloatingCard(QWidget):
    """Round corners and a line around it, over whatever lies below."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the card; what is on it is drawn by itself."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("input"), 1))
        painter.setBrush(self._theme.colour("card"))
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
