"""The canvas of a network: all layers and units over the unrolled steps, zoomed and panned."""

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PyQt6.QtWidgets import QToolTip, QWidget

from engine.notation.number_name import name_of
from engine.notation.number_text import number as number_text
from engine.run.name import Number
from gui.diagram.network_camera import NetworkCamera, UnitSpot
from gui.diagram.network_layout import NetworkLayout
from gui.diagram.network_numbers import NetworkNumbers
from gui.diagram.network_painter import EdgeSpot
from gui.diagram.network_picture import NetworkPicture
from gui.forms.number_hand import NumberHand
from gui.language.translation import shown
from gui.look.theme import Theme
from gui.state.hands import Hands

WHEEL = 1.0015  # a zoom a unit of the wheel
KEY_ZOOM = 1.25
RADIUS = 4  # px, of the frame around it
DRAG = 4  # px that a press may move and still be a click


class NetworkView(QWidget):
    """Draws NetworkNumbers around the playhead. A drag pans, the wheel zooms, a double click fits.

    A weight is dragged sideways on its edge.

    Signals:
        picked(object): a UnitSpot was clicked, or chosen by the keys.
        pointed(object): the UnitSpot or EdgeSpot under the mouse; None where there is none.
        told(str): why a change was refused, or nothing once one was not.
    """

    picked = pyqtSignal(object)
    pointed = pyqtSignal(object)
    told = pyqtSignal(str)

    def __init__(self, theme: Theme, hands: Hands) -> None:
        super().__init__()
        self._theme = theme
        self.hand = NumberHand(self, theme, hands, self._value_of, self.told.emit)
        self.camera = NetworkCamera(theme)
        self._picture: NetworkPicture | None = None
        self._selected = (0, 0)  # the layer and the unit
        self.hovered: UnitSpot | None = None
        self.edge: EdgeSpot | None = None
        """The edge under the mouse, beside all units."""
        self._pressed: tuple[QPointF, QPointF] | None = None  # where, and the pan then
        self._has_dragged = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Network"))
        self.setAccessibleDescription(
            self.tr(
                "Up and Down choose a unit, Page Up and Page Down a layer, + and − zoom, 0 shows all of it."
            )
        )
        theme.changed.connect(self._restyle)

    # ── what it shows ──────────────────────────────────────────────────────────────────────────

    def show_network(
        self, layout: NetworkLayout, numbers: NetworkNumbers, t: int, layer: int, unit: int
    ) -> None:
        """Show these numbers at step t, with a unit in a ring."""
        known = self._picture
        if known is None or known.numbers is not numbers or known.layout is not layout:
            self._picture = NetworkPicture(self._theme, self.camera, layout, numbers, known)
        if known is None or known.numbers is not numbers:
            self.edge = None
        if layout != self.camera.layout:
            self.camera.layout, self.hovered = layout, None
            self.camera.fit()
        self.camera.t, self._selected = t, (layer, unit)
        self.update()

    def show_nothing(self) -> None:
        """Show that there is nothing yet."""
        self._picture = self.hovered = self.edge = None
        self.update()

    @property
    def numbers(self) -> NetworkNumbers | None:
        """What is shown."""
        return None if self._picture is None else self._picture.numbers

    def fit(self) -> None:
        """Show every layer, and the steps around the playhead."""
        self.camera.fit()
        self.update()

    def zoom_by(self, times: float, around: QPointF | None = None) -> None:
        """Zoom around a place, by default the middle."""
        self.camera.zoom_by(times, around)
        self.update()

    def area_of(self, spot: UnitSpot) -> QRectF:
        """Where a unit is."""
        return self.camera.area_of(spot)

    def spot_at(self, position: QPointF) -> UnitSpot | None:
        """The unit at a place."""
        return None if self.numbers is None else self.camera.spot_at(position, self.numbers.run.steps)

    def _tip(self, spot: UnitSpot | EdgeSpot) -> str:
        words = self.hand.words(spot.number) if isinstance(spot, EdgeSpot) else ""
        return "\n".join(filter(None, (self.describe(spot), words)))

    def describe(self, spot: UnitSpot | EdgeSpot) -> str:
        """A unit or an edge in words: what it is, and its number."""
        assert self.numbers is not None
        if isinstance(spot, EdgeSpot):
            name = shown(name_of(self.numbers.run.plan, spot.number))
            return self.tr("{}: {}").format(name, number_text(spot.value))
        named, values = self.numbers.name(spot.key), self.numbers.values(spot.key, spot.t)
        value = "" if values is None else number_text(values[spot.unit])
        if named.layer is None:
            return self.tr("{}[{}] at t = {}: {}").format(named.quantity, spot.unit, spot.t, value)
        return self.tr("{}[{}] of layer {} at t = {}: {}").format(
            named.quantity, spot.unit, spot.key, spot.t, value
        )

    def sizeHint(self) -> QSize:
        """A picture that can be read."""
        return QSize(self._theme.px(260), self._theme.px(220))

    def minimumSizeHint(self) -> QSize:
        """Small; it is zoomed to fit."""
        return QSize(self._theme.px(120), self._theme.px(48))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint what the camera sees, and a frame where the keys go to."""
        painter = QPainter(self)
        if self._picture is not None:
            selected = UnitSpot(*self._selected, self.camera.t)
            self._picture.paint(painter, selected, self.hovered, self.devicePixelRatioF())
            if self.edge is not None:
                self._picture.paint_edge(painter, self.edge)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            radius = self._theme.px(RADIUS)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Stay fitted."""
        self.camera.size = self.size()
        if self.camera.is_fitted:
            self.fit()

    def _restyle(self) -> None:
        """Draw all of it anew."""
        known = self._picture
        if known is not None:
            self._picture = NetworkPicture(self._theme, self.camera, known.layout, known.numbers)
        if self.camera.is_fitted:
            self.fit()
        self.update()

    # ── mouse ──────────────────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Begin what becomes a pan, or stays a click."""
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed, self._has_dragged = (event.position(), self.camera.pan), False
        edge = None if self.spot_at(event.position()) else self._edge_at(event.position())
        if edge is not None and self.hand.take_hold(edge.number, event.position().x()):
            self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Pan; without a button, point at what is under the mouse."""
        if event is None:
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            spot = self.spot_at(event.position())
            self._point_at(spot, None if spot is not None else self._edge_at(event.position()))
            return
        if self._pressed is None:
            self.hand.follow(event.position().x(), event.modifiers())
            return
        way = event.position() - self._pressed[0]
        if self._has_dragged or way.manhattanLength() > DRAG:
            self._has_dragged = True
            self.camera.pan_to(self._pressed[1] + way)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A mere click picks the unit; a drag of a weight is over."""
        self.hand.let_go()
        was_click, self._pressed = self._pressed is not None and not self._has_dragged, None
        spot = self.spot_at(event.position()) if event is not None else None
        self._set_cursor(spot)
        if was_click and spot is not None:
            self.picked.emit(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Show all of it."""
        self._pressed = None
        self.fit()

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Zoom around the mouse."""
        if event is not None and event.angleDelta().y():
            self.zoom_by(WHEEL ** event.angleDelta().y(), event.position())
            event.accept()

    def leaveEvent(self, event: QEvent | None) -> None:
        """Nothing is under the mouse any more."""
        self._point_at(None, None)

    def _edge_at(self, position: QPointF) -> EdgeSpot | None:
        return None if self._picture is None else self._picture.edge_at(position)

    def _point_at(self, spot: UnitSpot | None, edge: EdgeSpot | None) -> None:
        if (spot, edge) != (self.hovered, self.edge):
            self.hovered, self.edge = spot, edge
            self._set_cursor(spot)
            self.pointed.emit(spot or edge)
            self.update()

    def _set_cursor(self, spot: UnitSpot | None) -> None:
        shape = Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor
        held = None if self.edge is None else self.hand.cursor(self.edge.number)
        self.setCursor(shape if held is None else held)

    def _value_of(self, number: Number) -> float:
        """The value of the weight that is held; 0 where it is none of these."""
        return 0.0 if self.edge is None or self.edge.number != number else self.edge.value

    def event(self, event: QEvent | None) -> bool:
        """Tell the number under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = QPointF(event.pos())
            spot = self.spot_at(place) or self._edge_at(place)
            QToolTip.showText(event.globalPos(), "" if spot is None else self._tip(spot), self)
            return True
        return super().event(event)

    # ── keys ───────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Choose a unit or a layer, zoom, fit; ← → stay the window's."""
        if event is None:
            return
        layer, unit = self._selected
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._pick(layer, unit + (1 if event.key() == Qt.Key.Key_Down else -1))
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self._pick(layer + (1 if event.key() == Qt.Key.Key_PageUp else -1), unit)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(KEY_ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / KEY_ZOOM)
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def _pick(self, layer: int, unit: int) -> None:
        """Pick a unit of a layer that there is."""
        if self.numbers is None:
            return
        layers = self.numbers.run.model.layers
        layer = min(max(layer, 0), len(layers) - 1)
        self.picked.emit(UnitSpot(layer, min(max(unit, 0), layers[layer].units - 1), self.camera.t))
