"""Distances between numbers, against NumPy's own nextafter and spacing."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.comparison.ulp import coarser, difference, ulps

singles = st.floats(width=32, allow_nan=False, allow_infinity=False)
doubles = st.floats(allow_nan=False, allow_infinity=False)


@given(singles)
def test_next_float32_is_one_ulp_away(value: float) -> None:
    with np.errstate(over="ignore"):
        after = np.nextafter(np.float32(value), np.float32(np.inf))
    assert ulps(value, after, "float32") == (1 if np.isfinite(after) else None)


@given(doubles)
def test_next_float64_is_one_ulp_away(value: float) -> None:
    with np.errstate(over="ignore"):
        after = np.nextafter(value, -np.inf)
    assert ulps(value, after, "float64") == (1 if np.isfinite(after) else None)


@given(st.floats(1, 1e30), st.integers(0, 1000))
def test_ulps_within_one_power_of_two_count_spacings(value: float, count: int) -> None:
    start = np.float64(2.0 ** math.floor(math.log2(value)))
    assert ulps(start, start + count * np.spacing(start), "float64") == count


@given(singles, singles)
def test_ulps_are_the_same_both_ways(a: float, b: float) -> None:
    assert ulps(a, b, "float32") == ulps(b, a, "float32")


@given(singles, singles, singles)
def test_ulps_add_up_along_the_row_of_numbers(a: float, b: float, c: float) -> None:
    low, middle, high = sorted((a, b, c))
    parts = (ulps(low, middle, "float32"), ulps(middle, high, "float32"))
    assert None not in parts
    assert ulps(low, high, "float32") == sum(part for part in parts if part is not None)


def test_both_zeros_are_one_place() -> None:
    assert ulps(0.0, -0.0, "float64") == 0


def test_smallest_numbers_around_zero_are_two_ulps_apart() -> None:
    tiny = np.nextafter(np.float32(0), np.float32(1))
    assert ulps(-tiny, tiny, "float32") == 2


def test_difference_below_what_float32_tells_is_no_ulp() -> None:
    assert ulps(1.0, 1.0 + 1e-12, "float32") == 0
    assert difference(1.0, 1.0 + 1e-12) == pytest.approx(1e-12, rel=1e-3)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, 10**400, 1e39])
def test_ulps_to_a_number_beyond_the_precision_are_not_counted(value: float) -> None:
    assert ulps(1.0, value, "float32") is None


def test_difference_of_integers_beyond_float64_is_exact() -> None:
    assert difference(10**400 + 3, 10**400) == 3


def test_difference_from_an_integer_that_float64_cannot_hold_is_exact() -> None:
    assert difference(2**53 + 1, float(2**53)) == 1


def test_difference_beyond_float64_is_infinite() -> None:
    assert difference(10**400, 0) == math.inf


def test_difference_from_an_infinity_is_infinite_and_from_nan_is_nan() -> None:
    assert difference(math.inf, 1.0) == math.inf
    assert math.isnan(difference(math.nan, 1.0))


def test_difference_takes_numpy_numbers() -> None:
    assert difference(np.float32(1.5), np.float64(1)) == 0.5


def test_coarser_precision_is_the_one_with_fewer_numbers() -> None:
    assert coarser("float64", "float32") == "float32"
    assert coarser("exact", "float64") == "float64"
