"""Arrays: views, finiteness, and products whose bits do not depend on the number of rows."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.array import Array, is_finite, is_nan, is_nan_number, joined_tables, read_only, times_matrix

floats = st.floats(-1e3, 1e3)


def exact(numbers: list) -> Array:
    return np.array(numbers, dtype=object)


def test_read_only_view_refuses_writing_and_leaves_its_source_writable() -> None:
    source = np.zeros(3)
    view = read_only(source)
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 1
    source[0] = 1
    assert view[0] == 1


def test_real_numbers_are_finite_but_for_nan_and_infinities() -> None:
    assert is_finite(np.array([0.0, -1e308, np.inf, -np.inf, np.nan])).tolist() == [
        True,
        True,
        False,
        False,
        False,
    ]


@given(st.integers(-(2**1100), 2**1100) | st.integers(2**1024 - 2**972, 2**1024 + 2**972))
def test_integer_is_finite_where_python_can_make_it_a_float(number: int) -> None:
    try:
        fits = math.isfinite(float(number))
    except OverflowError:
        fits = False
    assert is_finite(exact([number])).tolist() == [fits]


def test_largest_integer_that_rounds_into_float64_is_finite_and_the_next_is_not() -> None:
    edge = 2**1024 - 2**970
    assert is_finite(exact([edge - 1, edge, -edge, 1 - edge])).tolist() == [True, False, False, True]


def test_finiteness_keeps_the_shape() -> None:
    assert is_finite(exact([[1, 2], [3, 4]])).shape == (2, 2)


@given(st.integers(1, 9).flatmap(lambda n: hnp.arrays(np.float64, (7, n), elements=floats)), st.data())
def test_product_has_the_same_bits_for_one_row_as_for_a_block(rows: Array, data: st.DataObject) -> None:
    matrix = data.draw(hnp.arrays(np.float64, (rows.shape[1], 4), elements=floats))
    block = times_matrix(rows, matrix)
    assert np.stack([times_matrix(row, matrix) for row in rows]).tobytes() == block.tobytes()


@pytest.mark.parametrize("size", [1, 3, 17, 64, 129])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_product_has_the_same_bits_at_every_size(size: int, dtype: type) -> None:
    rng = np.random.default_rng(size)
    rows = rng.standard_normal((50, size)).astype(dtype)
    matrix = rng.standard_normal((size, size)).astype(dtype)
    block = times_matrix(rows, matrix)
    assert block.dtype == dtype
    assert np.stack([times_matrix(row, matrix) for row in rows]).tobytes() == block.tobytes()


def test_product_agrees_with_numpys_own() -> None:
    rng = np.random.default_rng(0)
    rows, matrix = rng.standard_normal((5, 3)), rng.standard_normal((3, 4))
    np.testing.assert_allclose(times_matrix(rows, matrix), rows @ matrix, rtol=1e-13)


def test_product_of_integers_is_exact_beyond_64_bits() -> None:
    huge = 10**30
    assert times_matrix(exact([[huge, 1]]), exact([[huge], [1]])).tolist() == [[huge * huge + 1]]
    assert times_matrix(exact([huge, 1]), exact([[huge], [1]])).tolist() == [huge * huge + 1]


def test_nan_among_integers_is_not_finite() -> None:
    assert is_finite(exact([1, math.nan])).tolist() == [True, False]


def test_integers_of_any_size_are_no_nan() -> None:
    numbers = np.array([10**400, np.nan, -(10**400), np.inf], dtype=object)
    assert is_nan(numbers).tolist() == list(map(is_nan_number, numbers)) == [False, True, False, False]
    assert is_nan(np.array([[np.nan, 1], [2, np.nan]])).tolist() == [[True, False], [False, True]]
    assert is_nan(np.arange(2)).dtype == bool


def test_joined_tables_are_those_of_their_parts_one_behind_the_other() -> None:
    x, h = np.arange(10.0).reshape(5, 2), np.arange(5.0).reshape(5, 1)
    joined = joined_tables([{"x": x[:2], "h": h[:2]}, {"x": x[2:], "h": h[2:]}])
    np.testing.assert_array_equal(joined["x"], x)
    np.testing.assert_array_equal(joined["h"], h)


def test_lone_table_is_not_copied() -> None:
    x = np.arange(3.0)
    assert joined_tables([{"x": x}])["x"] is x
