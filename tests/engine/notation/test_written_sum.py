"""Sums are written so that they add up to their last digit, and wrong ones are left wrong."""

import math
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.notation.products import exact_sum
from engine.notation.written_sum import WrittenSum, write_sum

floats = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e100, max_value=1e100)
wholes = st.integers(-(10**40), 10**40)


def decimal(tex: str) -> Decimal:
    mantissa, _, exponent = tex.partition(r"\cdot 10^{")
    return Decimal(f"{mantissa}e{exponent.rstrip('}') or 0}")


def added_up(written: WrittenSum) -> bool:
    with localcontext(prec=400):
        return sum(map(decimal, written.addends), Decimal(0)) == decimal(written.total)


def test_whole_numbers_are_written_in_full() -> None:
    assert write_sum([72, 49, 3], 124) == WrittenSum(("72", "49", "3"), "124", True)


def test_thirds_are_evened_out() -> None:
    assert write_sum([1 / 3] * 3, 1.0) == WrittenSum(("0.33334", "0.33333", "0.33333"), "1", True)


def test_numbers_that_are_short_anyway_stay_as_they_are() -> None:
    assert write_sum([0.1, 0.2, -3.0], 0.1 + 0.2 - 3.0).addends == ("0.1", "0.2", "-3")


def test_small_number_beside_a_large_one_still_has_a_digit() -> None:
    assert write_sum([123456.7891, 0.0042], 123456.7933).addends == ("123456.789", "0.004")


def test_very_small_number_does_not_read_as_nothing() -> None:
    assert write_sum([5.0, 2e-12, 0.0], 5.000000000002).addends == ("5", r"2\cdot 10^{-12}", "0")


def test_whole_numbers_of_eleven_digits_are_written_in_full() -> None:
    written = write_sum([7778742049, 0, 4807526976, 0], 12586269025)
    assert written == WrittenSum(("7778742049", "0", "4807526976", "0"), "12586269025", True)


def test_sum_that_is_wrong_is_left_wrong() -> None:
    assert write_sum([72.0, 49.0, 3.0], 125.0) == WrittenSum(("72", "49", "3"), "125", False)


def test_one_missing_integer_is_seen_at_any_size() -> None:
    assert not write_sum([10**30, 1], 10**30).is_even


def test_infinity_is_written_as_such() -> None:
    written = write_sum([math.inf, 1.0], math.inf)
    assert (written.addends, written.total) == ((r"\infty", "1"), r"\infty")


@given(st.lists(floats, min_size=1, max_size=14))
def test_floats_add_up_as_written(values: list[float]) -> None:
    written = write_sum(values, math.fsum(values))
    assert written.is_even
    assert added_up(written)


@given(st.lists(wholes, min_size=1, max_size=14))
def test_integers_add_up_as_written(values: list[int]) -> None:
    assert added_up(write_sum(values, sum(values)))


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=2, max_size=14))
def test_single_precision_adds_up_as_written(values: list[float]) -> None:
    singles = [np.float32(value) for value in values]
    total = np.float32(0)
    for value in singles:
        total = total + value
    assert added_up(write_sum(singles, total))


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=14))
@example([10.0, 499995.0, 499995.5])
def test_each_is_written_less_than_two_units_of_the_last_digit_off(values: list[float]) -> None:
    total = math.fsum(values)
    written = write_sum(values, total)
    shown = [decimal(tex) for tex in written.addends]
    exponents = [number.as_tuple().exponent for number in (*shown, decimal(written.total)) if number]
    last = Fraction(10) ** min((int(exponent) for exponent in exponents), default=0)
    size = max(map(abs, [*values, total]))  # six digits of the largest number, which may be the total
    for value, text in zip(values, shown, strict=True):
        assert abs(Fraction(text) - Fraction(value)) <= max(2 * last, Fraction(size) / 10**5)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_rest_is_the_exact_sum_rounded_once(values: list[float]) -> None:
    assert exact_sum(values) == float(sum(map(Fraction, values)))


@pytest.mark.parametrize("values", [[math.inf, -math.inf], [math.nan, 1.0]])
def test_rest_that_is_no_number_is_none(values: list[float]) -> None:
    assert math.isnan(exact_sum(values))
