"""The widget that shows a picture of a step: it scales it, and lets mouse and keys point at its numbers."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPathStroker,
    QPaintEvent,
    QResizeEvent,
)
from PyQt6.QtWidgets import QToolTip, QWidget

from engine.implementations.every import names
from engine.run.name import Number
from gui.diagram.painter import DiagramLook, paint, rect_of, way_of
from gui.diagram.picture import Picture
from gui.diagram.spot import Spot, spots_of
from gui.forms.number_hand import NumberHand
from gui.look.theme import Theme
from gui.state.hands import Hands
from gui.state.highlight import Highlight

MARGIN = 3  # px around the picture, for frames
NEAR = 10  # px that an edge is wide for the mouse
SMALLEST, LARGEST = 0.76, 1.6  # how far a picture is scaled to fit, beside the theme's own scale


class DiagramView(QWidget):
    """Shows a Picture as wide as there is room. What can be changed of it is dragged, stepped or typed in it.

    Signals:
        activated(object): a Number was clicked, or Enter was pressed on it.
        told(str): why a change was refused, or nothing once one was not.
    """

    activated = pyqtSignal(object)
    told = pyqtSignal(str)

    def __init__(self, theme: Theme, highlight: Highlight, hands: Hands) -> None:
        super().__init__()
        self.hand = NumberHand(self, theme, hands, self._value_of, self.told.emit)
        self._theme, self._highlight = theme, highlight
        self._picture: Picture | None = None
        self._spots: tuple[Spot, ...] = ()
        self._current: tuple[str, int] | None = None  # the spot with the keyboard's focus
        self._hovered: tuple[str, int] | None = None
        self._pressed: Spot | None = None
        self.result = names()[0]
        self.describe: Callable[[Spot], str] = lambda spot: ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Cell"))
        self.setAccessibleDescription(
            self.tr(
                "Down and Up go from number to number as they are computed. Alt+Up and Alt+Down change a "
                "weight, with Shift finer, with Ctrl coarser; F2 types it."
            )
        )
        highlight.changed.connect(self.update)
        theme.changed.connect(self._fit)

    def show_picture(self, picture: Picture) -> None:
        """Show this; what was pointed at is pointed at in it again."""
        is_resized = self._picture is None or picture.size != self._picture.size
        self._picture = picture
        self._spots = tuple(spots_of(picture))
        if is_resized:
            self._fit()
        self.update()
        self._point()

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every number that can be pointed at, in the order they are computed."""
        return self._spots

    # ── size ───────────────────────────────────────────────────────────────────────────────────

    @property
    def scale(self) -> float:
        """Pixels of the widget for a pixel of the picture."""
        if self._picture is None:
            return 1.0
        room = (self.width() - 2 * MARGIN) / self._picture.size[0]
        return min(max(room, SMALLEST * self._theme.scale), LARGEST * self._theme.scale)

    @property
    def _corner(self) -> QPointF:
        """Where the picture begins: it stands in the middle."""
        width = self._picture.size[0] * self.scale if self._picture is not None else 0
        return QPointF(max(MARGIN, (self.width() - width) / 2), MARGIN)

    def area_of(self, spot: Spot) -> QRectF:
        """Where a spot is in the widget."""
        return QRectF(self._corner + spot.area.topLeft() * self.scale, spot.area.size() * self.scale)

    def sizeHint(self) -> QSize:
        """The picture at 100 %."""
        width, height = self._picture.size if self._picture is not None else (280.0, 120.0)
        scale = self._theme.scale
        return QSize(round(width * scale) + 2 * MARGIN, round(height * scale) + 2 * MARGIN)

    def area_of_node(self, key: str) -> QRectF:
        """Where a node is in the widget. Raises KeyError."""
        assert self._picture is not None
        box = rect_of(self._picture.node(key).box)
        return QRectF(self._corner + box.topLeft() * self.scale, box.size() * self.scale)

    def _fit(self) -> None:
        """As high as the picture is at this width; no narrower than it can be read."""
        if self._picture is None:
            return
        width, height = self._picture.size
        self.setMinimumWidth(least_width(width, self._theme))
        self.setMinimumHeight(round(height * self.scale) + 2 * MARGIN)
        self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Scale with the width."""
        self._fit()

    # ── pointing ───────────────────────────────────────────────────────────────────────────────

    def spot_at(self, position: QPointF) -> Spot | None:
        """The number at a place of the widget; beside them, the weight of the edge there."""
        found = next((spot for spot in self._spots if self.area_of(spot).contains(position)), None)
        return found or next((spot for spot in self._spots if self._is_on_edge(spot, position)), None)

    def _is_on_edge(self, spot: Spot, position: QPointF) -> bool:
        if spot.edge is None:
            return False
        stroker = QPainterPathStroker()
        stroker.setWidth(NEAR)
        return stroker.createStroke(way_of(spot.edge)).contains((position - self._corner) / self.scale)

    def _value_of(self, number: Number) -> Any:
        """The value of a number that is shown."""
        return next((spot.value for spot in self._spots if spot.number == number), 0)

    @property
    def current(self) -> Spot | None:
        """The number that the mouse is over, or else the one with the keyboard's focus."""
        wanted = self._hovered or (self._current if self.hasFocus() else None)
        return next((spot for spot in self._spots if spot.key == wanted), None)

    def _point(self) -> None:
        """Light what is pointed at; only if something was, for others may point as well."""
        spot = self.current
        if spot is not None:
            self._highlight.point_at(spot.number, spot.factors)
            self.setAccessibleName(self.describe(spot))
        self.update()

    def _move_to(self, index: int) -> None:
        """Give a spot the keyboard's focus."""
        if self._spots:
            self._current = self._spots[min(max(index, 0), len(self._spots) - 1)].key
            self._hovered = None
            self._point()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Point at what is under the mouse, and let what is held follow it."""
        if event is None:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.hand.follow(event.position().x(), event.modifiers())
            return
        spot = self.spot_at(event.position())
        key = spot.key if spot is not None else None
        if key != self._hovered:
            self._hovered = key
            self.setCursor(self._cursor(spot))
            self._point_or_not()

    def _cursor(self, spot: Spot | None) -> Qt.CursorShape:
        if spot is None:
            return Qt.CursorShape.ArrowCursor
        is_known = spot.value is not None
        return (self.hand.cursor(spot.number) if is_known else None) or Qt.CursorShape.PointingHandCursor

    def leaveEvent(self, event: QEvent | None) -> None:
        """Nothing is under the mouse any more."""
        if self._hovered is not None:
            self._hovered = None
            self._point_or_not()

    def _point_or_not(self) -> None:
        if self.current is None:
            self._highlight.clear()
        self._point()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take hold of a number: it is scrubbed, or clicked."""
        spot = self.spot_at(event.position()) if event is not None else None
        self._pressed = spot
        if spot is not None and event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = spot.key
            if spot.value is not None:
                self.hand.take_hold(spot.number, event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """End a scrub; a mere click goes where the number comes from."""
        was_scrub, spot, self._pressed = self.hand.let_go(), self._pressed, None
        if event is not None and event.button() == Qt.MouseButton.LeftButton and spot and not was_scrub:
            self.activated.emit(spot.number)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Type the number."""
        spot = self.spot_at(event.position()) if event is not None else None
        if spot is not None:
            self.hand.type(spot.number, self.area_of(spot).toRect())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """↓ and ↑ go through the numbers as they are computed, Enter is a click; ← → stay the window's.

        With Alt, ↓ and ↑ change the number; F2 types it.
        """
        if event is None or self._is_changed_by(event):
            return
        keys = [spot.key for spot in self._spots]
        index = keys.index(self._current) if self._current in keys else -1
        match event.key():
            case Qt.Key.Key_Down:
                self._move_to(index + 1)
            case Qt.Key.Key_Up:
                self._move_to(index - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.current is not None:
                self.activated.emit(self.current.number)
            case _:
                super().keyPressEvent(event)

    def _is_changed_by(self, event: QKeyEvent) -> bool:
        """Change the current number by a key, if it is one for that and the number can be changed."""
        spot, steps = self.current, {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if spot is None:
            return False
        if event.key() == Qt.Key.Key_F2:
            return self.hand.type(spot.number, self.area_of(spot).toRect())
        is_step = steps is not None and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return is_step and self.hand.step(spot.number, steps or 0, event.modifiers())

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        if event is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.isAutoRepeat():
            self.hand.end_step()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Begin with the first number."""
        super().focusInEvent(event)
        is_by_key = event is not None and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if is_by_key and self._current not in [spot.key for spot in self._spots]:
            self._move_to(0)
        self._point()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self._point_or_not()

    def event(self, event: QEvent | None) -> bool:
        """Tell what is under the mouse in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(spot) if spot is not None else "", self)
            return True
        return super().event(event)

    def _tip(self, spot: Spot) -> str:
        return "\n".join(filter(None, (self.describe(spot), self.hand.words(spot.number))))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the picture at its scale."""
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.translate(self._corner)
        painter.scale(self.scale, self.scale)
        spot = self.current if self.hasFocus() and self._hovered is None else None
        focus = spot.area.adjusted(-2, -2, 2, 2) if spot is not None else None
        is_pointing = self._highlight.number is not None and self._shows_pointed()
        paint(
            painter,
            self._picture,
            DiagramLook(self._theme, self._highlight.level, self.result, focus, is_pointing),
        )

    def _shows_pointed(self) -> bool:
        return any(self._highlight.level(spot.number) == "pointed" for spot in self._spots)


def least_width(width: float, theme: Theme) -> int:
    """Px that a picture takes that is so wide at 100 %, where it is as small as it can be read."""
    return round(width * SMALLEST * theme.scale) + 2 * MARGIN
