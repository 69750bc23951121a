"""A plane of numbers as a picture with two axes, lines of equal height, and what lies on it."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from engine.landscape.plane import PlanePlace, PlaneSpan
from gui.curves.zoom import moved, zoomed
from gui.look.theme import Theme
from gui.plane.axes import BOTTOM, LEFT, RIGHT, TOP, PlaneAxes
from gui.plane.frame import HeightFrame, PlaneFrame, PlanePicture
from gui.plane.painter import PlaneContent, PlanePainter

NOTCH, ZOOM = 120, 1.25  # Qt's angle of one notch of a wheel, and how much nearer it brings
NEAR = 4  # px; a drag that is shorter is a click
KEYED = 1 / 40  # of the picture that an arrow key goes


class PlaneView(QWidget):
    """Shows spans of both axes; the picture may be of other ones, as while another one is made.

    names: of both axes. content: what lies on the picture.

    Signals:
        pointed(object): the mouse, or a key, is at a place (first, second); None when it has left.
        clicked(object): a place was clicked, or chosen by Enter.
        spans_asked(object): other spans are wanted, (first, second).
        fit_asked(): all is wanted.
    """

    pointed = pyqtSignal(object)
    clicked = pyqtSignal(object)
    spans_asked = pyqtSignal(object)
    fit_asked = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.spans: tuple[PlaneSpan, PlaneSpan] = ((0.0, 1.0), (0.0, 1.0))
        self.names = ("", "")
        self.empty = ""
        self.content = PlaneContent()
        self._picture: PlanePicture | None = None
        self._painter = PlanePainter(theme)
        self._press: tuple[QPointF, tuple[PlaneSpan, PlaneSpan]] | None = None
        self._is_click = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.changed.connect(self._restyle)

    def show_picture(self, picture: PlanePicture | None) -> None:
        """Draw other numbers."""
        self._picture = picture
        self._painter.forget()
        self.update()

    def sizeHint(self) -> QSize:
        """A picture that can be read."""
        px = self._theme.px
        return QSize(px(300), px(130))

    def minimumSizeHint(self) -> QSize:
        """Still a picture."""
        px = self._theme.px
        return QSize(px(140), px(64))

    def _restyle(self) -> None:
        self.show_picture(self._picture)

    # ── between the plane and the screen ───────────────────────────────────────────────────────

    @property
    def area(self) -> QRectF:
        """Where the plane is, in px."""
        px = self._theme.px
        return QRectF(self.rect()).adjusted(px(LEFT), px(TOP), -px(RIGHT), -px(BOTTOM))

    @property
    def frame(self) -> PlaneFrame:
        """How places are drawn."""
        if self._picture is not None and self._picture.look == "heights":
            return HeightFrame(self.area, self.spans, self._picture)
        return PlaneFrame(self.area, self.spans)

    def position_of(self, place: PlanePlace) -> QPointF:
        """Where a place is drawn."""
        return self.frame.position_of(place)

    def place_of(self, position: QPointF) -> PlanePlace:
        """The place that is drawn at a position in px."""
        return self.frame.place_of(position)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The picture and what lies on it, or why there is none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("card"))
        if self._picture is None:
            painter.setFont(self._theme.font())
            painter.setPen(self._theme.colour("quiet"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            room = self._theme.px(12)
            painter.drawText(QRectF(self.rect()).adjusted(room, room, -room, -room), flags, self.empty)
            if self.hasFocus():
                painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(2)))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            return
        frame = self.frame
        self._painter.paint(painter, frame, self._picture, self.content)
        PlaneAxes(self._theme, frame, self.names).paint(painter, self.hasFocus())

    # ── hands ──────────────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """A click chooses a place, a drag moves the picture."""
        assert event is not None
        if event.button() == Qt.MouseButton.LeftButton and self._picture is not None:
            self._press, self._is_click = (event.position(), self.spans), True

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Tell where the mouse is, or move the picture."""
        assert event is not None
        if self._press is None:
            is_inside = self.area.contains(event.position()) and self._picture is not None
            self.pointed.emit(self.place_of(event.position()) if is_inside else None)
            return
        start, (first, second) = self._press
        way = event.position() - start
        self._is_click = self._is_click and way.manhattanLength() <= NEAR
        if not self._is_click:
            across, up = -way.x() / self.area.width(), way.y() / self.area.height()
            self.spans_asked.emit((moved(first, across), moved(second, up)))

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """End a drag, or choose what was clicked."""
        assert event is not None
        press, self._press = self._press, None
        if press is not None and self._is_click and self.area.contains(event.position()):
            self.clicked.emit(self.place_of(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """See everything."""
        self._press = None
        self.fit_asked.emit()

    def leaveEvent(self, event: object) -> None:
        """The mouse points nowhere."""
        self.pointed.emit(None)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Zoom around the mouse."""
        assert event is not None
        if self._picture is None:
            event.ignore()
            return
        place, factor = self.place_of(event.position()), ZOOM ** (event.angleDelta().y() / NOTCH)
        first, second = (zoomed(span, at, factor) for span, at in zip(self.spans, place, strict=True))
        self.spans_asked.emit((first, second))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Arrow keys move the cursor, Enter chooses its place, + and − zoom, A shows everything."""
        assert event is not None
        key = Qt.Key(event.key())
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        zooms = {Qt.Key.Key_Plus: ZOOM, Qt.Key.Key_Equal: ZOOM, Qt.Key.Key_Minus: 1 / ZOOM}
        at = self.content.cursor or self.content.here or self.place_of(self.area.center())
        if self._picture is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif key in ways:
            first, second = (
                min(max(place + way * KEYED * (span[1] - span[0]), span[0]), span[1])
                for place, way, span in zip(at, ways[key], self.spans, strict=True)
            )
            self.pointed.emit((first, second))
        elif key in zooms:
            first_span, second_span = (
                zoomed(span, place, zooms[key]) for span, place in zip(self.spans, at, strict=True)
            )
            self.spans_asked.emit((first_span, second_span))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(at)
        elif key == Qt.Key.Key_A:
            self.fit_asked.emit()
        else:
            event.ignore()
