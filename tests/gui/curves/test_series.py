"""Preparing series for drawing."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gui.curves.series import LARGEST, as_floats, prepare

anything = arrays(
    st.sampled_from([np.float32, np.float64]),
    st.integers(0, 400),
    elements=st.floats(width=32, allow_nan=True, allow_infinity=True),
)
windows = st.tuples(st.floats(-10, 500), st.floats(0.5, 500)).map(lambda pair: (pair[0], sum(pair)))
columns = st.integers(1, 60)


@given(anything, windows, columns)
def test_nothing_that_is_no_finite_number_comes_out(values, window, columns):
    series = prepare(values, *window, columns)
    assert np.isfinite(series.t).all()
    assert np.isfinite(series.values).all()
    assert len(series.t) == len(series.values) == len(series.joined)


@given(anything, windows, columns)
def test_every_point_that_comes_out_is_one_that_went_in(values, window, columns):
    series = prepare(values, *window, columns)
    assert (np.diff(series.t) > 0).all()
    np.testing.assert_array_equal(series.values, values[series.t.astype(int)].astype(np.float64))


@given(anything, columns)
def test_extremes_and_ends_survive(values, columns):
    finite = values[np.isfinite(values)].astype(np.float64)
    series = prepare(values, -1, len(values), columns)
    if len(finite):
        assert series.values.min() == finite.min()
        assert series.values.max() == finite.max()
        assert series.values[0] == finite[0]
        assert series.values[-1] == finite[-1]


@given(st.integers(1000, 100_000), st.integers(1, 2000))
def test_long_series_are_reduced_to_about_two_points_a_column(steps, columns):
    series = prepare(np.sin(np.arange(steps)), 0, steps - 1, columns)
    assert len(series.t) <= 2 * columns + 6


@given(anything, columns)
def test_lines_never_lead_across_a_gap(values, columns):
    series = prepare(values, -1, len(values), columns)
    for index in np.flatnonzero(series.joined):
        between = values[int(series.t[index]) : int(series.t[index + 1]) + 1]
        assert np.isfinite(between).all()


@given(st.lists(st.integers(-(10**400), 10**400), max_size=60))
def test_python_integers_of_any_size_are_clipped_to_float64(numbers):
    floats, beyond = as_floats(np.array(numbers, dtype=object))
    expected = [float(min(max(value, -int(LARGEST)), int(LARGEST))) for value in numbers]
    assert floats.tolist() == expected
    if beyond is not None:
        assert beyond.tolist() == [abs(value) > LARGEST for value in numbers]


def test_a_gap_leaves_lonely_points_to_be_marked():
    series = prepare(np.array([1.0, math.nan, 2.0, math.nan, 3.0, 4.0]), -1, 6, 100)
    assert series.t[series.lonely].tolist() == [0, 2]


def test_a_single_value_is_lonely():
    assert prepare(np.array([7.0]), -0.5, 0.5, 100).lonely.tolist() == [True]


def test_no_value_at_all_gives_an_empty_series():
    series = prepare(np.empty(0), -0.5, 0.5, 100)
    assert len(series.t) == len(series.lonely) == series.visible == 0


def test_infinity_up_to_the_end_is_told_with_its_first_step():
    values = np.array([1.0, 2.0, math.inf, math.inf])
    assert prepare(values, -1, 4, 100).oddity.text() == "infinite from t = 2"


def test_a_passing_nan_is_told_with_its_step():
    assert prepare(np.array([1.0, math.nan, 2.0]), -1, 3, 100).oddity.text() == "not a number at t = 1"


def test_integers_beyond_float64_are_told():
    values = np.array([10**300, 10**309], dtype=object)
    assert prepare(values, -1, 2, 100).oddity.text() == "beyond float64 from t = 1"


def test_plain_values_are_drawn_as_they_are_and_nothing_is_told():
    series = prepare(np.arange(10.0), -1, 10, 100)
    assert series.oddity is None
    assert series.values.tolist() == list(range(10))


def test_a_window_keeps_the_neighbours_of_its_edges_so_that_lines_reach_them():
    series = prepare(np.arange(100.0), 10.5, 20.5, 100)
    assert series.t.tolist() == list(range(10, 22))
