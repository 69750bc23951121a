"""Numbers as text."""

import math
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.notation.number_text import apart, compact, fitting, is_whole, number, number_tex, row_text, says


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (124, "124"),
        (124.0, "124"),
        (-35, "−35"),
        (-0.0, "0"),
        (9_999_999_999, "9999999999"),
        (10_000_000_000, "1e10"),
        (0.1, "0.1"),
        (1 / 3, "0.333333"),
        (-1.25e-7, "−1.25e−7"),
        (6.02214076e23, "6.02214e23"),
        (10**400 + 1, "1e400"),
        (-123456789 * 10**400, "−1.23457e408"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_number_is_short_and_has_a_true_minus(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "tex"),
    [(-2, "-2"), (1.5e-7, r"1.5\cdot 10^{-7}"), (math.inf, r"\infty"), (math.nan, r"\mathrm{NaN}")],
)
def test_number_in_tex_has_powers_of_ten(value: float, tex: str) -> None:
    assert number_tex(value) == tex


@given(st.floats() | st.integers())
def test_compact_number_is_plain_and_near(value: float) -> None:
    text = compact(value)
    assert re.fullmatch(r"-?(\d+\.?\d*(e-?\d+)?|inf|nan)", text)
    assert len(text) <= 13
    if math.isfinite(value) and not (isinstance(value, float) and abs(value) > 1e308):
        assert float(text) == pytest.approx(value, rel=5.1e-6)


def test_digits_may_be_asked_for() -> None:
    assert compact(1 / 3, digits=3) == "0.333"


@pytest.mark.parametrize("value", [3, 3.0, np.float32(2), 2**2000])
def test_whole_numbers_are_known_in_every_type(value: float) -> None:
    assert is_whole(value)


@given(st.lists(st.integers(-(2**53), 2**53), min_size=1, max_size=9))
def test_row_of_whole_numbers_is_printed_as_numpy_prints_integers(row: list[int]) -> None:
    expected = " ".join(str(np.array(row)).split())
    assert " ".join(row_text(np.array(row, dtype=np.float64)).split()) == expected
    assert row_text(np.array(row, dtype=object)) == row_text(np.array(row, dtype=np.float64))


def test_row_of_reals_is_printed_with_few_digits() -> None:
    assert row_text(np.array([0.5, 1 / 3, 2.0])) == "[0.5      0.333333 2.      ]"


def test_float_too_large_to_be_exact_is_not_printed_as_integer() -> None:
    assert row_text(np.array([1e300])) == "[1.e+300]"


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([101325.1, 101325.3], ["101325.1", "101325.3"]),
        ([8000000000000001, 8000000000000002], ["8000000000000001", "8000000000000002"]),
        ([1 / 3, 2 / 3], ["0.333333", "0.666667"]),
        ([0.1, np.float32(0.1)], ["0.1", "0.100000001"]),
        ([10**30 + 1, 10**30 + 2], [str(10**30 + 1), str(10**30 + 2)]),
        ([5, 5.0], ["5", "5"]),
    ],
)
def test_compared_numbers_have_the_digits_that_tell_them_apart(values: list[float], texts: list[str]) -> None:
    assert [apart(value, values) for value in values] == texts


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_floats_that_differ_read_differently(one: float, other: float) -> None:
    assert (apart(one, [other]) == apart(other, [one])) == (one == other)


@given(st.integers(-(10**39), 10**39), st.integers(-9, 9))
def test_integers_that_differ_read_differently(value: int, difference: int) -> None:
    texts = apart(value, [value + difference]), apart(value + difference, [value])
    assert (texts[0] == texts[1]) == (difference == 0)


@pytest.mark.parametrize(
    ("tex", "value", "is_all"),
    [
        ("0.1", 0.1, True),
        ("0.3", 0.1 + 0.2, False),
        ("0.1", np.float32(0.1), True),
        ("12", np.int64(12), True),
        (r"1.5\cdot 10^{-7}", 1.5e-7, True),
        ("0.333333", 1 / 3, False),
        (r"1\cdot 10^{400}", 10**400, True),
        (r"1\cdot 10^{400}", 10**400 + 1, False),
        (r"\infty", math.inf, True),
    ],
)
def test_text_says_all_of_a_number_or_not(tex: str, value: float, is_all: bool) -> None:
    assert says(tex, value) is is_all


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (16777218, "≈1.68e7"),
        (16777218.0, "≈1.68e7"),
        (20_000_000, "2e7"),
        (1234567, "1234567"),
        (0.333333, "0.33333"),
    ],
)
def test_whole_number_that_does_not_fit_says_about(value: float, text: str) -> None:
    assert fitting(value, 7) == text
