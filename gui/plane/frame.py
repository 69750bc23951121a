"""Where a plane of numbers is drawn: flat, or with its numbers as heights."""

from dataclasses import dataclass

import numpy as np
from PyQt6.QtCore import QPointF, QRectF

from engine.array import Array
from engine.landscape.plane import PlanePlace, PlaneSpan
from gui.plane.surface import HeightSurface, SurfaceLook

GROUND = 0.62  # of the area's height, for the plane itself where numbers are heights; the rest is theirs


@dataclass(frozen=True, eq=False)
class PlanePicture:
    """What is drawn. spans: of the surface's own rows and columns, from the first to the last."""

    surface: HeightSurface
    spans: tuple[PlaneSpan, PlaneSpan]
    look: SurfaceLook = "colours"


@dataclass(frozen=True)
class PlaneFrame:
    """How places of a plane become positions in a widget, and back.

    area: where the plane is drawn, in px. spans: how much of each axis is drawn.
    """

    area: QRectF
    spans: tuple[PlaneSpan, PlaneSpan]

    @property
    def ground(self) -> QRectF:
        """The part of the area in which the plane lies."""
        return self.area

    def ground_of(self, place: PlanePlace) -> QPointF:
        """The position on the ground, in px, of a place of the plane, whatever its height is."""
        across, up = (
            (at - span[0]) / (span[1] - span[0]) for at, span in zip(place, self.spans, strict=True)
        )
        ground = self.ground
        return QPointF(ground.left() + across * ground.width(), ground.bottom() - up * ground.height())

    def position_of(self, place: PlanePlace) -> QPointF:
        """The position at which a place is drawn, in px."""
        return self.ground_of(place)

    def place_of(self, position: QPointF) -> PlanePlace:
        """The place that is drawn at a position in px."""
        ground, (first, second) = self.ground, self.spans
        across = (position.x() - ground.left()) / max(ground.width(), 1.0)
        up = (ground.bottom() - position.y()) / max(ground.height(), 1.0)
        return first[0] + across * (first[1] - first[0]), second[0] + up * (second[1] - second[0])


@dataclass(frozen=True, eq=False)
class HeightFrame(PlaneFrame):
    """The plane seen from the front and above: what is large stands out from it, and hides what is behind."""

    picture: PlanePicture

    @property
    def ground(self) -> QRectF:
        high = self.area.height() * GROUND
        return QRectF(self.area.left(), self.area.bottom() - high, self.area.width(), high)

    @property
    def most(self) -> float:
        """px of the greatest height."""
        return self.area.height() * (1 - GROUND)

    def position_of(self, place: PlanePlace) -> QPointF:
        return self.ground_of(place) - QPointF(0, self.most * float(self._shares(place[0], place[1])))

    def place_of(self, position: QPointF) -> PlanePlace:
        """The place in front, where several are drawn there."""
        first, _ = super().place_of(position)
        second = np.linspace(*self.spans[1], 200)
        ground = self.ground
        drawn = (
            ground.bottom() - np.linspace(0, ground.height(), 200) - self.most * self._shares(first, second)
        )
        seen = np.minimum.accumulate(drawn) >= drawn  # what something in front of it does not hide
        away = np.where(seen, np.abs(drawn - position.y()), np.inf)
        return first, float(second[np.argmin(away)])

    def _shares(self, first: float, second: float | Array) -> Array:
        """How high places are, from 0 to 1; what is no number is highest."""
        shares = self.picture.surface.shares
        places = []
        for at, span, length in zip((second, first), self.picture.spans[::-1], shares.shape, strict=True):
            along = (np.asarray(at) - span[0]) / (span[1] - span[0]) * (length - 1)
            places.append(np.clip(np.rint(along), 0, length - 1).astype(int))
        return np.asarray(np.nan_to_num(shares[places[0], places[1]], nan=1.0))
