"""The middle of the window, which something may share with the plots."""

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QSplitter, QWidget

from gui.look.theme import Theme

BESIDE = 900  # px at 100 %, from which two have room beside each other

ABOVE = 0.62  # of the height, for the upper one


class SplitCenter(QSplitter):
    """Holds one widget, and for a time another one before it: at its left, or above it where it is narrow."""

    def __init__(self, content: QWidget, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setChildrenCollapsible(False)
        self.addWidget(content)

    def take(self, guest: QWidget) -> None:
        """Have another widget before the one that is always there."""
        self.insertWidget(0, guest)
        self._turn()
        QTimer.singleShot(0, self._share)  # once it is laid out

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Turn with the room there is."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= self._theme.px(BESIDE)
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self._share()

    def _share(self) -> None:
        """Give both as much beside each other, and the upper one more."""
        is_wide = self.orientation() == Qt.Orientation.Horizontal
        room, share = (self.width(), 0.5) if is_wide else (self.height(), ABOVE)
        self.setSizes([round(share * room), round((1 - share) * room)])
