"""A plate with a short text on it, to be clicked and dragged."""

from PyQt6.QtCore import QEvent, QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy

from gui.look.theme import Theme
from gui.questions.phrase import Phrase

RADIUS = 6  # px
SIDES, ENDS = 9, 5  # px around the text
GAP = 6  # px


class Plate(QAbstractButton):
    """A button that is carried about with the mouse.

    is_empty: nothing is on it, so that it is drawn as a place for something.

    Signals:
        dragged(QPointF): it is being dragged; where the mouse is on the screen.
        dropped(QPointF): it was let go.
    """

    dragged = pyqtSignal(QPointF)
    dropped = pyqtSignal(QPointF)

    def __init__(self, theme: Theme, markdown: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._pressed: QPointF | None = None
        self._is_hovered = False
        self.is_dragged = False
        self.is_empty = False
        self.is_marked = False
        self.phrase = Phrase(theme)
        self.line = QHBoxLayout(self)
        self.line.addWidget(self.phrase, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._fit)
        self._fit()
        self.show_text(markdown)

    def show_text(self, markdown: str) -> None:
        """Show another text."""
        self.phrase.show_text(markdown)
        self.setText(self.phrase.text)

    def set_empty(self, is_empty: bool) -> None:
        """Draw it as a place for something, or as something."""
        self.is_empty = is_empty
        self.phrase.is_quiet = is_empty
        self.update()

    def mark(self, is_marked: bool) -> None:
        """Make it stand out: the next thing that is done concerns it."""
        if is_marked != self.is_marked:
            self.is_marked = is_marked
            self.update()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Remember where a drag would begin."""
        super().mousePressEvent(event)
        if event is not None and event.button() == Qt.MouseButton.LeftButton and not self.is_empty:
            self._pressed = event.globalPosition()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Drag it, once the mouse has gone far enough for it not to be a click."""
        super().mouseMoveEvent(event)
        if event is None or self._pressed is None:
            return
        way = (event.globalPosition() - self._pressed).manhattanLength()
        if self.is_dragged or way >= QApplication.startDragDistance():
            self.is_dragged = True
            self.setDown(False)
            self.dragged.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Drop it, or take it for a click."""
        was_dragged, self.is_dragged, self._pressed = self.is_dragged, False, None
        if was_dragged and event is not None:
            self.setDown(False)
            self.dropped.emit(event.globalPosition())
            self.update()
        else:
            super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent | None) -> None:
        """Lift it."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent | None) -> None:
        """Lay it back."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw its surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stands_out = self.isEnabled() and (self.hasFocus() or self.is_marked or self.is_dragged)
        edge = "accent" if stands_out else "input" if self._is_hovered or self.is_empty else "line"
        pen = QPen(self._theme.colour(edge), 2 if self.isEnabled() and self.hasFocus() else 1)
        if self.is_empty:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        is_lit = self.is_dragged or self.isDown() or (self.is_marked and not self.is_empty)
        painter.setBrush(
            self._theme.colour("selection" if is_lit else "card" if not self.is_empty else "field")
        )
        radius, inset = self._theme.px(RADIUS), pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _fit(self) -> None:
        px = self._theme.px
        self.line.setContentsMargins(px(SIDES), px(ENDS), px(SIDES), px(ENDS))
        self.line.setSpacing(px(GAP))
        self.update()
