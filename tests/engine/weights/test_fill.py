"""Filled weights are what their names say, by linear algebra that is not ours."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.weights.fill import WeightFill, rotation
from engine.weights.spectrum import blocks_of, eigenvalues, joined, radius_of, scaled_to

sizes = st.integers(1, 12)


@given(sizes, st.integers(1, 4), st.integers(0, 99))
def test_orthogonal_rows_are_orthonormal(units: int, gates: int, seed: int) -> None:
    found = WeightFill("orthogonal", seed).fill(units, units * gates, gates)
    assert np.allclose(found @ found.T, np.eye(units), atol=1e-12)


@given(sizes, sizes, st.integers(0, 99))
def test_glorot_fills_its_bound_and_no_more(rows: int, columns: int, seed: int) -> None:
    bound = math.sqrt(6 / (rows + columns))
    assert np.abs(WeightFill("glorot", seed).fill(rows, columns)).max() <= bound
    many = WeightFill("glorot", seed).fill(60, 60)
    assert math.isclose(many.std(), math.sqrt(6 / 120) / math.sqrt(3), rel_tol=0.1)  # of a uniform one
    assert np.abs(many).max() > 0.95 * math.sqrt(6 / 120)


@given(sizes, st.floats(-180, 180))
def test_rotation_turns_by_its_angle(units: int, degrees: float) -> None:
    angle = math.radians(degrees)
    found = np.linalg.eigvals(WeightFill("rotation", degrees=degrees).fill(units, units))
    wanted = [np.exp(1j * angle), np.exp(-1j * angle)] * (units // 2) + [1.0] * (units % 2)
    assert np.allclose(np.sort_complex(found.round(9)), np.sort_complex(np.array(wanted).round(9)), atol=1e-6)


def test_row_of_units_is_turned_from_the_first_axis_to_the_second() -> None:
    assert np.allclose(np.array([1.0, 0.0]) @ rotation(2, math.pi / 6), [math.cos(math.pi / 6), 0.5])


def test_identity_fills_every_gate() -> None:
    found = WeightFill("identity").fill(2, 6, 3)
    assert all(np.array_equal(block, np.eye(2)) for block in blocks_of(found, 3))
    with pytest.raises(ParameterError, match="must be square"):
        WeightFill("identity").fill(1, 6, 3)


@given(st.integers(2, 8), st.floats(0.1, 5), st.integers(0, 99))
def test_scaled_matrix_has_the_radius_that_was_asked_for(units: int, radius: float, seed: int) -> None:
    matrix = np.random.default_rng(seed).standard_normal((units, units))
    found = scaled_to(matrix, radius)
    assert math.isclose(np.abs(np.linalg.eigvals(found)).max(), radius, rel_tol=1e-9)
    assert np.linalg.matrix_rank(np.stack([matrix.ravel(), found.ravel()])) == 1
    assert math.isclose(radius_of(matrix), np.abs(np.linalg.eigvals(matrix)).max(), rel_tol=1e-12)


def test_nilpotent_matrix_has_no_other_radius() -> None:
    with pytest.raises(ParameterError, match="no eigenvalue but 0"):
        scaled_to(np.array([[0.0, 1.0], [0.0, 0.0]]), 1)
    with pytest.raises(ParameterError, match="0 at least"):
        scaled_to(np.eye(2), -1)


def test_what_is_not_square_or_not_finite_has_no_eigenvalues() -> None:
    assert eigenvalues(np.ones((2, 3))).size == 0
    assert math.isnan(radius_of(np.array([[math.inf]])))


def test_blocks_side_by_side_are_the_kernel_again() -> None:
    kernel = np.arange(24.0).reshape(2, 12)
    assert np.array_equal(joined(blocks_of(kernel, 3)), kernel)
