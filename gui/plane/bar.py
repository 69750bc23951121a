"""The colours of a plane of numbers, from the lowest to the highest."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from engine.notation.number_text import number
from gui.look.theme import TICKS, Theme
from gui.plane.surface import HeightSurface

DIGITS = 3
LENGTH = 72  # px of colours


class PlaneBar(QWidget):
    """Colours between two numbers; higher numbers have the last colour, too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_surface(self, surface: HeightSurface | None, what: str) -> None:
        """Tell what the colours of a picture mean. what: the name of its numbers."""
        if surface is None:
            self._ends = ("", "")
            self.setToolTip("")
        else:
            low, high = (number(surface.number(height), DIGITS) for height in (surface.low, surface.high))
            log = " " + self.tr("log") if surface.is_log else ""
            self._ends = f"≤ {low}", f"≥ {high}{log}"
            text = self.tr("{}: from {} and less to {} and more.").format(what, low, high)
            if surface.is_log:
                text += " " + self.tr("The scale is logarithmic.")
            self.setToolTip(text)
        self.setAccessibleName(self.toolTip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Both numbers and some colours."""
        self.setFont(self._theme.mono(TICKS))
        texts = sum(map(self.fontMetrics().horizontalAdvance, self._ends))
        px = self._theme.px
        return QSize(texts + px(2 * 6 + LENGTH), max(px(16), self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        """The same as `sizeHint`: the bar does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint number, colours, number."""
        if not self._ends[1]:
            return
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setPen(theme.colour("quiet"))
        left, right = (painter.fontMetrics().horizontalAdvance(text) for text in self._ends)
        bar = QRectF(self.rect()).adjusted(left + px(6), 0, -right - px(6), 0)
        bar = QRectF(bar.left(), bar.center().y() - px(4), bar.width(), px(8))
        gradient = QLinearGradient(bar.topLeft(), QPointF(bar.right(), bar.top()))
        for share, role in ((0.0, "card"), (1.0, "accent")):
            gradient.setColorAt(share, theme.colour(role))
        painter.fillRect(bar, gradient)
        painter.setPen(theme.colour("line"))
        painter.drawRect(bar)
        painter.setPen(theme.colour("quiet"))
        rect, middle = QRectF(self.rect()), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, self._ends[0])
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, self._ends[1])
