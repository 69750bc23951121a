"""How weights are drawn, beside the formulas of the papers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.weights.initializer import glorot_uniform, orthogonal


@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 99))
def test_glorot_stays_within_its_limit_and_uses_it(rows: int, columns: int, seed: int) -> None:
    kernel = glorot_uniform(np.random.default_rng(seed), rows, columns)
    limit = (6 / (rows + columns)) ** 0.5
    assert kernel.shape == (rows, columns)
    assert np.all(np.abs(kernel) <= limit)


def test_glorot_has_the_variance_of_its_paper() -> None:
    kernel = glorot_uniform(np.random.default_rng(0), 300, 500)
    assert np.var(kernel) == pytest.approx(2 / 800, rel=0.01)


@given(st.integers(1, 12), st.integers(1, 4), st.integers(0, 99))
def test_orthogonal_rows_have_length_one_and_no_angle(units: int, gates: int, seed: int) -> None:
    kernel = orthogonal(np.random.default_rng(seed), units, units * gates)
    np.testing.assert_allclose(kernel @ kernel.T, np.eye(units), atol=1e-12)
