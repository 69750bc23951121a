"""Where places of a plane are drawn, flat and as heights."""

import numpy as np
import pytest
from PyQt6.QtCore import QRectF

from gui.plane.frame import HeightFrame, PlaneFrame, PlanePicture
from gui.plane.surface import surface_of

AREA, SPANS = QRectF(10, 20, 200, 100), ((-1.0, 1.0), (0.0, 10.0))


def frame_of(numbers: np.ndarray) -> HeightFrame:
    surface = surface_of(numbers)
    assert surface is not None
    return HeightFrame(AREA, SPANS, PlanePicture(surface, SPANS, "heights"))


def test_place_is_where_it_is_drawn() -> None:
    flat = PlaneFrame(AREA, SPANS)
    assert flat.place_of(flat.position_of((0.25, 7.0))) == pytest.approx((0.25, 7.0))
    rows, _ = np.mgrid[0:101, 0:101].astype(float)
    rising = frame_of(rows)
    assert rising.place_of(rising.position_of((0.25, 7.0))) == pytest.approx((0.25, 7.0), abs=0.06)


def test_what_is_large_stands_out_from_the_ground() -> None:
    _, columns = np.mgrid[0:101, 0:101].astype(float)
    frame = frame_of(columns)
    low, high = (frame.ground_of(place) - frame.position_of(place) for place in ((-1.0, 5.0), (1.0, 5.0)))
    assert (low.y(), high.y()) == (pytest.approx(0, abs=1), pytest.approx(frame.most))
    assert frame.position_of((1.0, 10.0)).y() == pytest.approx(AREA.top())


def test_hidden_place_is_not_pointed_at() -> None:
    """A wall in front, level ground behind it."""
    numbers = np.ones((101, 101))
    numbers[:20] = 20
    frame = frame_of(numbers)
    behind = frame.position_of((0.0, 2.5))
    assert frame.place_of(behind)[1] < 2
