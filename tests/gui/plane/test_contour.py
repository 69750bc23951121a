"""Lines of equal height, and the heights that colours are chosen of."""

import numpy as np
import pytest

from gui.plane.contour import contour
from gui.plane.surface import coloured, lit, surface_of


def test_line_of_equal_distance_is_a_circle() -> None:
    rows, columns = np.mgrid[0:41, 0:41]
    pieces = contour(np.hypot(rows - 20.0, columns - 20.0), 12.0)
    np.testing.assert_allclose(np.hypot(*(pieces.reshape(-1, 2) - 20).T), 12, atol=0.02)
    length = np.linalg.norm(pieces[:, 1] - pieces[:, 0], axis=1).sum()
    assert length == pytest.approx(2 * np.pi * 12, rel=0.01)


def test_saddle_has_two_lines_that_do_not_cross() -> None:
    pieces = contour(np.array([[1.0, 0.0], [0.0, 1.0]]), 0.5)
    assert len(pieces) == 2
    assert {tuple(end) for piece in pieces.tolist() for end in piece} == {
        (0, 0.5),
        (0.5, 0),
        (0.5, 1),
        (1, 0.5),
    }


def test_square_beside_what_is_no_number_has_no_line() -> None:
    assert not len(contour(np.array([[0.0, 1.0], [np.inf, 1.0]]), 0.5))


def test_heights_are_logarithms_where_numbers_reach_far() -> None:
    numbers = np.append(np.logspace(-4, 4, 8999), np.nan).reshape(90, 100)
    surface = surface_of(numbers)
    assert surface is not None
    assert surface.is_log
    assert (surface.number(surface.low), surface.heights[0, 0]) == (pytest.approx(1e-4, rel=0.1), -4)
    assert 5 < len(surface.levels()) <= 15
    valley = surface_of(np.append(np.full(9000, 1.0), 1e-9).reshape(1, -1))
    assert valley is not None
    assert not valley.is_log
    near = surface_of(np.array([[1.0, 1.5], [2.0, 3.0]]))
    assert near is not None
    assert not near.is_log
    assert surface_of(np.full((2, 2), np.inf)) is None


def test_what_is_no_number_has_a_colour_of_its_own() -> None:
    surface = surface_of(np.array([[0.0, 1.0], [2.0, np.nan]]))
    assert surface is not None
    ends = np.zeros(3), np.full(3, 200.0)
    picture = coloured(surface, ends, np.array([9.0, 8.0, 7.0]), "colours")
    assert picture[1, 1].tolist() == [9, 8, 7]
    assert picture[0, 0].tolist() == [0, 0, 0]


def test_slope_that_faces_the_light_is_brighter() -> None:
    rows, columns = np.mgrid[0:20, 0:20].astype(float)
    rising, level = surface_of(1 + columns), surface_of(1 + rows * 0)
    assert rising is not None
    assert level is not None
    assert lit(rising).mean() > 1
    assert lit(level) == pytest.approx(np.ones((20, 20)))
