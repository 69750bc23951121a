"""The button that runs and pauses: as wide for one word as for the other."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QIcon, QPaintEvent
from PyQt6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

BESIDE_ICON = 4  # px that Qt leaves around it, and as much is empty of the icon itself


class RunButton(QToolButton):
    """Has its icon and its word in the middle; nothing beside it moves where the word is another one.

    words: those it may show.
    """

    def __init__(self, *words: str) -> None:
        super().__init__()
        self._words = words
        self.setText(words[0])

    @property
    def _spare(self) -> int:
        """How much narrower the word is than the longest one, px; 0 where the icon stands alone."""
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            return 0
        width = self.fontMetrics().horizontalAdvance
        return max(map(width, self._words)) - width(self.text())

    def sizeHint(self) -> QSize:
        """Room for the longest word."""
        return super().sizeHint() + QSize(self._spare, 0)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the button, and icon and word in its middle: Qt has them at the left."""
        option, painter = QStyleOptionToolButton(), QStylePainter(self)
        self.initStyleOption(option)
        icon, word = self.icon(), option.text
        option.icon, option.text = QIcon(), ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        option.icon, option.text = icon, word
        if option.toolButtonStyle != Qt.ToolButtonStyle.ToolButtonIconOnly:
            wide = option.iconSize.width() + BESIDE_ICON + self.fontMetrics().horizontalAdvance(word)
            option.rect = option.rect.adjusted((self.width() - wide - BESIDE_ICON) // 2, 0, 0, 0)
        painter.drawControl(QStyle.ControlElement.CE_ToolButtonLabel, option)
