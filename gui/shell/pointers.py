"""What a lecturer lays over the window: a pen's strokes, a light around the mouse, or a black screen."""

from PyQt6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PyQt6.QtGui import (
    QColor,
    QCursor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PyQt6.QtWidgets import QWidget

from gui.look.properties import present, with_properties
from gui.look.theme import Theme

STROKE = 3  # px, at 100 %
RADIUS = 110  # px, of the light
DARK = 150  # of 255, how dark the rest is
FOLLOW_MS = 16  # one look at the mouse per 60 Hz refresh


class Overlay(QWidget):
    """A hidden widget that lies over the whole window once it is shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep the size of the window."""
        if event is not None and event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def cover(self) -> None:
        """Show the sheet, on top of everything."""
        self.setGeometry(present(self.parentWidget()).rect())
        self.show()
        self.raise_()


class Pen(Overlay):
    """Draws where the mouse is dragged while it is out. What is drawn stays, and lets the mouse through,
    once the pen is put away, until it is erased.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self.strokes: list[list[QPointF]] = []
        self.is_out = False
        self.setAccessibleName(self.tr("pen"))

    def toggle(self) -> None:
        """Take the pen out, or put it away."""
        self.is_out = not self.is_out
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not self.is_out)
        self.setCursor(Qt.CursorShape.CrossCursor if self.is_out else Qt.CursorShape.ArrowCursor)
        if self.is_out:
            self.cover()
        elif not self.strokes:
            self.hide()

    def erase(self) -> None:
        """Put the pen away, with everything that was drawn."""
        self.strokes = []
        self.is_out = False
        self.hide()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Begin a stroke."""
        self.strokes.append([present(event).position()])
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Go on with it."""
        if self.strokes:
            self.strokes[-1].append(present(event).position())
            self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw every stroke; one that was only begun is a dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("negative"), self._theme.px(STROKE))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self.strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            else:
                painter.drawPolyline(QPolygonF(stroke))


class Spotlight(Overlay):
    """Darkens the window but for what is around the mouse, which goes through to what lies below."""

    def __init__(self, window: QWidget) -> None:
        self._follow = with_properties(QTimer, interval=FOLLOW_MS)
        super().__init__(window)
        self.place = QPointF()
        self.setAccessibleName(self.tr("spotlight"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._follow.timeout.connect(self._look)

    def toggle(self) -> None:
        """Switch it on or off."""
        if self.isVisible():
            self.hide()
        else:
            self._look()
            self.cover()
            self._follow.start()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Look at the mouse no longer."""
        self._follow.stop()

    def _look(self) -> None:
        place = QPointF(self.mapFromGlobal(QCursor.pos()))
        if place != self.place:
            self.place = place
            self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Darken all but a circle."""
        path, light = QPainterPath(), QPainterPath()
        path.addRect(QRectF(self.rect()))
        light.addEllipse(self.place, RADIUS, RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path.subtracted(light), QColor(0, 0, 0, DARK))


class Curtain(Overlay):
    """A black screen, for when the class shall look at the teacher; a click opens it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("background: black;")
        self.setAccessibleName(self.tr("black screen"))

    def toggle(self) -> None:
        """Draw the curtain, or open it."""
        if self.isVisible():
            self.hide()
        else:
            self.cover()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Open the curtain."""
        self.hide()
