"""From the layout of a network to the screen and back: zoom, pan, and the step that stands still."""

import math
from dataclasses import dataclass

from PyQt6.QtCore import QPointF, QRectF, QSize

from gui.diagram.network_layout import CELL, NetworkLayout, UnitGroup
from gui.look.theme import Theme

FOOT, HEAD = 20, 6  # px at 100 %: of the steps' names below, and what is left free above
SMALLEST, LARGEST = 0.12, 4.0  # zooms, at 100 %
FITTED = 2.4  # the largest zoom that fitting chooses
LEAST_STEPS = 3  # that are seen after fitting: one on either side


@dataclass(frozen=True)
class UnitSpot:
    """A unit at a step in time. key: of its group."""

    key: int
    unit: int
    t: int


class NetworkCamera:
    """Looks at an unrolled network around step `t`, which stays where it is while the playhead moves.

    size: of the widget. zoom: pixels for one of the layout. pan: where the layout of step t begins.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.size = QSize(1, 1)
        self.layout: NetworkLayout | None = None
        self.t = 0
        self.zoom, self.pan, self.is_fitted = 1.0, QPointF(0, 0), True

    @property
    def cell(self) -> float:
        """Px of a unit."""
        return CELL * self.zoom

    @property
    def pitch(self) -> float:
        """Px from a step to the next."""
        return 0.0 if self.layout is None else self.layout.pitch * self.zoom

    # ── moving ─────────────────────────────────────────────────────────────────────────────────

    def fit(self) -> None:
        """Show every layer, and the steps around the playhead."""
        self.is_fitted = True
        if self.layout is None:
            return
        layout, scale = self.layout, self._theme.scale
        height = self.size.height() - (FOOT + HEAD) * scale
        across = self.size.width() / (layout.width + (LEAST_STEPS - 1) * layout.pitch)
        self.zoom = min(max(min(across, height / layout.height), SMALLEST * scale), FITTED * scale)
        left = (self.size.width() - layout.width * self.zoom) / 2
        self.pan = QPointF(left, HEAD * scale + max(0.0, (height - layout.height * self.zoom) / 2))

    def zoom_by(self, times: float, around: QPointF | None = None) -> None:
        """Zoom around a place, by default the middle."""
        scale = self._theme.scale
        around = QPointF(self.size.width() / 2, self.size.height() / 2) if around is None else around
        wanted = min(max(self.zoom * times, SMALLEST * scale), LARGEST * scale)
        self.pan = around + (self.pan - around) * (wanted / self.zoom)
        self.zoom, self.is_fitted = wanted, False

    def pan_to(self, pan: QPointF) -> None:
        """Have the picture elsewhere."""
        self.pan, self.is_fitted = pan, False

    # ── where things are ───────────────────────────────────────────────────────────────────────

    def corner(self, group: UnitGroup, t: int) -> QPointF:
        """Where a group begins at a step in time."""
        x, y = group.left * self.zoom + (t - self.t) * self.pitch, group.top * self.zoom
        return self.pan + QPointF(x, y)

    def area(self, group: UnitGroup, t: int) -> QRectF:
        """Where a group is at a step in time."""
        corner = self.corner(group, t)
        return QRectF(corner.x(), corner.y(), group.width * self.zoom, group.height * self.zoom)

    def area_of(self, spot: UnitSpot) -> QRectF:
        """Where a unit is."""
        assert self.layout is not None
        group = self.layout.group(spot.key)
        row, column = divmod(spot.unit, group.columns)
        corner = self.corner(group, spot.t) + QPointF(column, row) * self.cell
        return QRectF(corner.x(), corner.y(), self.cell, self.cell)

    def spot_at(self, position: QPointF, steps: int) -> UnitSpot | None:
        """The unit at a place. steps: how many are recorded."""
        for group in self.layout.groups if self.layout is not None else ():
            here = self.area(group, self.t)
            if not here.top() <= position.y() < here.bottom():
                continue
            t = self.t + math.floor((position.x() - here.left()) / self.pitch)
            inside = (position - self.corner(group, t)) / self.cell
            column, row = math.floor(inside.x()), math.floor(inside.y())
            unit = row * group.columns + column
            if column < group.columns and unit < group.size and 0 <= t < steps:
                return UnitSpot(group.key, unit, t)
        return None

    def seen(self, steps: int) -> range:
        """The steps in time of which something is in sight. steps: how many are recorded."""
        if self.layout is None:
            return range(0)
        first = self.t + math.floor((-self.pan.x() - self.layout.width * self.zoom) / self.pitch)
        last = self.t + math.ceil((self.size.width() - self.pan.x()) / self.pitch)
        return range(max(first, 0), min(last + 1, steps))
