"""Draws what a camera sees of a network, and keeps what is good for the next step as well."""

import math

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QPainter, QPainterPathStroker, QPen, QPixmap

from engine.array import Array
from engine.explain.network_edges import EdgeBundle
from gui.diagram.network_camera import FOOT, NetworkCamera, UnitSpot
from gui.diagram.network_layout import NetworkLayout, UnitGroup
from gui.diagram.network_numbers import NetworkNumbers
from gui.diagram.network_painter import (
    FAINT,
    INSET,
    THICK,
    CircleSheet,
    EdgePath,
    EdgeSpot,
    NetworkColours,
    UnitBlock,
    curve,
    edge_paths,
    ends,
    paint_edges,
    paint_numbers,
)
from gui.look.theme import QUIET, TICKS, Theme

ROUND = 9.0  # px on the screen, from which on a unit is a circle
NUMBERED, OTHERS_NUMBERED = 19.0, 30.0  # px, from which on it has its number: at the playhead, elsewhere
DIMMED = {-1: 0.42, 0: 1.0, 1: 0.28}  # opacity of what was, is and will be
EDGES, LEAST_EDGES = 40, 6  # the largest weights that are drawn: of a step, but so many of each weight
OF_UNIT = 40  # those of each weight that are drawn of the unit under the mouse
NOW, OTHERWISE, POINTED = 0.85, 0.3, 0.95  # opacity of edges: at the playhead, elsewhere, of the mouse's unit
EDGE_PITCH = 46.0  # px between steps, under which only the playhead's edges are drawn
KEPT = 4096  # blocks
NEAR = 9  # px that an edge is wide for the mouse


class NetworkPicture:
    """The picture of one layout and its numbers."""

    def __init__(
        self,
        theme: Theme,
        camera: NetworkCamera,
        layout: NetworkLayout,
        numbers: NetworkNumbers,
        before: "NetworkPicture | None" = None,
    ) -> None:
        """before: a picture in the same colours, whose circles are taken over."""
        self._theme, self._camera, self._layout, self._numbers = theme, camera, layout, numbers
        self._colours: NetworkColours = NetworkColours(theme) if before is None else before._colours
        self._sheet: CircleSheet | None = None if before is None else before._sheet
        self._blocks: dict[object, UnitBlock] = {}
        self._paths: tuple[object, list[EdgePath]] = (None, [])
        self._spots: tuple[object, list[EdgeSpot]] | None = None
        self._edges: tuple[object, object, QPixmap] | None = None  # the usual ones: of which paths, where
        self._ways = {
            layer: 1 if cell.is_backward else -1 for layer, cell in enumerate(numbers.run.model.layers)
        }

    @property
    def numbers(self) -> NetworkNumbers:
        """The numbers that the picture shows."""
        return self._numbers

    @property
    def layout(self) -> NetworkLayout:
        """Where the units stand."""
        return self._layout

    def paint(self, painter: QPainter, selected: UnitSpot, hovered: UnitSpot | None, ratio: float) -> None:
        """Paint edges, then units, then the names of steps.

        hovered: the unit whose edges stand out. ratio: pixels of the screen a px.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        steps = self._camera.seen(self._numbers.run.steps)
        self._paint_edges(painter, steps, hovered, ratio)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for t in sorted(steps, key=lambda t: t == self._camera.t):
            for group in self._layout.groups:
                self._paint_group(painter, group, t, ratio)
        for spot, role in ((selected, "accent"), (hovered, "text")):
            if spot is not None:
                self._paint_ring(painter, spot, role)
        self._paint_steps(painter, steps)

    # ── units ──────────────────────────────────────────────────────────────────────────────────

    def _paint_group(self, painter: QPainter, group: UnitGroup, t: int, ratio: float) -> None:
        camera = self._camera
        area = camera.area(group, t)
        is_seen = area.intersects(QRectF(0, 0, camera.size.width(), camera.size.height()))
        block = self._block(group, t) if is_seen else None
        if block is None:
            return
        opacity, scale = DIMMED[(t > camera.t) - (t < camera.t)], self._theme.scale
        frame = "input" if t == camera.t else "line"
        if camera.cell < ROUND * scale:
            painter.fillRect(area, self._colours.ground)
            painter.setOpacity(opacity)
            painter.drawImage(area, block.coloured(self._colours.table))
            painter.setOpacity(1.0)
            painter.setPen(self._colours.frames[frame])
            painter.drawRect(area)
            return
        self._sheet_for(camera.cell, ratio).paint(painter, area.topLeft(), block, frame, opacity)
        if camera.cell >= (NUMBERED if t == camera.t else OTHERS_NUMBERED) * scale:
            paint_numbers(painter, area.topLeft(), camera.cell, block, self._colours, opacity)

    def _block(self, group: UnitGroup, t: int) -> UnitBlock | None:
        """What is drawn of a group at a step; made once, as recorded numbers stay."""
        key = group.key, t, self._numbers.scale_of(group.key)
        if key not in self._blocks:
            values = self._numbers.values(group.key, t)
            if values is None:
                return None
            if len(self._blocks) >= KEPT:
                self._blocks.clear()
            indices = self._colours.indices(self._numbers.shares(group.key, values))
            self._blocks[key] = UnitBlock(group, values, indices)
        return self._blocks[key]

    def _sheet_for(self, cell: float, ratio: float) -> CircleSheet:
        if self._sheet is None or self._sheet.cell != cell:
            self._sheet = CircleSheet(self._colours, cell, ratio)
        return self._sheet

    def _paint_ring(self, painter: QPainter, spot: UnitSpot, role: str) -> None:
        area = self._camera.area_of(spot)
        inset = area.width() * INSET - 1
        ring = area.adjusted(inset, inset, -inset, -inset)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour(role), 2 * self._theme.scale))
        if area.width() < ROUND * self._theme.scale:
            painter.drawRect(ring)
        else:
            painter.drawEllipse(ring)

    def _paint_steps(self, painter: QPainter, steps: range) -> None:
        """Paint the names of steps in a line at the lower end, as many as there is room for."""
        theme, px, camera = self._theme, self._theme.px, self._camera
        strip = QRectF(0, camera.size.height() - px(FOOT), camera.size.width(), px(FOOT))
        painter.fillRect(strip, theme.colour("card"))
        middles = {t: camera.area(self._layout.groups[-1], t).center().x() for t in steps}
        now, free = middles.get(camera.t, -math.inf), -math.inf
        for t in sorted(middles, key=lambda t: (t != camera.t, t)):
            painter.setFont(theme.font(QUIET if t == camera.t else TICKS))
            text = f"t = {t}"
            width = painter.fontMetrics().horizontalAdvance(text) + px(6)
            place = QRectF(middles[t] - width / 2, strip.top(), width, strip.height())
            if t != camera.t and (place.left() < free or abs(middles[t] - now) < width):
                continue
            painter.setPen(theme.colour("accent" if t == camera.t else "quiet"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
            free = free if t == camera.t else place.right()

    # ── edges ──────────────────────────────────────────────────────────────────────────────────

    def _paint_edges(self, painter: QPainter, steps: range, hovered: UnitSpot | None, ratio: float) -> None:
        """The usual ones, from a picture that is good for every step, and those of the unit pointed at."""
        camera, paths = self._camera, self._usual_paths()
        is_dense = camera.pitch < EDGE_PITCH * self._theme.scale
        begun = tuple((t - camera.t, self._begun(t)) for t in steps if t == camera.t or not is_dense)
        here = camera.zoom, camera.pan.x(), camera.pan.y(), camera.size.width(), camera.size.height()
        key = *here, begun, hovered is None, ratio
        if self._edges is None or self._edges[0] is not paths or self._edges[1] != key:
            self._edges = paths, key, self._edge_picture(paths, begun, ratio, is_faint=hovered is not None)
        painter.drawPixmap(0, 0, self._edges[2])
        if hovered is not None:
            self._paint_edges_of(painter, hovered)

    def _edge_picture(
        self,
        paths: list[EdgePath],
        begun: tuple[tuple[int, frozenset[int]], ...],
        ratio: float,
        *,
        is_faint: bool,
    ) -> QPixmap:
        """The usual edges. begun: of each step, as far from the playhead, the layers that begin there."""
        picture = QPixmap(self._camera.size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for way, layers in begun:
            shown = [path for path in paths if not (path.is_recurrent and path.source in layers)]
            self._paint_at(
                painter, shown, self._camera.t + way, FAINT if is_faint else OTHERWISE if way else NOW
            )
        painter.end()
        return picture

    def _paint_at(self, painter: QPainter, paths: list[EdgePath], t: int, opacity: float) -> None:
        """Paint edges of a step in the layout's coordinates."""
        painter.save()
        painter.translate(self._camera.pan)
        painter.scale(self._camera.zoom, self._camera.zoom)
        painter.translate((t - self._camera.t) * self._layout.pitch, 0)
        paint_edges(painter, paths, self._theme, opacity, self._camera.zoom)
        painter.restore()

    def _begun(self, t: int) -> frozenset[int]:
        """The layers that no state comes to at a step: it is their first, or the first after a reset."""
        numbers = self._numbers
        return frozenset(layer for layer in range(numbers.layers) if numbers.before(layer, t) is None)

    def _usual_paths(self) -> list[EdgePath]:
        """The largest of every weight, made once for these weights."""
        found = self._numbers.edges(self._camera.t)
        if self._paths[0] is not found:
            self._paths = found, edge_paths(self._layout, self._strongest(), self._ways)
        return self._paths[1]

    def _strongest(self) -> list[tuple[EdgeBundle, Array, Array]]:
        """The largest of every weight: some of each, and more where there are few weights."""
        found = self._numbers.edges(self._camera.t)
        each = max(LEAST_EDGES, EDGES // max(1, len(found)))
        return [(bundle, *bundle.strongest(each)) for bundle in found]

    def edge_at(self, position: QPointF) -> EdgeSpot | None:
        """The edge of the playhead's step at a place of the screen, the largest first."""
        camera = self._camera
        place = (position - camera.pan) / camera.zoom
        if self._spots is None or self._spots[0] is not self._usual_paths():
            self._spots = self._usual_paths(), self._edge_spots()
        begun, stroker = self._begun(camera.t), QPainterPathStroker()
        stroker.setWidth(NEAR * self._theme.scale / camera.zoom)
        for spot in self._spots[1]:
            is_there = not (spot.bundle.is_recurrent and spot.bundle.target in begun)
            if is_there and stroker.createStroke(spot.path).contains(place):
                return spot
        return None

    def _edge_spots(self) -> list[EdgeSpot]:
        """Every usual edge by itself, the largest first."""
        found = []
        for bundle, sources, targets in self._strongest():
            way = self._ways.get(bundle.target, -1)
            for source, target in zip(sources.tolist(), targets.tolist(), strict=True):
                path = curve(*ends(self._layout, bundle, source, target, way))
                found.append(EdgeSpot(bundle, source, target, path))
        return sorted(found, key=lambda spot: -abs(spot.value))

    def paint_edge(self, painter: QPainter, spot: EdgeSpot) -> None:
        """Paint an edge that the mouse is on."""
        role = "negative" if spot.value < 0 else "positive"
        path = EdgePath(spot.path, role, THICK + 1, spot.bundle.source, spot.bundle.is_recurrent)
        self._paint_at(painter, [path], self._camera.t, POINTED)

    def _paint_edges_of(self, painter: QPainter, spot: UnitSpot) -> None:
        """All that leads to a unit, and what leads on from it, at its own step and at the next."""
        found = self._numbers.edges(spot.t)
        to = [(one, *one.strongest_of(OF_UNIT, target=spot.unit)) for one in found if one.target == spot.key]
        leaving = [
            (one, *one.strongest_of(OF_UNIT, source=spot.unit)) for one in found if one.source == spot.key
        ]
        self._paint_found(painter, to + [one for one in leaving if not one[0].is_recurrent], spot.t)
        after = spot.t - self._ways.get(spot.key, -1)
        if 0 <= after < self._numbers.run.steps:
            self._paint_found(painter, [one for one in leaving if one[0].is_recurrent], after)

    def _paint_found(self, painter: QPainter, found: list[tuple[EdgeBundle, Array, Array]], t: int) -> None:
        begun, paths = self._begun(t), edge_paths(self._layout, found, self._ways)
        shown = [path for path in paths if not (path.is_recurrent and path.source in begun)]
        self._paint_at(painter, shown, t, POINTED)
