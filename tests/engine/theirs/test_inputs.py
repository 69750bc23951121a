"""What a network reads, from arrays of any order."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.array import Array
from engine.errors import ParameterError
from engine.theirs.given import given_of
from engine.theirs.inputs import inputs_of, sequence_of


def numbers(*shape: int) -> Array:
    """Different numbers."""
    return np.arange(np.prod(shape), dtype=float).reshape(shape) + 0.5


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_rows_of_steps_of_features_stay_as_they_are(rows: int, steps: int, features: int) -> None:
    values = numbers(rows, steps, features)
    found, notes = inputs_of(given_of(values), features)
    np.testing.assert_array_equal(found, values)
    assert notes == ()
    np.testing.assert_array_equal(inputs_of(given_of(values[0]), features)[0], values[:1])


@given(st.integers(1, 5), st.integers(2, 5))
def test_turned_inputs_are_turned_back_and_told(steps: int, features: int) -> None:
    assume(steps != features)
    values = numbers(steps, features)
    found, notes = inputs_of(given_of(values.T), features)
    np.testing.assert_array_equal(found[0], values)
    assert "(features, steps)" in notes[0]


def test_one_feature_may_lack_its_axis() -> None:
    assert inputs_of(given_of(numbers(7)), 1)[0].shape == (1, 7, 1)
    found, notes = inputs_of(given_of(numbers(3, 7)), 1)
    assert found.shape == (3, 7, 1)
    assert notes == ("The inputs (3, 7) are read as (rows, steps) of one feature.",)


def test_a_first_column_that_counts_the_steps_is_left_out_and_told() -> None:
    values = np.column_stack([np.arange(4), numbers(4, 2)])
    found, notes = inputs_of(given_of(values), 2)
    np.testing.assert_array_equal(found[0], numbers(4, 2))
    assert notes == ("The first column of the inputs counts the steps, and is left out.",)
    assert inputs_of(given_of(values), 3)[0].shape == (1, 4, 3)


def test_a_square_is_read_as_it_stands_and_told() -> None:
    found, notes = inputs_of(given_of(numbers(4, 4)), 4)
    np.testing.assert_array_equal(found[0], numbers(4, 4))
    assert notes == ("The inputs (4, 4) are read as (steps, features), as they stand.",)


def test_among_several_arrays_x_is_meant() -> None:
    arrays = {"y": numbers(5, 2), "x": numbers(5, 3)}
    assert inputs_of(given_of(arrays), 3)[0].shape == (1, 5, 3)
    with pytest.raises(ParameterError, match="one called x; it holds 'a', 'b'"):
        inputs_of(given_of({"a": numbers(5), "b": numbers(5)}), 1)


def test_what_does_not_fit_is_told_with_its_shape() -> None:
    with pytest.raises(ParameterError, match=r"has shape \(5, 2\); the model reads 3 features"):
        inputs_of(given_of(numbers(5, 2)), 3)
    values = numbers(5, 2)
    values[3, 1] = np.nan
    with pytest.raises(ParameterError, match="holds nan at row 0, t = 3, feature 1; inputs must be finite"):
        inputs_of(given_of(values), 2)


def test_a_sequence_of_inputs_has_no_step_that_counts() -> None:
    sequence = sequence_of(numbers(2, 3, 4), 5)
    batch = sequence.generate()
    np.testing.assert_array_equal(batch.inputs, numbers(2, 3, 4))
    assert sequence.outputs == 5
    assert not batch.mask.any()
