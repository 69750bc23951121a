"""A soft edge where a column goes on: no row looks as if it ended in its middle."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPalette
from PyQt6.QtWidgets import QAbstractScrollArea, QWidget

from gui.look.properties import present

LINES = 1.0  # its height


class EdgeFade(QWidget):
    """Lets a scroll area fade into its card at one end, while there is more beyond it.

    The mouse goes through it.
    """

    def __init__(self, area: QAbstractScrollArea, *, is_below: bool) -> None:
        super().__init__(area)
        self._area, self._is_below = area, is_below
        self._bar = present(area.verticalScrollBar())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar.valueChanged.connect(self._show)
        self._bar.rangeChanged.connect(self._show)
        for watched in (area, present(area.viewport())):
            watched.installEventFilter(self)
        self._show()

    @property
    def has_more(self) -> bool:
        """Whether the area goes on beyond this end."""
        bar = self._bar
        return bar.value() < bar.maximum() if self._is_below else bar.value() > bar.minimum()

    def _show(self) -> None:
        seen = present(self._area.viewport()).geometry()
        height = min(round(LINES * self.fontMetrics().height()), seen.height() // 2)
        top = seen.bottom() + 1 - height if self._is_below else seen.top()
        self.setGeometry(seen.x(), top, seen.width(), height)
        self.setVisible(self.has_more)
        self.raise_()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Stay at the edge of the area."""
        if event is not None and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._show()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the card's colour, the more of it the nearer to the edge."""
        colour = self.palette().color(QPalette.ColorRole.Base)
        clear = QColor(colour)
        clear.setAlpha(0)
        begin, end = (0, self.height()) if self._is_below else (self.height(), 0)
        shade = QLinearGradient(0, begin, 0, end)
        shade.setColorAt(0, clear)
        shade.setColorAt(1, colour)
        QPainter(self).fillRect(self.rect(), shade)


def fade_ends(area: QAbstractScrollArea) -> tuple[EdgeFade, EdgeFade]:
    """Soft edges at the top and at the foot of a scroll area."""
    return EdgeFade(area, is_below=False), EdgeFade(area, is_below=True)
