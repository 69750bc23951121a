"""The surface of a card: rounded, with a line around it."""

from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from gui.look.theme import Theme

GAP = 4  # px around a card: 12 between two of them, with the line between that is dragged
INSIDE = 14  # px between a card's edge and what it holds
RADIUS = 7  # px


def paint_card(widget: QWidget, theme: Theme) -> None:
    """Paint the rounded surface of a card over a widget, leaving GAP around it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_lit = bool(widget.property("lit"))
    painter.setPen(QPen(theme.colour("accent" if is_lit else "line"), 2 if is_lit else 1))
    painter.setBrush(theme.colour("card"))
    gap, radius = theme.px(GAP) - 0.5, theme.px(RADIUS)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(gap, gap, -gap, -gap), radius, radius)


class Surface(QWidget):
    """A card around one widget, in a dialog."""

    def __init__(self, content: QWidget, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(content)
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the card under the widget."""
        paint_card(self, self._theme)

    def _fit(self) -> None:
        self._layout.setContentsMargins(*[self._theme.px(INSIDE)] * 4)
        self.update()
