"""From values to heights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.curves.scale import Scale, choose_scale, height_range

finite = st.floats(allow_nan=False, allow_infinity=False)
many = st.lists(finite, min_size=1, max_size=50).map(np.array)
choices = st.sampled_from(["auto", "linear", "symlog"])


@given(finite)
def test_symlog_is_odd(value):
    scale = Scale("symlog")
    assert scale.height(-value) == -scale.height(value)


@given(finite, finite)
def test_symlog_never_falls(one, other):
    scale = Scale("symlog")
    low, high = sorted([one, other])
    assert scale.height(low) <= scale.height(high)


@given(st.floats(-1e300, 1e300))
def test_symlog_is_undone_by_value(value):
    scale = Scale("symlog")
    assert scale.value(scale.height(value)) == pytest.approx(value, rel=1e-12, abs=1e-12)


@given(st.integers(1, 300))
def test_symlog_follows_its_formula(exponent):
    assert Scale("symlog").height(10.0**exponent) == pytest.approx(np.log10(1 + 10.0**exponent), rel=1e-12)


@given(many, choices)
def test_heights_and_their_range_fit_qt_s_transforms(values, choice):
    scale = choose_scale(choice, values)
    heights = scale.heights(values)
    low, high = height_range(scale, heights)
    assert np.isfinite(heights).all()
    assert low < heights.min() <= heights.max() < high
    assert 1e-12 < 100 / (high - low) < 1e12
    assert low < high


@given(many, choices)
def test_every_height_that_is_shown_has_a_finite_value(values, choice):
    scale = choose_scale(choice, values)
    assert all(np.isfinite(scale.value(height)) for height in height_range(scale, scale.heights(values)))


def test_automatic_scale_is_linear_for_the_notebook():
    assert choose_scale("auto", np.array([5.0, 18, 49, 124, 305, 742, 1797, 4344, 10493])).kind == "linear"


def test_automatic_scale_is_symlog_where_a_series_explodes():
    assert choose_scale("auto", 2.0 ** np.arange(40)).kind == "symlog"


def test_automatic_scale_stays_linear_where_symlog_would_be_as_linear():
    assert choose_scale("auto", 10.0 ** -np.arange(40.0)).kind == "linear"


def test_automatic_scale_keeps_the_kind_it_is_told_to():
    assert choose_scale("auto", 2.0 ** np.arange(40), before="linear").kind == "linear"


def test_a_choice_is_kept_whatever_the_values():
    assert choose_scale("linear", 2.0 ** np.arange(40)).kind == "linear"
    assert choose_scale("symlog", np.ones(3)).kind == "symlog"


def test_a_constant_lies_in_the_middle_of_its_range():
    low, high = height_range(Scale(), np.full(5, 40.0))
    assert (low + high) / 2 == pytest.approx(40)
    assert high - low == pytest.approx(8)


def test_nothing_but_zero_is_shown_between_minus_one_and_one():
    assert height_range(Scale(), np.zeros(5)) == (-1, 1)


def test_a_constant_too_small_for_its_own_unit_is_shown_as_zero():
    values = np.full(3, 5e-324)
    assert height_range(choose_scale("auto", values), values) == (-1, 1)


def test_values_far_from_zero_keep_the_distances_between_them():
    values = 8e15 + np.arange(8.0)
    scale = choose_scale("auto", values)
    low, high = height_range(scale, scale.heights(values))
    assert np.diff(scale.heights(values)) == pytest.approx(np.full(7, 1.0))
    assert high - low == pytest.approx(7 * 1.12)


def test_last_bits_of_real_numbers_are_drawn_as_one():
    values = np.array([0.1 + 0.2, 0.3])
    scale = choose_scale("auto", values)
    low, high = height_range(scale, scale.heights(values))
    assert high - low == pytest.approx(0.06)


@given(st.floats(1, 1e12), st.floats(1e-11, 1e-6))
def test_heights_of_near_values_are_undone_by_value(size, share):
    values = np.array([size, size * (1 + share), size * (1 + share / 2)])
    scale = choose_scale("linear", values)
    assert [scale.value(height) for height in scale.heights(values)] == pytest.approx(values, rel=1e-15)
