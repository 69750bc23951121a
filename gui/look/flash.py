"""A frame that lights up around a widget and fades, so that the eye finds it."""

from PyQt6.QtCore import QAbstractAnimation, QRectF, Qt, QVariantAnimation
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QStyle, QWidget

from gui.look.properties import present
from gui.look.theme import Theme

FLASH_MS = 1200
GLANCE_MS = 200  # for what the eye is near already
WIDTH, RADIUS = 3, 6  # px


class Flash(QWidget):
    """Lies over a widget, takes no click, and is gone when it has faded."""

    def __init__(self, widget: QWidget, theme: Theme, duration: int) -> None:
        """duration: ms."""
        super().__init__(widget)
        self._theme, self._strength = theme, 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(widget.rect())
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(duration)
        self._fade.valueChanged.connect(self._show)
        self._fade.finished.connect(self.deleteLater)
        self._fade.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)
        self.show()
        self.raise_()

    def _show(self, strength: float) -> None:
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the frame as strong as it still is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._strength)
        width, radius = self._theme.px(WIDTH), self._theme.px(RADIUS)
        painter.setPen(QPen(self._theme.colour("accent"), width))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
        )


def flash(widget: QWidget, theme: Theme, duration: int = FLASH_MS) -> None:
    """Light up a widget for a moment, of so many ms; not where the desktop wants no motion."""
    style = present(widget.style())
    if not style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget):
        return
    for other in widget.findChildren(Flash, options=Qt.FindChildOption.FindDirectChildrenOnly):
        other.deleteLater()
    Flash(widget, theme, duration)
