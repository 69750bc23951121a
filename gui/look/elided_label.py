"""A label that shortens its text to the room there is."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QLabel, QStyleOption

LEAST = 4  # letters that are shown in any case


class ElidedLabel(QLabel):
    """Ends in "…" where the text does not fit; give it a tooltip that says it in full."""

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * LEAST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw as much of the text as fits."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        style = self.style()
        if style is not None:
            style.drawItemText(painter, self.rect(), int(self.alignment()), option.palette, True, text)
