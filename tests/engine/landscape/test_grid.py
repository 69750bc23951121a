"""Lines of places, and the picture that they make while it is being refined."""

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.landscape.grid import LINES, SIDES, PlaneGrid, full_lines, lines_for, picture

GRID = PlaneGrid((0.0, 15.0), (0.0, 150.0))


def table(lines: int) -> np.ndarray:
    """Each line holds the second number of its places."""
    return np.concatenate([full_lines(GRID.places(line, 1)[1:]) for line in range(lines)])


def test_lines_reach_from_end_to_end() -> None:
    first, second = GRID.places(0, 16)
    assert first[:16].tolist() == list(range(16))
    assert second[::16].tolist() == list(range(0, 160, 10))


def test_there_is_no_picture_before_the_coarsest_level_is_complete() -> None:
    assert picture(table(15)) is None
    found = picture(table(16))
    assert found is not None
    assert found[0].shape == (16, 16)


def test_lines_that_are_not_refined_yet_are_coarse() -> None:
    found = picture(table(16 + 32))
    assert found is not None
    there, fine = found
    assert (there.shape, fine) == ((64, 64), 32)
    assert there[31, 0] == pytest.approx(150 * 31 / 63)
    assert there[32:36, 0].tolist() == [80] * 4


def test_last_picture_is_the_finest_one() -> None:
    found = picture(table(LINES))
    assert found is not None
    np.testing.assert_allclose(found[0][:, 0], np.linspace(0, 150, 256))


def test_range_without_extent_is_refused() -> None:
    with pytest.raises(ParameterError, match="must go from a lower to a higher number, got 3 … 3"):
        PlaneGrid((3.0, 3.0), (0.0, 1.0)).check()


def test_picture_of_a_large_network_stays_coarse() -> None:
    assert [lines_for(cost) for cost in (1e3, 1e8, 1e12)] == [LINES, sum(SIDES[:2]), SIDES[0]]
