"""The widget that shows a picture of a step: it scales it, and lets mouse and keys point at its numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PyQt6.QtWidgets import QToolTip, QWidget

from engine.implementations.every import names
from engine.run.name import Number
from gui.diagram.painter import DiagramLook, label_area, paint, rect_of
from gui.diagram.picture import Picture
from gui.look.theme import Theme
from gui.state.highlight import Highlight

MARGIN = 3  # px around the picture, for frames
SMALLEST, LARGEST = 0.8, 1.6  # how far a picture is scaled to fit, beside the theme's own scale


@dataclass(frozen=True)
class Spot:
    """A number that can be pointed at. key: the same at every step. factors: what a weight multiplies."""

    key: tuple[str, int]
    area: QRectF
    number: Number
    factors: tuple[Number, ...] = ()
    is_known: bool = True


class DiagramView(QWidget):
    """Shows a Picture as wide as there is room.

    Signals:
        activated(object): a Number was clicked, or Enter was pressed on it.
    """

    activated = pyqtSignal(object)

    def __init__(self, theme: Theme, highlight: Highlight) -> None:
        super().__init__()
        self._theme, self._highlight = theme, highlight
        self._picture: Picture | None = None
        self._spots: tuple[Spot, ...] = ()
        self._current: tuple[str, int] | None = None  # the spot with the keyboard's focus
        self._hovered: tuple[str, int] | None = None
        self.result = names()[0]
        self.describe: Callable[[Spot], str] = lambda spot: ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Cell"))
        self.setAccessibleDescription(self.tr("Down and Up go from number to number as they are computed."))
        highlight.changed.connect(self.update)
        theme.changed.connect(self._fit)

    def show_picture(self, picture: Picture) -> None:
        """Show this; what was pointed at is pointed at in it again."""
        is_resized = self._picture is None or picture.size != self._picture.size
        self._picture = picture
        self._spots = tuple(_spots(picture))
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
        self.setMinimumWidth(round(width * SMALLEST * self._theme.scale) + 2 * MARGIN)
        self.setMinimumHeight(round(height * self.scale) + 2 * MARGIN)
        self.update()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Scale with the width."""
        self._fit()

    # ── pointing ───────────────────────────────────────────────────────────────────────────────

    def spot_at(self, position: QPointF) -> Spot | None:
        """The number at a place of the widget."""
        return next((spot for spot in self._spots if self.area_of(spot).contains(position)), None)

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
        """Point at what is under the mouse."""
        spot = self.spot_at(event.position()) if event is not None else None
        key = spot.key if spot is not None else None
        if key != self._hovered:
            self._hovered = key
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self._point_or_not()

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
        """Go where the number comes from."""
        spot = self.spot_at(event.position()) if event is not None else None
        if spot is not None and event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = spot.key
            self.activated.emit(spot.number)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """↓ and ↑ go through the numbers as they are computed, Enter is a click; ← → stay the window's."""
        if event is None:
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
            QToolTip.showText(event.globalPos(), self.describe(spot) if spot is not None else "", self)
            return True
        return super().event(event)

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


def _spots(picture: Picture) -> Iterator[Spot]:
    """Of each node, the weights on its arrows and its numbers."""
    for node in picture.nodes:
        for arrow in picture.arrows:
            if arrow.edge.target == node.node.key and arrow.has_number and arrow.number is not None:
                factors = (arrow.factor,) if arrow.factor is not None else ()
                key = (f"{arrow.edge.source}>{node.node.key}", arrow.number.index)
                yield Spot(key, label_area(arrow), arrow.number, factors)
        for row, entry in enumerate(node.entries):
            key = (node.node.key, row)
            yield Spot(key, rect_of(entry.area), entry.number, is_known=node.state == "known")
