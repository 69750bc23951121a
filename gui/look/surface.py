"""The surface of a card: rounded, with a line around it."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from gui.look.theme import Theme

GAP = 4  # px around a card: 12 between two of them, with the line between that is dragged
INSIDE = 14  # px between a card's edge and what it holds
RADIUS = 7  # px
SHADOW = 9  # px around a card that floats
DARKEST = 70  # of 255: the shadow at the card's edge


def paint_card(widget: QWidget, theme: Theme) -> None:
    """Paint the rounded surface of a card over a widget, leaving GAP around it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_lit = bool(widget.property("lit"))
    painter.setPen(QPen(theme.colour("accent" if is_lit else "line"), 2 if is_lit else 1))
    painter.setBrush(theme.colour("card"))
    gap, radius = theme.px(GAP) - 0.5, theme.px(RADIUS)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(gap, gap, -gap, -gap), radius, radius)


def paint_floating(widget: QWidget, theme: Theme, title: int) -> None:
    """Paint a card that floats: its shadow, a frame, and a title that tells by which it is moved.

    title: px, where the title ends.
    """
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(widget.rect(), theme.colour("window"))
    shadow, radius, whole = theme.px(SHADOW), theme.px(RADIUS), QRectF(widget.rect())
    painter.setPen(Qt.PenStyle.NoPen)
    for inset in range(1, shadow):
        painter.setBrush(QColor(0, 0, 0, round(DARKEST * inset / shadow / 4)))
        painter.drawRoundedRect(
            whole.adjusted(inset, inset, -inset, -inset), radius + shadow - inset, radius + shadow - inset
        )
    card = whole.adjusted(shadow, shadow, -shadow, -shadow)
    path = QPainterPath()
    path.addRoundedRect(card, radius, radius)
    painter.fillPath(path, theme.colour("card"))
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(QRectF(card.left(), card.top(), card.width(), title - card.top()), theme.colour("field"))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("input"), 1))
    painter.drawPath(path)


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
